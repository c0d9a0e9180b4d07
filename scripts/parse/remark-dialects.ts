import type {Code, Nodes, Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {Dialect} from '../book.ts'
import {reportInfo, reportWarning} from '../diagnostics.ts'
import {codeIn} from './code-in.ts'
import {rewriteChildren} from './rewrite-children.ts'
import {sourceOf} from './source-of.ts'

/** Containers that say how a page behaves, and nothing of what they hold. */
const transparent: ReadonlySet<string> = new Set(['code-group', 'code-group-item', 'raw', 'v-pre', 'tabs', 'tab'])

/** What other programs fill in; they all leave alone what is in code. */
const tags: Readonly<Record<Dialect, RegExp>> = {
  gitbook: /\{%-?\s*(\/?\w+).*?%\}|\{\{\s*(?:book|page|file|gitbook)\.\w.*?\}\}/g,
  hugo: /\{\{[<%]\s*(\/?[\w/.-]+).*?[%>]\}\}/g,
  mdbook: /(?<!\\)\{\{\s*#(\w+).*?\}\}/g,
  vitepress: /<!--\s*@(\w+):?.*?-->|\{\{[^{}\n]+\}\}/g
}

/**
 * Read what VitePress, mdBook and their like write in ways of their own: names of files and marked lines behind a fence,
 * hidden lines of code, groups of code, `[[toc]]`.
 *
 *   Reports `contents-mark` (info), `template-tag` (warning).
 */
export function remarkDialects(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const {dialect} = file.data
    rewriteChildren(tree, (children) => children.flatMap((node) => understand(node, file, dialect)))
    if (dialect) reportTags(tree, file, dialect)
  }
}

function understand(node: RootContent, file: VFile, dialect: Dialect | undefined): RootContent[] {
  if (node.type === 'paragraph' && isContentsMark(node, file)) return []
  if (node.type === 'container' && dialect && transparent.has(node.name)) return node.children
  return node.type === 'code' ? listing(node, dialect) : [node]
}

function isContentsMark(node: Paragraph, file: VFile): boolean {
  const source = sourceOf(node, file).trim()
  if (!/^(?:\[\[_?toc_?\]\]|\[toc\])$/i.test(source)) return false
  reportInfo(file, {
    source: 'parse',
    ruleId: 'contents-mark',
    reason: `Leaving out \`${source}\`, the book has contents of its own`,
    place: node,
    values: {mark: source}
  })
  return true
}

/** `js{1,3}:line-numbers [main.js]`, `rust,ignore`: language first, a title before the listing, the rest is for screens. */
function listing(node: Code, dialect: Dialect | undefined): RootContent[] {
  const info = `${node.lang ?? ''} ${node.meta ?? ''}`
  const language = /^([\p{L}\p{N}_+#.-]+)(?:[,:]|(?=\{))/u.exec(node.lang ?? '')
  if (language && (dialect || node.lang?.includes(','))) node.lang = language[1] ?? null
  if (dialect === 'mdbook') node.value = withoutHidden(node, info)
  const title = dialect === 'vitepress' ? /\[([^\]]+)\]/.exec(info)?.[1] : undefined
  if (title === undefined) return [node]
  const place = node.position ? {position: node.position} : {}
  return [
    {type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: title}], ...place}], ...place},
    node
  ]
}

/** Lines that mdBook hides from readers: `# ` in Rust, or what the fence names. `##` is a `#` that is seen. */
function withoutHidden(node: Code, info: string): string {
  const prefix = /\bhidelines=([^\s,]+)/.exec(info)?.[1]
  if (node.lang !== 'rust' && prefix === undefined) return node.value
  const lines = node.value.split('\n')
  if (prefix !== undefined) return lines.filter((line) => !line.trimStart().startsWith(prefix)).join('\n')
  const seen = lines.filter((line) => !/^\s*#(?: |$)/.test(line))
  return seen.map((line) => line.replace(/^(\s*)##/, '$1#')).join('\n')
}

/** Each tag is told once a file: it stands in the text as it is written. */
function reportTags(tree: Root, file: VFile, dialect: Dialect): void {
  const places = location(file)
  const inCode = codeIn(tree)
  const counts = new Map<string, {offset: number; count: number; tag: string}>()
  for (const [start, end] of rangesOf(tree)) {
    for (const match of String(file).slice(start, end).matchAll(tags[dialect])) {
      if (inCode(start + match.index)) continue
      const name = (match[1] ?? '{{').replace(/^\//, '')
      const earlier = counts.get(name)
      // What cannot be taken in has been told of.
      if (/^(?:include|rustdoc_include|playground|playpen)$/.test(name)) continue
      counts.set(name, {tag: match[0], offset: start + match.index, ...earlier, count: (earlier?.count ?? 0) + 1})
    }
  }
  for (const {tag, offset, count} of counts.values()) {
    reportWarning(file, {
      source: 'parse',
      ruleId: 'template-tag',
      reason: `Unexpected \`${tag.slice(0, 60)}\`, ${count} of its kind in this file, expected Markdown`,
      place: places.toPoint(offset),
      note: 'It stands in the book as it is written',
      values: {tag: tag.slice(0, 60), count}
    })
  }
}

/** Where running text stands, from offset to offset. */
function rangesOf(node: Nodes): [number, number][] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'html' || node.type === 'tableCell') {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    return start === undefined || end === undefined ? [] : [[start, end]]
  }
  return 'children' in node ? node.children.flatMap(rangesOf) : []
}
