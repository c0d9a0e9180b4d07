/** A book's texts, prepared once, so that what a changed term does to them is found while somebody types. */
import type {Nodes} from 'mdast'
import type {Identifier, Term} from '../apparatus.ts'
import type {Book, Manuscript} from '../book.ts'
import {
  converterFor,
  convertTerm,
  createMatcher,
  enrich,
  foldText,
  overlaidTerms,
  patternsOf,
  textRunsOf,
  writtenAs
} from '../enrich/index.ts'
import type {Match, Pattern, ScriptConverter, TextRun} from '../enrich/index.ts'
import {haystackOf} from './haystack.ts'
import type {Haystack} from './haystack.ts'
import {namedDrafts} from '../lint/index.ts'
import type {NamedDraft} from '../lint/index.ts'
import type {Edition, Labels} from '../load/config.ts'

/** Where a block stands. `path` is its file's, relative to the book's folder; `htmlId` its section's. */
export type BlockPlace = {chapterId: string; chapter: string; path: string; section: string; htmlId: string}

/** A piece of a block's text: where it begins there, and in the file. */
export type BlockPiece = {start: number; value: string; written: string; source: string; line: number; column: number}

/** A paragraph, a heading, a cell, as an edition prints it. */
export type Block = {
  place: BlockPlace
  text: string
  folded: string
  pieces: readonly BlockPiece[]
  /** The author's own. */
  references: readonly {identifier: Identifier; at: number; written: string}[]
  /** A heading or a caption: nothing is explained there. */
  quiet: boolean
  /** Whether terms are looked for. */
  searched: boolean
  starts: {chapter: boolean; section: boolean}
  matches: readonly Match[]
}

/** A pattern and whose it is. */
export type Headed = {identifier: Identifier; pattern: Pattern}

export type EditionText = {
  edition: Edition
  labels: Labels
  blocks: readonly Block[]
  /** As the edition has them. */
  terms: ReadonlyMap<Identifier, Term>
  patterns: ReadonlyMap<Identifier, readonly Pattern[]>
  /** All patterns by their first two letters, folded. */
  heads: ReadonlyMap<string, readonly Headed[]>
  /** Folded texts of the blocks, and as the author wrote them. */
  haystacks: {folded: Haystack; written: Haystack}
  /** Absent where the edition is in the script that it is written in. */
  script: ScriptConverter | undefined
}

/** What `impactOf`, `concordanceOf` and `countUses` look at. To be made anew when a chapter changes. */
export type BookText = {manuscript: Manuscript; editions: readonly EditionText[]; drafts: readonly NamedDraft[]}

/**
 * Prepare a book's texts as its editions print them. Takes as long as a part of a build.
 *
 * @param manuscript Is not changed, but for messages on its files.
 */
export function prepareBook(manuscript: Manuscript, editions: readonly Edition[]): BookText {
  return {
    manuscript,
    editions: editions.map((edition) => prepareEdition(manuscript, edition)),
    drafts: namedDrafts(manuscript)
  }
}

function prepareEdition(manuscript: Manuscript, edition: Edition): EditionText {
  // The text as it is before any term is linked.
  const terms = {...edition.terms, link: 'none', firstUse: 'plain', display: 'own'} as const
  const index = {...edition.index, enabled: false}
  const book = enrich(manuscript, new Map(), {...edition, terms, index})
  const script = converterFor(manuscript, edition)
  const own = manuscript.glossary.map((term) => termOfEdition(term, edition, script))
  const patterns = new Map(own.map((term) => [term.identifier, patternsOf([term], edition.language)]))
  const matcher = createMatcher([...patterns.values()].flat())
  const blocks = blocksOf(book, edition).map((block) => ({
    ...block,
    matches: block.searched ? matcher(block.text) : []
  }))
  const entries = new Map(own.map((term) => [term.identifier, term]))
  return {
    ...{edition, labels: book.labels, blocks, terms: entries, patterns, script},
    heads: headsOf(patterns),
    haystacks: haystacksOf(blocks)
  }
}

/** Join the texts of blocks for searching. */
export function haystacksOf(blocks: readonly Block[]): EditionText['haystacks'] {
  const written = blocks.map(({pieces}) => pieces.map((piece) => piece.written).join('\uFFFC'))
  return {folded: haystackOf(blocks.map(({folded}) => folded)), written: haystackOf(written)}
}

/** Sort patterns by their first two letters. */
export function headsOf(all: EditionText['patterns']): Map<string, Headed[]> {
  const heads = new Map<string, Headed[]>()
  for (const [identifier, patterns] of all) {
    for (const pattern of patterns) {
      const head = foldText(pattern.form.slice(0, 4)).lower.slice(0, 2)
      heads.set(head, [...(heads.get(head) ?? []), {identifier, pattern}])
    }
  }
  return heads
}

/** Give a term as an edition has it: in its script, with what its overlay says. */
export function termOfEdition(term: Term, edition: Edition, script: ScriptConverter | undefined): Term {
  const converted = script ? convertTerm(term, edition.language, script) : term
  return overlaidTerms([converted], edition)[0] ?? converted
}

type Draft = Omit<Block, 'matches'>

function blocksOf({chapters, notes}: Book, edition: Edition): Draft[] {
  return chapters
    .filter(({generated}) => generated === undefined || generated === 'annals')
    .flatMap((chapter): Draft[] => {
      const place = {
        chapterId: chapter.id,
        chapter: chapter.title,
        path: chapter.file.path,
        section: chapter.title,
        htmlId: ''
      }
      const source = String(chapter.file)
      const blocks = blocksIn(chapter.tree, {place, source, edition, isChapter: true})
      const own = notes.filter(({chapterId}) => chapterId === chapter.id)
      return [
        ...blocks,
        ...own.flatMap(({children, htmlId, file}) => {
          const around = {...place, path: (file ?? chapter.file).path, htmlId}
          const text = file ? String(file) : source
          return children.flatMap((child) => blocksIn(child, {place: around, source: text, edition, isChapter: false}))
        })
      ]
    })
}

type Around = {place: BlockPlace; source: string; edition: Edition; isChapter: boolean}

function blocksIn(tree: Nodes, {place, source, edition, isChapter}: Around): Draft[] {
  let here = place
  return textRunsOf(tree).map((run, at): Draft => {
    const target = run.heading?.data?.target
    if (target) here = {...here, section: target.title, htmlId: target.htmlId}
    return {
      place: here,
      text: run.text,
      folded: foldText(run.text).lower,
      pieces: run.pieces.map((piece) => pieceOf(piece, source)),
      references: run.references.map(({node, at: from}) => ({
        identifier: node.identifier,
        at: from,
        written: textOf(node)
      })),
      quiet: run.quiet,
      searched: !run.quiet || edition.terms.headings,
      starts: {chapter: isChapter && at === 0, section: target !== undefined}
    }
  })
}

function pieceOf({node, start}: TextRun['pieces'][number], source: string): BlockPiece {
  const {position} = node
  const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  return {
    ...{start, value: node.value, written: writtenAs(node), source: source.slice(from, to)},
    ...{line: position?.start.line ?? 1, column: position?.start.column ?? 1}
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
