import type {Line, Recovery, TextEdit} from './recovery.ts'

/** Signs that print puts before the items of a list, where no other sign of the kind follows at once: `□□` are gaps. */
const glyph = /^([□■❑❒❏❐▪▫◆◇●○•◦∙◼◻▶►➢➤])(?!\s*[□■○●◆◇])\s*(?=\S)/u
/** Stands in names too: `·` needs a space. */
const dot = /^([·・‧])\s+(?=\S)/u

type Item = {line: Line; width: number}

/**
 * Find lists whose items begin with a sign that Markdown does not know, and make them lists of Markdown; items that a
 * page break tore apart come together. Sets what was a line of a paragraph to `other`.
 */
export function findLists(lines: readonly Line[]): Recovery[] {
  const groups = groupsOf(lines).map((group) => ({group, recovery: listRecovery(group)}))
  const empty = emptyItems(lines)
  for (const {group, recovery} of groups) if (recovery.certain) for (const {line} of group.items) leave(line)
  return [...groups.map(({recovery}) => recovery), ...empty]
}

/** An item of a list is no line of a paragraph any more. */
function leave(line: Line): void {
  if (line.kind !== 'item') line.kind = 'other'
}

type Group = {items: Item[]; before: Line | undefined; after: Line | undefined; lines: readonly Line[]}

function groupsOf(lines: readonly Line[]): Group[] {
  const readable = lines.filter(({kind, text}) => kind !== 'blank' && !(kind === 'item' && text === ''))
  const groups: Group[] = []
  let open: Group | undefined
  for (const [index, line] of readable.entries()) {
    const width = glyphWidth(line)
    const isContinuation = open !== undefined && line.block === open.items.at(-1)?.line.block && line.kind !== 'other'
    if (width > 0) {
      open ??= {items: [], before: readable[index - 1], after: undefined, lines}
      open.items.push({line, width})
    } else if (open && !(isContinuation && line.kind === 'item')) {
      groups.push({...open, after: line})
      open = undefined
    }
  }
  if (open) groups.push(open)
  return groups
}

/** In UTF-16 code units, with the space behind it; 0 where there is none. */
function glyphWidth(line: Line): number {
  if (line.kind !== 'prose' && line.kind !== 'item' && line.kind !== 'code') return 0
  return (glyph.exec(line.text) ?? dot.exec(line.text))?.[0].length ?? 0
}

function listRecovery({items, before, after, lines}: Group): Recovery {
  const [first, last] = [items[0]?.line, items.at(-1)?.line]
  const edits = items.flatMap((item, index) => [
    ...gapEdits(items[index - 1], item, lines),
    itemEdit(item, index === 0, before)
  ])
  const goesOn = after !== undefined && isBullet(after)
  const joined = goesOn && last ? gapTo(last, after) : []
  const sign = first?.text[0] ?? ''
  const isLong = items.length > 1 || goesOn || (first !== undefined && isBullet(first))
  return {
    kind: 'lists',
    ruleId: 'recover-lists',
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    edits: [...edits, ...joined],
    certain: isLong,
    reason: `Unexpected \`${sign}\` before ${items.length} lines, expected a list of \`- \``,
    values: {sign, count: items.length}
  }
}

function isBullet({kind, mark}: Line): boolean {
  return kind === 'item' && /^[-*+]$/.test(mark)
}

function itemEdit({line, width}: Item, isFirst: boolean, before: Line | undefined): TextEdit {
  const start = line.kind === 'item' ? line.textStart : line.start
  const end = line.textStart + width
  if (line.kind === 'item') return {start: line.textStart, end, text: ''}
  const isTight = isFirst && before?.number === line.number - 1 && before.kind !== 'item'
  return {start, end, text: isTight ? '\n- ' : '- '}
}

/** Items that stand apart come together where nothing but empty lines is between them. */
function gapEdits(before: Item | undefined, {line}: Item, lines: readonly Line[]): TextEdit[] {
  if (!before) return []
  const between = lines.slice(before.line.number + 1, line.number)
  return between.every(({kind}) => kind === 'blank') ? gapTo(before.line, line) : []
}

function gapTo(before: Line, after: Line): TextEdit[] {
  return after.number - before.number < 2 ? [] : [{start: before.end, end: after.start, text: '\n'}]
}

/** A lone `-` at the edge of a list is what is left of a rule or a frame. A number is text: those behind it count on. */
function emptyItems(lines: readonly Line[]): Recovery[] {
  return lines.flatMap((line) => {
    const isEmpty =
      line.kind === 'item' ? line.text === '' && isBullet(line) : line.kind === 'prose' && line.text === '-'
    if (!isEmpty) return []
    return [
      {
        kind: 'lists' as const,
        start: line.start,
        end: line.end,
        edits: [{start: line.start, end: line.end, text: ''}],
        certain: true,
        reason: 'Unexpected item without text, expected text behind `-`',
        ruleId: 'recover-empty-item'
      }
    ]
  })
}
