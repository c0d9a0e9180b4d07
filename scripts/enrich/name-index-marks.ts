import type {Identifier, Term} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {IndexPlace} from '../mdast-apparatus.ts'
import type {MarkUse} from './collect-index-marks.ts'
import type {TermPlace} from './link-terms.ts'
import {nodesOf} from './nodes-of.ts'
import {nameOf, readingOf, sideOf} from './term-name.ts'
import {formsOf} from './term-patterns.ts'

export type IndexOptions = {
  chapters: readonly Chapter[]
  /** Chapters that the edition leaves out: to be sent to their entries is no mistake. */
  leftOut: readonly Chapter[]
  /** From `linkTerms`; empty where terms have no place in the index. */
  places: readonly TermPlace[]
  glossary: readonly Term[]
  language: string
}

/** A term as the index has it. */
export type NamedTerm = {
  name: string
  forms: readonly string[]
  reading: string | undefined
  places: readonly IndexPlace[]
}

/** Name the terms that the text uses. */
export function namedTerms({places, glossary, language}: IndexOptions): NamedTerm[] {
  const byTerm = new Map<Identifier, IndexPlace[]>()
  for (const {identifier, place} of places) byTerm.set(identifier, [...(byTerm.get(identifier) ?? []), place])
  return glossary.flatMap((term) => {
    const own = byTerm.get(term.identifier)
    const side = sideOf(term, language)
    const forms = side ? formsOf(side) : []
    return own ? [{name: nameOf(term, language), forms, reading: readingOf(term, language), places: own}] : []
  })
}

/** Give names of terms by their other names. What is one term's name is no other name of another. */
export function otherNamesOf(terms: readonly NamedTerm[]): Map<string, string> {
  const names = new Set(terms.map(({name}) => name))
  const others = terms.flatMap(({name, forms}) => forms.map((form) => [form, name] as const))
  return new Map(others.filter(([form]) => !names.has(form)))
}

/**
 * Put what authors call by another name of a term with the term: one thing in one place.
 *
 * @returns Marks without pointers to what only another edition's index has.
 */
export function underTheirNames(marks: readonly MarkUse[], options: IndexOptions): MarkUse[] {
  const terms = namedTerms(options)
  const names = otherNamesOf(terms)
  const rename = ([first = '', ...rest]: readonly string[]): string[] => [names.get(first) ?? first, ...rest]
  const here = new Set([...terms.map(({name}) => name), ...marks.flatMap(({path}) => withAbove(rename(path)))])
  const elsewhere = namesElsewhere(options)
  return marks.map((mark) => {
    const [path, written] = [rename(mark.path), keyOf(mark.path)]
    const isWanted = (pointer: readonly string[]): boolean => {
      const key = keyOf(rename(pointer))
      if (key === keyOf(path)) return keyOf(pointer) === written
      return here.has(key) || !elsewhere.has(key)
    }
    const others = (pointers: MarkUse['see']): string[][] => pointers.filter(isWanted).map(rename)
    return {...mark, path, see: others(mark.see), seeAlso: others(mark.seeAlso)}
  })
}

function keyOf(path: readonly string[]): string {
  return path.join('!').normalize('NFC')
}

/** An entry and those it is under. */
function withAbove(path: readonly string[]): string[] {
  return path.map((_, index) => keyOf(path.slice(0, index + 1)))
}

/** Terms that this edition does not use, and marks in chapters that it leaves out. */
function namesElsewhere({glossary, leftOut}: IndexOptions): Set<string> {
  const terms = glossary.flatMap(({langs}) => Object.values(langs).flatMap(formsOf))
  const marks = leftOut.flatMap(({tree}) =>
    [...nodesOf(tree)].flatMap((node) => (node.type === 'indexMark' ? withAbove(node.path) : []))
  )
  return new Set([...terms, ...marks])
}
