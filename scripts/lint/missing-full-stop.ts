import {toString} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {hasHan} from './characters.ts'
import {editOf, fixOf, isIn, type Passage} from './passage.ts'
import type {Rule} from './rule.ts'

/** Words that a sentence has, and a label, a title, a line of an imprint has not. */
const predicate = /[的了是在为被把就也都将会能可使令让给到从有没不后前，；]/u

const closers = '”’」』）)】》〉"'

/** A paragraph of Chinese that ends in the middle of a sentence. Lists, headings, cells and sources end as they like. */
export const missingFullStop: Rule = {
  ruleId: 'missing-full-stop',
  severity: 'warning',
  description: 'A paragraph ends with a mark.',
  check: ({passages, file}, report) => {
    const torn = tornLines(file)
    for (const passage of passages) {
      if (!isParagraph(passage) || !isSentence(passage.text) || isEnded(passage.text)) continue
      const end = passage.text.trimEnd().length
      if (torn.has(passage.placeOf(end - 1, 1).start.line)) continue
      const last = passage.text.slice(Math.max(0, end - 8), end)
      report({
        reason: `Unexpected end of a paragraph after \`${last}\`, expected a mark such as \`。\``,
        place: passage.placeOf(end - 1, 1),
        values: {text: last},
        ...insertion(passage, end)
      })
    }
  }
}

/** Lines where a paragraph is torn in two, as `parse` has found: what is missing there is the rest. */
function tornLines({messages}: VFile): Set<number | undefined> {
  return new Set(messages.filter(({ruleId}) => ruleId === 'recover-page-breaks').map(({line}) => line))
}

function insertion(passage: Passage, end: number) {
  const {place} = editOf(passage, {index: end, length: 0}, '') ?? {}
  return place ? fixOf('suggested', {place, text: '。'}) : {}
}

function isParagraph(passage: Passage): boolean {
  const {node, parents} = passage
  if (
    node.type !== 'paragraph' ||
    isIn(passage, 'listItem', 'table', 'footnoteDefinition', 'defList', 'figure', 'htmlElement')
  )
    return false
  // A bold paragraph is a heading of a kind; one that ends with a link in a quote is its source.
  const [only, ...more] = node.children
  if (only?.type === 'strong' && more.length === 0) return false
  return !isOfLinks(passage) && !(parents.some(({type}) => type === 'blockquote') && isSource(passage))
}

/** `[上册](…) | [下册](…)`: where to go, and no sentence, behind one that ended. */
function isOfLinks({node}: Passage): boolean {
  const children = 'children' in node ? node.children : []
  const texts = children.map((child) => (child.type.startsWith('link') ? '' : toString(child)))
  return !hasHan(texts.join('').replace(/^.*[。！？]/su, ''))
}

function isSource({node, text}: Passage): boolean {
  const last = 'children' in node ? node.children.at(-1) : undefined
  const isSigned = /[。！？…”] *—{1,2} *[^，。！？—]{2,40}$/u.test(text)
  return last?.type === 'link' || isSigned || /^\s*(?:——|--|—|摘自|选自|引自|来源|出自|出处)/u.test(text)
}

function isSentence(text: string): boolean {
  if (!hasHan(text) || text.includes('\n')) return false
  // A shortcode, or the attributes of an image: other programs read them.
  if (/^\{.*\}$|\}\}$/su.test(text.trim())) return false
  if (/^\s*(?:图|表|代码清单|注|附[录錄]|公式)\s*[\dA-Z一二三四五六七八九十]/u.test(text)) return false
  // A label and what belongs to it.
  if (/^[^，。]{1,12}[:：]/u.test(text)) return false
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8 && predicate.test(text)
}

function isEnded(text: string): boolean {
  let end = text.trimEnd()
  while (end !== '' && closers.includes(end.at(-1) ?? '')) {
    const inner = end.slice(0, -1).trimEnd()
    if (/[。！？…：；.!?:;]$/u.test(inner)) return true
    if (/[）)]$/.test(end)) end = beforeBracket(end)
    else end = inner
  }
  return end === '' || /[。！？…：；，、.!?:;,—～~\uFFFC°]$/u.test(end)
}

/** What is in brackets behind the end of a sentence does not undo it. */
function beforeBracket(text: string): string {
  const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('))
  return open === -1 ? text.slice(0, -1) : text.slice(0, open).trimEnd()
}
