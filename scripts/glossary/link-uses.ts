import type {Identifier, Term} from '../apparatus.ts'
import {coversForm, wordingOf} from '../enrich/index.ts'
import type {Match} from '../enrich/index.ts'
import type {Block, EditionText} from './book-text.ts'

/** A use of a term: offsets in the text of block `block`. */
export type Use = {
  block: number
  start: number
  end: number
  identifier: Identifier
  written: string
  /** Whether the edition leads from here to the glossary. */
  isLink: boolean
  /** What the edition adds behind it, or prints in its place. */
  words?: string
}

/** What a block reads and what is found in it, where that is otherwise than prepared. */
export type BlockChange = {text: string; matches: readonly Match[]}

export type UseOptions = {
  entries: ReadonlyMap<Identifier, Term>
  changes: ReadonlyMap<number, BlockChange>
  /** Only uses of these terms are told. */
  wanted: ReadonlySet<Identifier>
}

type Following = UseOptions & {text: EditionText; linked: Set<Identifier>; explained: Set<Identifier>}

/** Follow the uses of terms through an edition as its readers will, and tell which are linked and explained. */
export function followUses(text: EditionText, options: UseOptions): Use[] {
  const following: Following = {...options, text, linked: new Set(), explained: new Set()}
  const {link} = text.edition.terms
  const uses: Use[] = []
  for (const [at, block] of text.blocks.entries()) {
    if ((block.starts.chapter && link !== 'book') || (block.starts.section && link === 'section')) {
      following.linked.clear()
      following.explained.clear()
    }
    const {matches} = options.changes.get(at) ?? block
    const isWanted = ({identifier}: {identifier: Identifier}): boolean => options.wanted.has(identifier)
    if (matches.some(isWanted) || block.references.some(isWanted)) uses.push(...usesIn(block, at, following))
  }
  return uses
}

function usesIn(block: Block, at: number, following: Following): Use[] {
  const {changes, wanted} = following
  const {text, matches} = changes.get(at) ?? block
  const own = matches.filter(({identifier}) => wanted.has(identifier))
  const references = block.references.filter(({identifier}) => wanted.has(identifier))
  const finds = [
    ...references.map((reference) => ({...reference, start: reference.at, end: reference.at + 1, isOwn: true})),
    ...own.map((match) => ({...match, written: text.slice(match.start, match.end), isOwn: false}))
  ]
  finds.sort((a, b) => a.start - b.start)
  return finds.map((find) => useOf({...find, block: at}, {text, quiet: block.quiet, matches: own}, following))
}

type Find = {block: number; start: number; end: number; identifier: Identifier; written: string; isOwn: boolean}

function useOf(
  find: Find,
  around: {text: string; quiet: boolean; matches: readonly Match[]},
  following: Following
): Use {
  const {linked, explained, entries, text} = following
  const {isOwn, ...use} = find
  const {link} = text.edition.terms
  const isLink = isOwn || (link !== 'none' && (link === 'all' || !linked.has(find.identifier)))
  if (isLink) linked.add(find.identifier)
  const entry = entries.get(find.identifier)
  if (!entry || around.quiet) return {...use, isLink}
  const others = (): Match[] =>
    isOwn
      ? []
      : around.matches.filter(
          (other) =>
            other.identifier === find.identifier && !coversForm(around.text.slice(other.start, other.end), find.written)
        )
  const {edition, labels} = text
  const span = {start: find.start, end: find.end}
  const {shown, words} = wordingOf(
    {entry, text: around.text, written: find.written, span, others},
    {edition, labels, explained}
  )
  const added = `${shown ?? ''}${words?.text ?? ''}`
  return added === '' ? {...use, isLink} : {...use, isLink, words: added}
}
