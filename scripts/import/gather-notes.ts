import type {Element, ElementContent, Root, RootContent} from 'hast'
import {toString} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import {visitParents} from 'unist-util-visit-parents'
import {attributeOf} from './parse-html.ts'

/** Stand for footnotes until the tree is Markdown. */
export const noteReference = 'note-reference'
export const noteDefinition = 'note-definition'

/** What a note can be. */
const noteElement = /^(?:li|aside|p|div|dd|section)$/

/** What holds blocks one after another. */
const container = /^(?:div|section|article|main|body)$/

/** What a reader sees of a reference: `1`, `[2]`, `*`, `①`, `译注 3`. */
const markText = /^\s*[[(（〔【]?(?:[译编原]?注\s*)?(?:\d{1,4}|[*†‡§]+|[a-z]|[①-⑳]|[译编原]?注)[\])）〕】]?\s*$/u

/** Brackets, numbers, arrows: no words. */
const backlinkText = /^[^\p{L}]*$/u

/** A link to a note, and the note with its link back. */
type Pair = {reference: Element; note: Element}

/**
 * Turn links that lead to notes, and back, into references, and put each note behind the block that first refers to it.
 *
 * A note is what a link that reads as a mark leads to, where a link in it leads back; so notes of Word, of e-books and of
 * web pages are all found.
 */
export function gatherNotes(tree: Root): void {
  const pairs = pairsIn(tree)
  if (pairs.length === 0) return
  const numbers = new Map<Element, string>()
  for (const {reference, note} of pairs) {
    const number = numbers.get(note) ?? String(numbers.size + 1)
    numbers.set(note, number)
    const mark: Element = {type: 'element', tagName: noteReference, properties: {number}, children: []}
    // Words that are marked as a reference stay words.
    if (markText.test(toString(reference))) Object.assign(reference, mark)
    else Object.assign(reference, {tagName: 'span', properties: {}, children: [...reference.children, mark]})
  }
  takeOut(tree, numbers)
  const definitions = new Map([...numbers].map(([note, number]) => [number, definitionOf(number, note)]))
  unwrapReferences(tree)
  for (const definition of definitions.values()) unwrapReferences(definition)
  placeNotes(tree, definitions)
}

function pairsIn(tree: Root): Pair[] {
  const places = placesIn(tree)
  return places.links.flatMap((reference): Pair[] => {
    const target = places.byId.get(addressOf(reference))
    const isNamed = /noteref/.test(attributeOf(reference, 'epub:type') + attributeOf(reference, 'role'))
    if (!target || !(isNamed || markText.test(toString(reference)))) return []
    const around = places.parents.get(reference) ?? []
    const note = [...(places.parents.get(target) ?? []), target].findLast(({tagName}) => noteElement.test(tagName))
    if (!note || around.includes(note)) return []
    const ids = [...around.slice(-2), reference, ...childrenOf(reference)].map((node) => attributeOf(node, 'id'))
    const back = ids.flatMap((id) => places.byAddress.get(id) ?? [])
    const inNote = back.filter((link) => places.parents.get(link)?.includes(note))
    const isBefore = inNote.some((link) => (places.order.get(link) ?? 0) > (places.order.get(reference) ?? 0))
    return isNamed || isBefore ? [{reference, note}] : []
  })
}

type Places = {
  /** Within the text, in order. */
  links: Element[]
  order: Map<Element, number>
  parents: Map<Element, Element[]>
  byId: Map<string, Element>
  byAddress: Map<string, Element[]>
}

function placesIn(tree: Root): Places {
  const places: Places = {links: [], order: new Map(), parents: new Map(), byId: new Map(), byAddress: new Map()}
  visitParents(tree, 'element', (node, above) => {
    places.parents.set(
      node,
      above.filter((one) => one.type === 'element')
    )
    const id = attributeOf(node, 'id')
    if (id !== '' && !places.byId.has(id)) places.byId.set(id, node)
    const address = node.tagName === 'a' ? addressOf(node) : ''
    if (address === '') return
    places.order.set(node, places.links.push(node))
    places.byAddress.set(address, [...(places.byAddress.get(address) ?? []), node])
  })
  return places
}

/** What stands behind `#`, for a link within the text. */
function addressOf(link: Element): string {
  const href = attributeOf(link, 'href')
  return href.startsWith('#') ? href.slice(1) : ''
}

function childrenOf(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element')
}

/** Take the notes out of the tree, and what is empty without them. */
function takeOut(parent: Root | Element, notes: ReadonlyMap<Element, string>): boolean {
  const before = parent.children.length
  parent.children = (parent.children as ElementContent[]).filter(
    (child) => child.type !== 'element' || (!notes.has(child) && !takeOut(child, notes))
  )
  return parent.children.length < before && parent.children.every(isBlank)
}

/** Spaces, the mark of a page or place, or the rule above notes. */
function isBlank(node: RootContent): boolean {
  if (node.type === 'element') return /^(?:a|span|hr)$/.test(node.tagName) && node.children.every(isBlank)
  return node.type === 'text' && node.value.trim() === ''
}

/** Without the links back, and the brackets and arrows that they leave. */
function withoutBacklinks(children: ElementContent[]): ElementContent[] {
  return children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const isLink = node.tagName === 'a' && attributeOf(node, 'href').startsWith('#')
    if (isLink && backlinkText.test(toString(node))) return []
    const inside = withoutBacklinks(node.children)
    const isHollow = inside.length === 0 && node.children.length > 0
    return isHollow ? [] : [{...node, children: inside}]
  })
}

function definitionOf(number: string, note: Element): Element {
  const children = withoutBacklinks(note.tagName === 'p' ? [{...note}] : note.children)
  return {type: 'element', tagName: noteDefinition, properties: {number}, children}
}

/** Put each note behind the block that first refers to it. Takes notes from `definitions` as they get their place. */
function placeNotes(parent: Root | Element, definitions: Map<string, Element>): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (isContainer(child)) placeNotes(child, definitions)
    return [child, ...notesOf(child, definitions)]
  })
}

function notesOf(node: Element, definitions: Map<string, Element>): Element[] {
  const found: Element[] = []
  visit(node, 'element', ({tagName, properties}) => {
    const number = tagName === noteReference ? String(properties['number']) : ''
    const definition = definitions.get(number)
    if (!definition) return
    definitions.delete(number)
    found.push(definition, ...notesOf(definition, definitions))
  })
  return found
}

/** Whether an element holds blocks alone. */
function isContainer(node: Element): boolean {
  return container.test(node.tagName) && node.children.every((child) => isBlank(child) || isBlock(child))
}

function isBlock(node: ElementContent): boolean {
  const blocks = /^(?:p|div|section|article|main|h[1-6]|[uod]l|table|figure|blockquote|pre|hr|aside|details)$/
  return node.type === 'comment' || (node.type === 'element' && blocks.test(node.tagName))
}

/** A reference needs no raising, and no brackets. */
function unwrapReferences(tree: Root | Element): void {
  visit(tree, 'element', (node, index, parent) => {
    const [only, ...others] = node.children.filter((one) => one.type !== 'text' || !/^[\s[\]〔〕]*$/u.test(one.value))
    const isReference = only?.type === 'element' && only.tagName === noteReference && others.length === 0
    if (!isReference || !/^(?:sup|span)$/.test(node.tagName) || !parent || index === undefined) return
    parent.children[index] = only
  })
}
