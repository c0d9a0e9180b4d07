import type {Definition, FootnoteDefinition, Heading, Image, Nodes, Root} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Division} from '../book.ts'
import {asciiStem} from '../load/index.ts'
import {openChapters, structureOf, type MarkdownProcessor} from '../parse/index.ts'

/** A chapter on its way into a file of its own. */
export type ImportedChapter = {
  /** `06-chapter-1.md`. */
  name: string
  title: string
  division: Division
  text: string
}

/** A note or an address that Markdown keeps apart from where it is named. */
type Apart = FootnoteDefinition | Definition

/**
 * Cut Markdown into chapters: one for each heading of depth 1, where there are several that open chapters.
 *
 * Notes and addresses go where they are referred to.
 *
 * @param text Of which `stem` names the file where it is one chapter, and `title` is what its own file calls the book.
 */
export async function chaptersOf(
  {text, stem, title}: {text: string; stem: string; title: string | undefined},
  processor: MarkdownProcessor
): Promise<ImportedChapter[]> {
  const tree = processor.parse(text)
  openChapters(tree, 'apply')
  if (title !== undefined) openTitlePage(tree, title)
  const starts = tree.children.filter(
    (node): node is Heading => node.type === 'heading' && node.data?.opening !== undefined
  )
  if (starts.length === 0) return [{name: `${stem}.md`, title: titleOf(tree), division: 'bodymatter', text: tidy(text)}]
  const parts = starts.map((heading, index) => ({
    heading,
    from: index === 0 ? 0 : offsetOf(heading),
    to: starts[index + 1] ? offsetOf(starts[index + 1] as Heading) : text.length
  }))
  const apart = tree.children.filter(isApart)
  const wanted = parts.filter((part, index) => index > 0 || !isBareTitle(text, part, title))
  const names = await namesOf(wanted.map(({heading}) => wordsOf(heading)))
  return wanted.map(({heading, from, to}, index) => ({
    name: names[index] ?? '',
    title: wordsOf(heading),
    division: heading.data?.opening?.division ?? 'bodymatter',
    text: tidy(chapterText(text, {heading, from, to}, {tree, apart}))
  }))
}

/** Where a text begins with the book's title as a heading like those of its chapters, they are chapters and it is none. */
function openTitlePage(tree: Root, title: string): void {
  const [first, ...others] = tree.children.filter(
    (node): node is Heading => node.type === 'heading' && node.depth === 1
  )
  const [second] = others
  if (!first || !second || wordsOf(first) !== title.trim()) return
  const below = tree.children.slice(tree.children.indexOf(first) + 1, tree.children.indexOf(second))
  if (below.some(({type}) => type === 'heading')) return
  first.data = {...first.data, opening: {kind: 'chapter', division: 'frontmatter'}}
  for (const other of others) other.data = {...other.data, opening: other.data?.opening ?? {kind: 'chapter'}}
}

/** `book.yaml` has the title; a page of it would be empty. */
function isBareTitle(text: string, {heading, from, to}: Part, title: string | undefined): boolean {
  const rest = text.slice(from, offsetOf(heading)) + text.slice(endOf(heading), to)
  return rest.trim() === '' && wordsOf(heading) === title?.trim()
}

type Part = {heading: Heading; from: number; to: number}

/** Parts do not count among chapters: in a file of its own, the heading must say so. */
function chapterText(
  text: string,
  {heading, from, to}: Part,
  {tree, apart}: {tree: Root; apart: readonly Apart[]}
): string {
  const within = (node: Nodes): boolean => offsetOf(node) >= from && offsetOf(node) < to
  const wanted = referredIn(
    tree.children.filter((node) => within(node) && !isApart(node)),
    apart
  )
  const everywhere = referredIn(
    tree.children.filter((node) => !isApart(node)),
    apart
  )
  const leaves = apart.filter((node) => within(node) && everywhere.has(node) && !wanted.has(node))
  const comes = [...wanted].filter((node) => !within(node)).map((node) => text.slice(offsetOf(node), endOf(node)))
  const headingEnd = endOf(heading)
  const isMarked = /\{[^{}]*\}\s*$/.test(text.slice(offsetOf(heading), headingEnd))
  const mark = heading.data?.opening?.kind === 'part' && !isMarked ? ' {.unnumbered}' : ''
  let [result, at] = ['', from]
  for (const [start, end, added] of [
    [headingEnd, headingEnd, mark] as const,
    ...leaves.map((node) => [offsetOf(node), endOf(node), ''] as const)
  ]) {
    result += text.slice(at, start) + added
    at = end
  }
  return [result + text.slice(at, to), ...comes].join('\n\n')
}

/** What nodes refer to, and what that refers to. */
function referredIn(nodes: readonly Nodes[], apart: readonly Apart[]): Set<Apart> {
  const found = new Set<Apart>()
  const look = (root: Nodes): void => {
    visit(root, (node) => {
      const type = node.type === 'footnoteReference' ? 'footnoteDefinition' : 'definition'
      if (node.type !== 'footnoteReference' && node.type !== 'linkReference' && node.type !== 'imageReference') return
      const target = apart.find((one) => one.type === type && one.identifier === node.identifier)
      if (!target || found.has(target)) return
      found.add(target)
      look(target)
    })
  }
  for (const node of nodes) look(node)
  return found
}

function isApart(node: Nodes): node is Apart {
  return node.type === 'footnoteDefinition' || node.type === 'definition'
}

function titleOf(tree: Root): string {
  const heading = tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1)
  return heading ? wordsOf(heading) : ''
}

/** Of a heading, without its attributes. */
function wordsOf(heading: Heading): string {
  return toString(heading)
    .replace(/\s*\{[^{}]*\}\s*$/, '')
    .trim()
}

/** File names that every computer takes, in the order of the book. */
async function namesOf(titles: readonly string[]): Promise<string[]> {
  const width = Math.max(2, String(titles.length).length)
  return Promise.all(
    titles.map(async (title, index) => {
      const {kind, number} = structureOf(title)
      const word = kind === 'text' ? (await asciiStem(title)).toLowerCase() || kind : [kind, ...number].join('-')
      return `${String(index + 1).padStart(width, '0')}-${word}.md`
    })
  )
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

function tidy(text: string): string {
  return `${text
    .replace(/^\n+/, '')
    .replace(/\n{3,}/g, (gap, at: number) => (isInCode(text, at) ? gap : '\n\n'))
    .trimEnd()}\n`
}

/** Empty lines in code are part of it. */
function isInCode(text: string, at: number): boolean {
  const fences = text.slice(0, at).match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0
  return fences % 2 === 1
}

/** The images of the book's own folder that a text names, each once. */
export function localImagesIn(text: string, processor: MarkdownProcessor): string[] {
  const urls = new Set<string>()
  visit(processor.parse(text), 'image', ({url}: Image) => {
    const path = decodeURI(url.replace(/[?#].*$/, ''))
    if (!/^(?:[a-z][a-z\d+.-]*:|\/|\\)/i.test(path) && !path.split(/[\\/]/).includes('..')) urls.add(path)
  })
  return [...urls]
}
