import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import {visitParents} from 'unist-util-visit-parents'
import type {Identifier} from '../../apparatus.ts'
import {labelOf, ownLanguageOf, termIdOf} from '../hast/index.ts'
import {hashOf, type Site} from './site.ts'

/**
 * Add what only pages on a screen have: links to headings, captions and paragraphs, frames for code, images that wait
 * and grow, terms in the other language. Changes the tree.
 */
export function decorate(site: Site, tree: Root): void {
  addParagraphIds(tree)
  addTermNames(site, tree)
  let images = 0
  visit(tree, 'element', (element, index, parent) => {
    if (/^h[2-6]$/.test(element.tagName)) addPermalink(site, element, element)
    if (element.tagName === 'figure') addCaptionLink(site, element)
    if (element.tagName === 'img' && images++ > 0)
      Object.assign(element.properties, {loading: 'lazy', decoding: 'async'})
    if (!parent || index === undefined) return undefined
    if (element.tagName === 'img') return enlarge(site, element, {parent, index})
    if (element.tagName !== 'pre') return undefined
    parent.children[index] = codeFrame(element)
    return SKIP
  })
}

function addPermalink({book}: Site, owner: Element, into: Element): void {
  const {id} = owner.properties
  if (typeof id !== 'string') return
  const ariaLabel = `${labelOf(book, 'permalink')}${labelOf(book, 'labelSeparator')}${toString(into)}`
  into.children.push(h('a.permalink.gen', {href: `#${id}`, ariaLabel}, '#'))
}

function addCaptionLink(site: Site, figure: Element): void {
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
  if (caption?.type === 'element') addPermalink(site, figure, caption)
}

/** A picture of a figure leads to its file, which a script shows over the page. */
function enlarge(
  {book}: Site,
  image: Element,
  {parent, index}: {parent: Root | Element; index: number}
): typeof SKIP | undefined {
  const isFigure = parent.type === 'element' && parent.tagName === 'figure'
  if (!isFigure) return undefined
  const {src, alt} = image.properties
  const ariaLabel = `${labelOf(book, 'zoom')}${labelOf(book, 'labelSeparator')}${typeof alt === 'string' ? alt : ''}`
  parent.children[index] = h('a.zoom', {href: typeof src === 'string' ? src : '', ariaLabel}, image)
  return SKIP
}

function codeFrame(pre: Element): Element {
  const {dataLanguage, ...properties} = pre.properties
  pre.properties = properties
  if (/[\u2500-\u259F]/.test(toString(pre))) {
    const {className} = pre.properties
    pre.properties['className'] = [...(Array.isArray(className) ? className : []), 'drawing']
  }
  return h('div.code', dataLanguage === undefined || dataLanguage === 'text' ? {} : {dataLanguage}, pre)
}

/** Named by what they say, so that links to a paragraph outlive changes around it. */
function addParagraphIds(tree: Root): void {
  const seen = new Map<string, number>()
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'p' || node.properties['id'] !== undefined) continue
    const text = toString(node)
    if (text.length < 16) continue
    const name = hashOf(text).slice(0, 5)
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    node.properties['id'] = times === 1 ? `p.${name}` : `p.${name}.${times}`
  }
}

/** Put each term's English behind it, for readers who wish to see both. */
function addTermNames({book}: Site, tree: Root): void {
  if (!book.edition.language.startsWith('zh')) return
  const names = new Map([...book.terms.keys()].map((identifier) => [termIdOf(identifier), englishOf(book, identifier)]))
  const links: {link: Element; next: string}[] = []
  visitParents(tree, 'element', (link, ancestors) => {
    const {className} = link.properties
    if (link.tagName !== 'a' || !Array.isArray(className) || !className.includes('term')) return
    links.push({link, next: textBehind(link, ancestors)})
  })
  for (const [index, {link, next}] of links.entries()) {
    const {href} = link.properties
    const name = typeof href === 'string' ? names.get(href.slice(href.indexOf('#') + 1)) : undefined
    if (!name || goesOn(link, links[index + 1]?.link) || saysBoth(toString(link), name, next)) continue
    link.children.push(h('span.gen.english', ['（', h('span', {lang: 'en'}, name), '）']))
  }
}

/** Whether emphasis cuts a term in two, of which the second part has no id. */
function goesOn(link: Element, next: Element | undefined): boolean {
  const isSame = next !== undefined && next.properties['href'] === link.properties['href']
  return isSame && link.properties['id'] !== undefined && next.properties['id'] === undefined
}

/** What follows in the same block. */
function textBehind(link: Element, ancestors: readonly (Root | Element)[]): string {
  let node: Element = link
  for (const parent of ancestors.toReversed()) {
    const behind = parent.children.slice(parent.children.indexOf(node) + 1)
    if (behind.length > 0) return behind[0] ? toString(behind[0]) : ''
    if (parent.type === 'root' || !/^(?:strong|em|span|del|u|mark)$/.test(parent.tagName)) return ''
    node = parent
  }
  return ''
}

function saysBoth(text: string, name: string, next: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase()) || /^\s*[（(]/.test(next)
}

function englishOf(book: Site['book'], identifier: Identifier): string | undefined {
  const term = book.terms.get(identifier)
  if (!term) return undefined
  const name = term.langs['en']?.term
  return name === ownLanguageOf(book, term)[1].term ? undefined : name
}
