import type {Nodes, Root, RootContent} from 'mdast'
import type {Line} from './recovery.ts'

/**
 * Tell the lines of running text from what Markdown protects: code, HTML, tables, quotations, headings.
 *
 * @param tree Of `text`, before any plugin.
 * @param isPlain Whether nobody meant the text as Markdown: then an indent makes no code of Chinese prose.
 */
export function linesOf(text: string, tree: Root, isPlain: boolean): Line[] {
  const lines = splitLines(text)
  tree.children.forEach((node, block) => {
    const kind = kindOf(node, text, isPlain)
    for (const line of linesIn(lines, node)) {
      Object.assign(line, {kind: line.text === '' && kind !== 'other' ? 'blank' : kind, block})
    }
    // What nobody meant as Markdown may have `1. 概述` for a heading.
    if (isPlain && isNumberedLine(node)) for (const line of linesIn(lines, node)) line.kind = 'prose'
    else if (node.type === 'list') for (const item of node.children) markItem(lines, item, text)
  })
  return lines
}

function splitLines(text: string): Line[] {
  let start = 0
  return text.split('\n').map((raw, number) => {
    const trimmed = raw.trim()
    const line: Line = {
      text: trimmed,
      number,
      start,
      end: start + raw.length,
      kind: trimmed === '' ? 'blank' : 'other',
      block: -1,
      textStart: start + raw.indexOf(trimmed),
      mark: ''
    }
    start += raw.length + 1
    return line
  })
}

function linesIn(lines: readonly Line[], {position}: Nodes): Line[] {
  return position ? lines.slice(position.start.line - 1, position.end.line) : []
}

function kindOf(node: RootContent, text: string, isPlain: boolean): Line['kind'] {
  if (node.type === 'paragraph') return 'prose'
  if (node.type === 'list') return 'item'
  return isPlain && isIndentedProse(node, text) ? 'code' : 'other'
}

function isNumberedLine(node: RootContent): boolean {
  if (node.type !== 'list' || node.ordered !== true || node.children.length !== 1) return false
  return node.position?.start.line === node.position?.end.line && node.children[0]?.children[0]?.type === 'paragraph'
}

function isIndentedProse(node: RootContent, text: string): boolean {
  if (node.type !== 'code') return false
  const source = text.slice(node.position?.start.offset, node.position?.end.offset)
  const han = node.value.match(/\p{Script=Han}/gu)?.length ?? 0
  return !/^\s*(`{3,}|~{3,})/.test(source) && han * 2 > node.value.replace(/\s/g, '').length
}

/** Only the first line of an item that holds nothing but text can be anything else. */
function markItem(lines: readonly Line[], item: Nodes, text: string): void {
  if (!('children' in item)) return
  for (const child of item.children) {
    if (child.type === 'paragraph') continue
    for (const line of linesIn(lines, child)) line.kind = 'other'
  }
  const first = item.children[0]
  const line = lines[(item.position?.start.line ?? 0) - 1]
  if (!line) return
  // The text of an item may begin on the line behind its mark.
  if (first?.position && first.position.start.line > line.number + 1) line.kind = 'other'
  line.textStart = first?.type === 'paragraph' ? (first.position?.start.offset ?? line.textStart) : line.end
  line.text = text.slice(line.textStart, line.end).trim()
  line.mark = text.slice(line.start, line.textStart).trim()
}
