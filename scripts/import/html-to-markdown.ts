/** HTML → Markdown as this project reads it. */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import {toString as textOfHast} from 'hast-util-to-string'
import type {Root as MarkdownRoot} from 'mdast'
import {toString} from 'mdast-util-to-string'
import rehypeRemark from 'rehype-remark'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {visitParents} from 'unist-util-visit-parents'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'
import {gatherNotes} from './gather-notes.ts'
import {markdownHandlers} from './markdown-handlers.ts'
import {nameHeadings} from './name-headings.ts'

const writer = unified()
  .use(remarkGfm, {tablePipeAlign: false})
  .use(remarkMath)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough)
  .use(remarkStringify, {bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', resourceLink: false})
  .freeze()

/**
 * Write HTML as Markdown: notes where they are referred to, headings with an identifier where something links to them.
 *
 * @param tree Is changed.
 *   Reports `lost-text` (warning).
 */
export function htmlToMarkdown(tree: Root, file: VFile): string {
  joinHan(tree)
  const before = hanIn(textOfHast(withoutUnseen(tree)))
  writeCaptions(tree)
  gatherNotes(tree)
  nameHeadings(tree)
  const processor = unified().use(rehypeRemark, {handlers: markdownHandlers()})
  const markdown = processor.runSync(tree)
  const after = hanIn(toString(markdown, {includeHtml: false, includeImageAlt: false}) + captionsIn(markdown))
  if (after < before) reportLost(before - after, file)
  return writer.stringify(markdown)
}

/** What no reader sees has no text to lose. */
function withoutUnseen(tree: Root): Root {
  visitParents(tree, 'element', (node, parents) => {
    if (!/^(?:script|style|template|noscript|title|head)$/.test(node.tagName)) return undefined
    const parent = parents.at(-1)
    const index = parent?.children.indexOf(node) ?? -1
    if (parent && index >= 0) parent.children.splice(index, 1)
    return index
  })
  return tree
}

/** Where HTML wraps a line between two Chinese characters, there is no space. */
function joinHan(tree: Root): void {
  const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
  const between = new RegExp(String.raw`(?<=${han})[ \t]*\n\s*(?=${han})`, 'gu')
  visitParents(tree, 'text', (node, parents) => {
    const isCode = parents.some((parent) => parent.type === 'element' && parent.tagName === 'pre')
    if (!isCode) node.value = node.value.replace(between, '')
  })
}

/** A caption is a paragraph before its table, as this project reads it. */
function writeCaptions(tree: Root): void {
  visitParents(tree, 'element', (node, parents) => {
    const parent = parents.at(-1)
    if (node.tagName !== 'caption' || parent?.type !== 'element') return
    const above = parents.at(-2)
    parent.children = parent.children.filter((child) => child !== node)
    const words: ElementContent[] = [{type: 'text', value: '表：'}, ...node.children]
    const caption: Element = {type: 'element', tagName: 'p', properties: {}, children: words}
    above?.children.splice((above.children as RootContent[]).indexOf(parent), 0, caption)
  })
}

function captionsIn(tree: MarkdownRoot): string {
  const captions: string[] = []
  visitParents(tree, 'image', (node) => void captions.push(node.title ?? ''))
  return captions.join('')
}

function hanIn(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

function reportLost(count: number, file: VFile): void {
  reportWarning(file, {
    source: 'load',
    ruleId: 'lost-text',
    reason: `Leaving out ${count} Chinese characters, expected none`,
    note: 'They stand in parts that Markdown does not have: forms, drawings, frames',
    values: {count}
  })
}
