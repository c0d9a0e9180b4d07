/** What a version of a book says, and how two versions differ. Types, no code. */
import type {Division} from '../book.ts'

/** A version of a book as plain text: enough to tell what a later one changed. */
export type Contents = {
  title: string
  version: string
  /** In the order of the book. */
  chapters: readonly ChapterContents[]
  /** In the order of identifiers. */
  terms: readonly TermContents[]
}

export type ChapterContents = {
  id: string
  title: string
  division: Division
  /** Headings below the title, in order. */
  sections: readonly string[]
  /** Paragraphs, rows of tables, listings and the like, in order. */
  passages: readonly string[]
}

/** Names and definitions by language. */
export type TermContents = {id: string; langs: Readonly<Record<string, {term: string; definition: string}>>}

/** What a version changed. Chapters are told by the titles that readers know: the new ones, where there are any. */
export type Changes = {
  /** The version before; `null` for a first one. */
  from: string | null
  to: string
  addedChapters: readonly string[]
  removedChapters: readonly string[]
  renamedChapters: readonly Renamed[]
  movedChapters: readonly string[]
  addedSections: readonly Section[]
  removedSections: readonly Section[]
  renamedSections: readonly (Renamed & {chapter: string})[]
  addedTerms: readonly string[]
  removedTerms: readonly string[]
  renamedTerms: readonly Renamed[]
  redefinedTerms: readonly string[]
  /** Passages that say nearly the same as before. */
  corrections: readonly Correction[]
  /** By chapter, how many passages came and went. */
  rewritten: readonly {chapter: string; added: number; removed: number}[]
}

export type Renamed = {before: string; after: string}

export type Section = {chapter: string; title: string}

/** The words around what was changed, cut to what shows it. */
export type Correction = {chapter: string; before: string; after: string}
