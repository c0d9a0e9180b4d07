import type {Nodes, PhrasingContent} from 'mdast'
import type {Chapter, Target, TocEntry} from '../book.ts'
import type {BookConfig} from '../load/config.ts'
import {chapterHeadingOf, headingsOf} from './headings-of.ts'
import {isBesideText} from './nodes-of.ts'

/** Sections are listed to this depth even where they are not numbered. */
const leastDepth = 3

/** What links is replaced by what it says; notes and comments go. */
const links: ReadonlySet<string> = new Set([
  ...['link', 'linkReference', 'crossReference', 'indexMark', 'termReference', 'eventReference']
])
const left: ReadonlySet<string> = new Set(['footnoteReference', 'citation', 'html', 'image', 'imageReference'])

/**
 * Build the table of contents: one entry a chapter, its sections below it.
 *
 * @param chapters Numbered by `numberTargets`, the glossary among them.
 */
export function buildToc(chapters: readonly Chapter[], numbering: BookConfig['numbering']): TocEntry[] {
  return chapters.flatMap((chapter) => entryOf(chapter, Math.max(leastDepth, numbering.sections)) ?? [])
}

function entryOf(chapter: Chapter, depth: number): TocEntry | undefined {
  const heading = chapterHeadingOf(chapter.tree)
  const target = heading?.data?.target
  if (!target) return undefined
  const facts = {division: chapter.division, ...(chapter.part === undefined ? {} : {part: chapter.part})}
  const entry: TocEntry = {target: listed(target), content: contentOf(heading.children), ...facts, children: []}
  const open = [entry]
  for (const section of headingsOf(chapter.tree)) {
    const found = section.data?.target
    if (section === heading || !found || found.depth > depth) continue
    while ((open.at(-1)?.target.depth ?? 0) >= found.depth) open.pop()
    const child: TocEntry = {target: listed(found), content: contentOf(section.children), ...facts, children: []}
    open.at(-1)?.children.push(child)
    open.push(child)
  }
  return entry
}

/** A table of contents may word numbers otherwise. */
function listed(target: Target): Target {
  return target.contentsLabel === undefined ? target : {...target, label: target.contentsLabel}
}

function contentOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (left.has(node.type) || isBesideText(node)) return []
    if (node.type === 'break') return [{type: 'text', value: ' '}]
    if (!('children' in node)) return [structuredClone(node)]
    // What is inside phrasing is phrasing.
    const children = contentOf(node.children as PhrasingContent[])
    return isLink(node) ? children : [withoutId({...structuredClone(node), children})]
  })
}

function isLink(node: Nodes): boolean {
  return links.has(node.type) || (node.type === 'htmlElement' && (node.tagName === 'a' || node.tagName === 'ruby'))
}

/** An `id` stands once, on the heading. */
function withoutId(node: PhrasingContent): PhrasingContent {
  if (node.type === 'htmlElement') delete node.properties['id']
  if (node.type === 'span' && node.data?.attributes) delete node.data.attributes.id
  return node
}
