import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {stringWidth} from '../../string-width.ts'

/** Let long names in running text break behind their punctuation: else the line before them is torn apart. */
export function breakInlineCode(code: Element): void {
  code.children = code.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child]
    const pieces = child.value.split(/(?<=[:./_\-,=&?@\\])(?=[^:./_\-,=&?@\\\s])/)
    return pieces.flatMap((value, index) => [...(index > 0 ? [h('wbr')] : []), {type: 'text' as const, value}])
  })
}

/** Give each line of a listing that will not fit an element of its own, for the mark that it goes on. */
export function markLongLines(pre: Element, columns: number): void {
  const isLongLine = (line: string) => stringWidth(line) > columns
  const code = pre.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code')
  if (!code || !toString(code).split('\n').some(isLongLine)) return
  const lines = splitLines(code.children)
  code.children = lines.flatMap((line, index): ElementContent[] => {
    const isLast = index === lines.length - 1
    if (!isLongLine(line.map((child) => textOf(child)).join(''))) return isLast ? line : [...line, newline()]
    // The element is a block, and ends its line by itself.
    return [h('span', {className: ['long-line']}, line)]
  })
}

/**
 * Wrap what is two columns wide, for a rule that makes it so: columns of a listing stand below each other then.
 *
 * @see https://www.unicode.org/reports/tr11/
 */
export function markWide(pre: Element): void {
  pre.children = pre.children.flatMap((child) => splitWide(child))
}

function splitWide(node: ElementContent): ElementContent[] {
  if (node.type === 'element') return [{...node, children: node.children.flatMap((child) => splitWide(child))}]
  if (node.type !== 'text') return [node]
  const runs: {isWide: boolean; value: string}[] = []
  for (const character of node.value) {
    const isWide = character !== '\t' && stringWidth(character) === 2
    const last = runs.at(-1)
    if (last?.isWide === isWide) last.value += character
    else runs.push({isWide, value: character})
  }
  return runs.map(({isWide, value}) => {
    const text = {type: 'text' as const, value}
    return isWide ? h('span', {className: ['wide']}, [text]) : text
  })
}

/** Split at line ends, through the elements around them. */
function splitLines(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const child of children) {
    const pieces: ElementContent[][] =
      child.type === 'text'
        ? child.value.split('\n').map((value) => (value === '' ? [] : [{type: 'text', value}]))
        : child.type === 'element'
          ? splitLines(child.children).map((part) => (part.length === 0 ? [] : [{...child, children: part}]))
          : [[child]]
    const [first = [], ...rest] = pieces
    lines.at(-1)?.push(...first)
    lines.push(...rest)
  }
  return lines
}

function newline(): ElementContent {
  return {type: 'text', value: '\n'}
}

function textOf(node: ElementContent): string {
  return node.type === 'text' ? node.value : node.type === 'element' ? toString(node) : ''
}
