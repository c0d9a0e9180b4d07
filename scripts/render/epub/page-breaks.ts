import type {Element, ElementContent, Nodes, Parents, Root, Text} from 'hast'
import {h} from 'hastscript'
import type {PrintedPage} from '../../book.ts'
import {alignPages} from './align-pages.ts'

/** Give the id of the place where a page begins. */
export function pageId({label}: PrintedPage): string {
  return `pagebreak-${label}`
}

/**
 * Make the mark of a page: nothing to see, and the page's number to hear.
 *
 * @see https://www.w3.org/TR/epub-a11y-tech-11/#pageBreaks
 */
export function pageBreak(page: PrintedPage): Element {
  return h('span', {'epub:type': 'pagebreak', role: 'doc-pagebreak', id: pageId(page), ariaLabel: page.label})
}

/** Mark where the pages of a chapter begin. Changes the tree. */
export function placePageBreaks(body: Root, pages: readonly PrintedPage[]): void {
  if (pages.length === 0) return
  const characters = charactersIn(body)
  const starts = alignPages(
    characters.map(({value}) => value).join(''),
    pages.map(({text}) => normalise(text))
  )
  const marks = new Map<number, Element[]>()
  for (const [index, page] of pages.entries()) {
    const start = starts[index] ?? 0
    marks.set(start, [...(marks.get(start) ?? []), pageBreak(page)])
  }
  // From the end, as each mark divides the text before it from what follows.
  for (const [start, elements] of [...marks].reverse()) {
    const character = characters[start]
    if (start === 0) body.children.unshift(...elements)
    else if (character) divide(character, elements)
    else body.children.push(...elements)
  }
}

/** A UTF-16 code unit of the text, and where it is. */
type Character = {value: string; node: Text; offset: number; path: readonly Parents[]}

/** What the author wrote, in order; without what is drawn otherwise on paper. */
function charactersIn(tree: Root): Character[] {
  const characters: Character[] = []
  const walk = (node: Nodes, path: readonly Parents[]): void => {
    if (node.type === 'text') characters.push(...charactersOf(node, path))
    if (!('children' in node) || isApart(node)) return
    for (const child of node.children) walk(child, [...path, node])
  }
  walk(tree, [])
  return characters
}

function charactersOf(node: Text, path: readonly Parents[]): Character[] {
  const characters: Character[] = []
  let offset = 0
  for (const character of node.value) {
    for (const value of normalise(character).split('')) characters.push({value, node, offset, path})
    offset += character.length
  }
  return characters
}

/** Written alike on paper and here: spaces and invisible characters are not. */
function normalise(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '')
}

function isApart(node: Nodes): boolean {
  if (node.type !== 'element') return false
  const {tagName, properties} = node
  const classes = Array.isArray(properties.className) ? properties.className : []
  // What is ours but a section of its own is set on paper, too: the index. Where it leads to is written otherwise.
  const isGenerated = classes.includes('gen') && tagName !== 'section'
  return isGenerated || classes.includes('index-locator') || /^(?:math|svg|rt|rp)$/.test(tagName)
}

/** Put marks before a character: in the text, or before all that begins with it. */
function divide({node, offset, path}: Character, marks: readonly Element[]): void {
  const parents = [...path]
  let parent = parents.pop()
  if (node.value.slice(0, offset).trim() !== '') {
    const rest: Text = {type: 'text', value: node.value.slice(offset)}
    node.value = node.value.slice(0, offset)
    insert(parent, positionOf(node, parent) + 1, [...marks, rest])
    return
  }
  let before: Nodes = node
  while (parent?.type === 'element' && isFirst(before, parent) && !keepsPlace.test(parent.tagName)) {
    before = parent
    parent = parents.pop()
  }
  const isAtStart = parent?.type === 'element' && isFirst(before, parent)
  insert(parent, isAtStart ? 0 : positionOf(before, parent), marks)
}

/** Elements before which no mark may stand, as their parents have other children only; and paragraphs. */
const keepsPlace = /^(?:ul|ol|dl|li|t[rdh]|thead|tbody|tfoot|d[td]|caption|summary|rb|p)$/

/** Whether no text that the author wrote precedes a node in its parent. */
function isFirst(node: Nodes, parent: Element): boolean {
  return parent.children.slice(0, positionOf(node, parent)).every((sibling) => !hasText(sibling))
}

function hasText(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  return 'children' in node && !isApart(node) && node.children.some(hasText)
}

function positionOf(node: Nodes, parent: Parents | undefined): number {
  return parent ? (parent.children as Nodes[]).indexOf(node) : -1
}

function insert(parent: Parents | undefined, at: number, nodes: readonly ElementContent[]): void {
  parent?.children.splice(at, 0, ...nodes)
}
