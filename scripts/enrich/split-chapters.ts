import type {FootnoteDefinition, Heading, Nodes, Root, RootContent} from 'mdast'
import type {Chapter, Division} from '../book.ts'
import {nodesOf} from './nodes-of.ts'
import {plainTextOf} from './plain-text.ts'

/**
 * Make chapters of their own of those that stand in one file (`heading.data.opening`).
 *
 * The first keeps the id, later ones have it with a number; `sourceId` keeps links to the file's headings whole. Notes
 * go where they are referred to.
 *
 * @param chapters Are not changed; the new trees share their nodes.
 */
export function splitChapters(chapters: readonly Chapter[]): Chapter[] {
  const taken = new Set(chapters.map(({id}) => id.toLowerCase()))
  const bodies = chapters.flatMap(({division}, index) => (division === 'bodymatter' ? [index] : []))
  return chapters.flatMap((chapter, index) => {
    const starts = chapter.tree.children.flatMap((node, at) => (isOpening(node) ? [at] : []))
    if (starts.length < 2) return [chapter]
    // What stands before the text of one file is in the middle of a book that has more.
    const [isFirst, isLast] = [bodies[0] === index, bodies.at(-1) === index]
    const divisionOf = ({data}: Heading): Division | undefined => {
      const division = data?.opening?.division
      return (division === 'frontmatter' && isFirst) || (division === 'backmatter' && isLast) ? division : undefined
    }
    return piecesOf(chapter, starts, {taken, divisionOf})
  })
}

type Book = {taken: Set<string>; divisionOf: (heading: Heading) => Division | undefined}

function isOpening(node: RootContent): node is Heading {
  return node.type === 'heading' && node.data?.opening !== undefined
}

function piecesOf(chapter: Chapter, starts: readonly number[], {taken, divisionOf}: Book): Chapter[] {
  const {children} = chapter.tree
  const notes = new Map(
    children.flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, node]] : []))
  )
  const referred = new Set([...nodesOf(chapter.tree)].flatMap(referenceIn))
  return starts.map((start, index) => {
    // What stands before the first heading goes with it.
    const own = children.slice(index === 0 ? 0 : start, starts[index + 1] ?? children.length)
    const heading = children[start] as Heading
    const body = own.map((node) => (node === heading ? withoutNumber(heading) : node))
    const tree: Root = {type: 'root', children: withNotes(body, {notes, referred})}
    return {
      ...chapter,
      id: index === 0 ? chapter.id : freeId(`${chapter.id}-${index + 1}`, taken),
      division: divisionOf(heading) ?? chapter.division,
      title: plainTextOf(heading.children),
      tree,
      sourceId: chapter.id
    }
  })
}

/** Parts do not count among chapters, nor does what stands before the text and behind it. */
function withoutNumber(heading: Heading): Heading {
  const {opening, attributes} = heading.data ?? {}
  if (opening?.kind !== 'part' && opening?.division === undefined) return heading
  const classes = [...(attributes?.classes ?? []), 'unnumbered']
  return {...heading, data: {...heading.data, attributes: {values: {}, ...attributes, classes}}}
}

function freeId(wished: string, taken: Set<string>): string {
  let id = wished
  for (let count = 2; taken.has(id.toLowerCase()); count++) id = `${wished}-${count}`
  taken.add(id.toLowerCase())
  return id
}

type Notes = {notes: ReadonlyMap<string, FootnoteDefinition>; referred: ReadonlySet<string>}

/** A note that nobody refers to stays where it stands. */
function withNotes(own: readonly RootContent[], {notes, referred}: Notes): RootContent[] {
  const text = own.filter((node) => node.type !== 'footnoteDefinition' || !referred.has(node.identifier))
  const wanted = new Set(text.flatMap((node) => [...nodesOf(node)].flatMap(referenceIn)))
  // A set grows while it is walked: notes may refer to notes.
  for (const identifier of wanted) {
    const note = notes.get(identifier)
    if (note) for (const inner of [...nodesOf(note)].flatMap(referenceIn)) wanted.add(inner)
  }
  const added = [...wanted].flatMap((identifier) => notes.get(identifier) ?? [])
  return [...text, ...structuredClone(added)]
}

function referenceIn(node: Nodes): string[] {
  return node.type === 'footnoteReference' ? [node.identifier] : []
}
