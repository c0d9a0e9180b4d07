import {toString} from 'mdast-util-to-string'
import type {Heading, Root} from 'mdast'
import type {Chapter, ChapterSource} from '../book.ts'
import {reportInfo} from '../diagnostics.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {titleHeadingOf} from './remark-heading-levels.ts'
import {isTooDeep, reportLimits} from './report-limits.ts'

/**
 * Parse one chapter. Pure: text, front matter and the book's list of chapters decide everything.
 *
 * @param source Its file takes the messages.
 *   Reports `too-large`, `too-deep` (errors), `missing-title` (info) and what the plugins do.
 */
export function parseChapter(source: ChapterSource, processor: MarkdownProcessor): Chapter {
  const {frontMatter, ...rest} = source
  const {title: given, ...meta} = frontMatter?.value ?? {}
  const title = typeof given === 'string' ? given.trim() : ''
  const tree = parseTree(source, title, processor)
  return {...rest, tree: tree ?? unparsed(source.file), title: title || titleOf(tree, source), meta}
}

function parseTree(source: ChapterSource, title: string, processor: MarkdownProcessor): Root | undefined {
  const {file} = source
  if (reportLimits(file)) return undefined
  const tree = processor.parse(file)
  if (isTooDeep(tree, file)) return undefined
  if (title !== '' && !hasTitle(tree)) tree.children.unshift(headingOf(title, source))
  processor.runSync(tree, file)
  return tree
}

/** What is too much for the parser stays as it is: the error keeps it out of any book. */
function unparsed(file: ChapterSource['file']): Root {
  return {type: 'root', children: [{type: 'code', value: String(file)}]}
}

function hasTitle(tree: Root): boolean {
  return tree.children.some(
    (node) =>
      (node.type === 'heading' && node.depth === 1) || (node.type === 'html' && /^\s*<h1[\s>]/i.test(node.value))
  )
}

function headingOf(title: string, {frontMatter}: ChapterSource): Heading {
  const place = frontMatter?.titlePlace
  return {
    type: 'heading',
    depth: 1,
    children: [{type: 'text', value: title, ...(place ? {position: place} : {})}],
    ...(place ? {position: place} : {})
  }
}

/** The heading of depth 1, which `remark-heading-levels` has seen to; else the name of the file. */
function titleOf(tree: Root | undefined, {file}: ChapterSource): string {
  const heading = tree && titleHeadingOf(tree)
  const isWritten = heading ? heading.data?.writtenDepth === undefined : tree === undefined
  const text = heading ? toString(heading, {includeImageAlt: false}).trim() : ''
  const title = text || (file.stem ?? '')
  if (!isWritten) {
    reportInfo(file, {
      source: 'parse',
      ruleId: 'missing-title',
      reason: `Unexpected chapter without a title, expected a line \`# Title\`; taken is \`${title}\``,
      place: heading ?? {line: 1, column: 1},
      values: {title}
    })
  }
  return title
}
