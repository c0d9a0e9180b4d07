/** What the rules on names say of a book, for those who ask before a glossary is changed. */
import type {Term} from '../apparatus.ts'
import type {Manuscript} from '../book.ts'
import {draftOf} from './draft-of.ts'
import {forbiddenTerm} from './forbidden-term.ts'
import type {Draft, Finding} from './rule.ts'
import {foldName} from './spelling.ts'
import {termCase} from './term-case.ts'
import {termSpacing} from './term-spacing.ts'

/** A chapter, its passages folded as names are: what has a form in it can be told without reading it again. */
export type NamedDraft = {draft: Draft; folded: readonly string[]}

/** A name that a rule finds wrong, where it stands. */
export type NameUse = {
  ruleId: string
  chapterId: string
  path: string
  line: number
  column: number
  written: string
  use: string
  why?: string
  /** The text around it. */
  passage: string
}

/** Prepare a book's chapters for `findNames`. */
export function namedDrafts(manuscript: Manuscript): NamedDraft[] {
  return manuscript.chapters.map((chapter) => {
    const draft = draftOf(chapter, manuscript)
    return {draft, folded: draft.passages.map(({text}) => foldName(text))}
  })
}

/**
 * Find the names that are written otherwise than a glossary has them.
 *
 * @param forms Only passages that have one of these, however written, are read; counts are of these alone.
 */
export function findNames(
  all: readonly NamedDraft[],
  manuscript: Manuscript,
  {glossary, forms}: {glossary: readonly Term[]; forms: readonly string[]}
): NameUse[] {
  const wanted = [...new Set(forms.map(foldName))].filter((form) => form !== '')
  const own = {...manuscript, glossary: [...glossary]}
  const pairs = new Set<string>()
  const drafts = all.flatMap(({draft, folded}): Draft[] => {
    const passages = draft.passages.filter((_, at) => {
      const text = folded[at] ?? ''
      const isWanted = wanted.some((form) => text.includes(form))
      if (isWanted) for (let index = 0; index < text.length; index++) pairs.add(text.slice(index, index + 2))
      return isWanted
    })
    return passages.length === 0 ? [] : [{...draft, manuscript: own, passages}]
  })
  if (drafts.length === 0) return []
  own.glossary = own.glossary.filter((term) => headsOf(term).some((head) => pairs.has(head)))
  const uses: NameUse[] = []
  for (const rule of [forbiddenTerm, termCase, termSpacing]) {
    const findings: [Draft, Finding][] = []
    if (!('checkBook' in rule)) continue
    rule.checkBook(drafts, (draft) => (finding) => findings.push([draft, finding]))
    uses.push(...findings.flatMap(([draft, finding]) => useOf(rule.ruleId, draft, finding) ?? []))
  }
  return uses
}

const heads = new WeakMap<Term, string[]>()

/** The first two letters of each form: what has none of them in it has none of the forms. */
function headsOf(term: Term): string[] {
  const known = heads.get(term)
  if (known) return known
  const sides = Object.values(term.langs)
  const forms = sides.flatMap(({term: name, abbr = '', aliases, forbidden}) => [
    ...[name, abbr, ...aliases],
    ...forbidden.map(({form}) => form)
  ])
  const own = [...new Set([...forms, ...term.match.except].map((form) => foldName(form).slice(0, 2)))]
  heads.set(term, own)
  return own
}

function useOf(ruleId: string, {chapter, file, passages, source}: Draft, finding: Finding): NameUse | undefined {
  const {place, values = {}, note} = finding
  if (!place || !('start' in place)) return undefined
  const {line, column, offset: from = 0} = place.start
  const passage = passages.find(({starts, ends}) => (starts[0] ?? 0) <= from && from <= (ends.at(-1) ?? 0))
  return {
    ...{ruleId, chapterId: chapter.id, path: file.path, line, column},
    ...{written: source.slice(from, place.end.offset), use: String(values['use']), passage: passage?.text ?? ''},
    ...(note === undefined ? {} : {why: note})
  }
}
