import type {Element, ElementContent, RootContent} from 'hast'
import type {Heading, Parents} from 'mdast'
import {toHtml} from 'hast-util-to-html'
import {toHast, type Handlers, type State} from 'mdast-util-to-hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {CONTINUE, SKIP, visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import type {Caption, CrossReference, Figure, HtmlElement} from '../../scripts/mdast.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map([['a.md', 'a']])})
/** Elements whose edges take the space around them; `pre` and `code` keep theirs. */
const block =
  '(?:blockquote|br|caption|dd|del|details|div|dl|dt|figcaption|figure|h[1-6]|hr|img|input|li|ol|p|section|table|tbody|td|th|thead|tr|ul)'
const spaceAtBlocks = new RegExp(` *(</?${block}\\b[^>]*>) *| +(?=<pre\\b)|(?<=</pre>) +`, 'g')
const unseen = new Set(['script', 'style', 'textarea', 'title'])
const html = unified().use(rehypeParse, {fragment: true})

/** Our nodes as the plainest element that says the same; what CommonMark and GFM have is left to `mdast-util-to-hast`. */
const handlers: Handlers = {
  heading: (state, node: Heading) => element(state, `h${node.data?.writtenDepth ?? node.depth}`, node),
  htmlElement: (state, node: HtmlElement) => ({...element(state, node.tagName, node), properties: node.properties}),
  crossReference: (state, node: CrossReference) => ({
    ...element(state, 'a', node),
    properties: {href: `#${node.identifier}`}
  }),
  figure: (state, node: Figure) => element(state, 'figure', node),
  caption: (state, node: Caption) => element(state, 'figcaption', node)
}

function element(state: State, tagName: string, node: Parents): Element {
  return {type: 'element', tagName, properties: {}, children: state.all(node)}
}

/** Parse by our syntax alone: raw HTML stays as it is written, links lead where they may. */
export function syntaxHtmlOf(value: string): string {
  const tree = processor.parse(new VFile({path: 'a.md', value}))
  return tidy(toHtml(toHast(tree, {allowDangerousHtml: true}), {allowDangerousHtml: true}))
}

/** Parse as a chapter; a title that it was given, since it has none, does not count. */
export function chapterHtmlOf(value: string): string {
  const {tree} = parseChapter({id: 'a', division: 'bodymatter', file: new VFile({path: 'a.md', value})}, processor)
  const children = tree.children.filter((node) => node.type !== 'heading' || node.position !== undefined)
  return tidy(toHtml(toHast({...tree, children}, {handlers})))
}

/** Same elements and same words are the same text: comments go, and space that no browser shows. */
export function tidy(value: string): string {
  // Once for the comments, then for the space that stood on both sides of one.
  return tidyOnce(tidyOnce(value.trim()))
    .replace(spaceAtBlocks, (_, tag?: string) => tag ?? '')
    .trim()
}

function tidyOnce(value: string): string {
  const tree = html.parse(value)
  return toHtml({...tree, children: tree.children.flatMap((node) => tidied(node, false))})
}

function tidied(node: RootContent, isPre: boolean): RootContent[] {
  if (node.type === 'comment') return []
  if (node.type === 'text' && !isPre) return [{...node, value: node.value.replace(/\s+/g, ' ')}]
  if (node.type !== 'element') return [node]
  const children = node.children.flatMap((child) => tidied(child, isPre || node.tagName === 'pre'))
  const properties = Object.entries(node.properties).filter(([, fact]) => !/task-list/.test(String(fact)))
  properties.sort(([one], [other]) => (one < other ? -1 : 1))
  return [{...node, properties: Object.fromEntries(properties), children: children as ElementContent[]}]
}

/** What readers find, without any space: words, and the descriptions of images. */
export function visibleTextOf(value: string): string {
  const parts: string[] = []
  visit(html.parse(value), (node) => {
    if (node.type === 'element' && unseen.has(node.tagName)) return SKIP
    if (node.type === 'text') parts.push(node.value)
    if (node.type === 'element' && node.tagName === 'img') parts.push(node.properties['alt'] ?? '')
    return CONTINUE
  })
  return parts.join('').replace(/\s+/g, '')
}

/** Whether the characters of one text are in the other, in their order. */
export function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}
