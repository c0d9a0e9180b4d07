import {toString} from 'mdast-util-to-string'
import type {Heading, Root} from 'mdast'
import type {Chapter, ChapterSource} from '../book.ts'
import {reportInfo} from '../diagnostics.ts'
import type {RecoverConfig} from '../load/config.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {parseRecovered, recoverChapter, reportRecoveries, reportTitles} from './recover-chapter.ts'
import {openChapters} from './recover/index.ts'
import {titleHeadingOf} from './remark-heading-levels.ts'
import {isTooDeep, reportLimits} from './report-limits.ts'

/**
 * Parse one chapter. Pure: text, front matter, the book's list of chapters and `recover:` decide everything.
 *
 * @param source Its file takes the messages.
 *   Reports `too-large`, `too-deep` (errors), `missing-title` (info), what `reportRecoveries` does and the plugins do.
 */
export function parseChapter(
  source: ChapterSource,
  processor: MarkdownProcessor,
  recover: RecoverConfig = 'auto'
): Chapter {
  const {frontMatter, ...rest} = source
  const {title: given, ...meta} = frontMatter?.value ?? {}
  const title = typeof given === 'string' ? given.trim() : ''
  const {tree, contents, imprint, isNamed} = parseTree(source, title, {processor, recover})
  return {
    ...rest,
    tree: tree ?? unparsed(source.file),
    title: title || titleOf(tree, source, isNamed),
    meta,
    ...(contents ? {contents} : {}),
    ...(imprint ? {imprint} : {})
  }
}

/** `isNamed`: whether its title is the name of its file. */
type Parsed = Pick<Chapter, 'contents' | 'imprint'> & {tree?: Root; isNamed?: boolean}

function parseTree(
  source: ChapterSource,
  title: string,
  {processor, recover}: {processor: MarkdownProcessor; recover: RecoverConfig}
): Parsed {
  const {file} = source
  if (reportLimits(file)) return {}
  const tree = processor.parse(file)
  if (isTooDeep(tree, file)) return {}
  const recovered = recoverChapter(source, tree, recover)
  reportRecoveries(file, recovered.recoveries)
  let isNamed = false
  const prepare = (root: Root): void => {
    const listed = hasTitle(root, '') ? undefined : source.listedTitle
    isNamed = title === '' && listed === undefined && !hasTitle(root, '') && beginsWithSection(root)
    const supplied = title || listed || (isNamed ? file.stem : '')
    if (supplied && !hasTitle(root, title)) root.children.unshift(headingOf(supplied, source))
    else if (title === '') openChapters(root, recovered.modes.titles)
  }
  if (recovered.edits.length > 0) {
    const found = parseRecovered(file, recovered, {processor, prepare})
    reportTitles(file, found, recovered)
    return {...recovered, tree: found, isNamed}
  }
  prepare(tree)
  processor.runSync(tree, file)
  reportTitles(file, tree, recovered)
  return {...recovered, tree, isNamed}
}

/** The first of several sections is no title of the others. */
function beginsWithSection(tree: Root): boolean {
  const depths = tree.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  const top = Math.min(...depths)
  return top > 1 && depths[0] === top && depths.filter((depth) => depth === top).length > 1
}

/** What is too much for the parser stays as it is: the error keeps it out of any book. */
function unparsed(file: ChapterSource['file']): Root {
  return {type: 'root', children: [{type: 'code', value: String(file)}]}
}

/** One heading of depth 1 is the title, whatever front matter says; of several, one that says the same. */
function hasTitle(tree: Root, title: string): boolean {
  const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 1)
  const [first] = headings
  if (headings.length > 1) return first !== undefined && toString(first).trim() === title
  return headings.length === 1 || tree.children.some((node) => node.type === 'html' && /^\s*<h1[\s>]/i.test(node.value))
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
function titleOf(tree: Root | undefined, {file}: ChapterSource, isNamed = false): string {
  const heading = tree && titleHeadingOf(tree)
  const isWritten = !isNamed && (heading ? heading.data?.writtenDepth === undefined : tree === undefined)
  const text = heading ? toString(heading, {includeImageAlt: false}).trim() : ''
  const title = text || (file.stem ?? '')
  if (!isWritten) {
    reportInfo(file, {
      source: 'parse',
      ruleId: 'missing-title',
      reason: `Unexpected chapter without a title, expected a line \`# Title\`; taken is \`${title}\``,
      place: (isNamed ? undefined : heading) ?? {line: 1, column: 1},
      values: {title}
    })
  }
  return title
}
