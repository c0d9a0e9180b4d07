import type {List, ListItem} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {hasHan} from './characters.ts'
import type {Rule} from './rule.ts'

/** Items of one list of which some end with a mark and some do not, or each with another. Told once a list. */
export const inconsistentListEndings: Rule = {
  ruleId: 'inconsistent-list-endings',
  severity: 'warning',
  description: 'All items of a list end with the same mark or with none; the last may end with `。` after `；`.',
  check: ({tree}, report) => {
    visit(tree, 'list', (list) => {
      const odd = oddOneOf(list)
      if (!odd) return
      const {item, ending, others} = odd
      const [found, expected] = [ending === '' ? '∅' : ending, others === '' ? '∅' : others]
      report({
        reason: `Unexpected ending \`${found}\` of an item, expected \`${expected}\` as the others of its list have it`,
        place: item,
        note: '`∅` is no mark at all',
        expected: [expected],
        values: {found, expected}
      })
    })
  }
}

type Odd = {item: ListItem; ending: string; others: string}

function oddOneOf(list: List): Odd | undefined {
  const items = list.children.filter(isPhrase).map((item) => ({item, ending: endingOf(item)}))
  if (items.length < 3) return undefined
  const last = items.at(-1)
  const before = items.slice(0, -1)
  // One sentence, in a list: 一；二；三。
  const counted =
    last?.item === list.children.at(-1) &&
    last?.ending === '。' &&
    before.every(({ending}) => '；，'.includes(ending) && ending !== '')
      ? before
      : items
  const counts = new Map<string, number>()
  for (const {ending} of counted) counts.set(ending, (counts.get(ending) ?? 0) + 1)
  const [others] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['']
  const odd = counted.find(({ending}) => ending !== others)
  return odd ? {...odd, others} : undefined
}

/** What is one phrase or sentence: longer ones end as sentences do, whatever their neighbours are. */
function isPhrase({children: [only, ...more]}: ListItem): boolean {
  if (only?.type !== 'paragraph' || more.length > 0) return false
  const text = toString(only)
  // The title of what it leads to ends as it likes.
  if (only.children.every(({type}) => type === 'link')) return false
  return hasHan(text) && !/[。！？：].*\S/su.test(text.trimEnd().slice(0, -1) + '.')
}

const full: Readonly<Record<string, string>> = {',': '，', ';': '；', '.': '。'}

function endingOf(item: ListItem): string {
  const text = toString(item).trimEnd()
  const last = text.replace(/[”’」』）)】]+$/u, '').at(-1) ?? ''
  const mark = full[last] ?? last
  return /[。；，、！？…]/u.test(mark) ? (/[！？…]/u.test(mark) ? '。' : mark) : ''
}
