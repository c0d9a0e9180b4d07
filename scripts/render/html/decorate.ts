import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import type {Identifier} from '../../book.ts'
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
  visit(tree, 'element', (element, index, parent) => {
    const {className, href} = element.properties
    if (element.tagName !== 'a' || !Array.isArray(className) || !className.includes('term')) return
    const name = typeof href === 'string' ? names.get(href.slice(href.indexOf('#') + 1)) : undefined
    if (!name || !parent || index === undefined || saysBoth(toString(element), name, parent.children[index + 1])) return
    element.children.push(h('span.gen.english', ['（', h('span', {lang: 'en'}, name), '）']))
  })
}

function saysBoth(text: string, name: string, next: ElementContent | Root['children'][number] | undefined): boolean {
  if (text.toLowerCase().includes(name.toLowerCase())) return true
  return next !== undefined && 'value' in next ? /^\s*[（(]/.test(next.value) : false
}

function englishOf(book: Site['book'], identifier: Identifier): string | undefined {
  const term = book.terms.get(identifier)
  if (!term) return undefined
  const name = term.langs['en']?.term
  return name === ownLanguageOf(book, term)[1].term ? undefined : name
}
