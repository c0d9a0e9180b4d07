import type {RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import type {Chapter, Sources} from '../book.ts'
import {bareIsbn} from '../is-isbn.ts'
import type {BookConfig} from '../load/config.ts'
import {structureOf} from './recover/index.ts'

/** Keys of front matter that say what a text is about. */
const subjectKeys = ['categories', 'tags', 'keywords']

/**
 * Complete what the book says of itself by what its chapters say: subjects from front matter; of a book in one file also
 * its author, and what an imprint in the text tells.
 *
 * What `book.yaml` says comes first; a title it has always.
 */
export function describeBook({root, config, configFile}: Sources, chapters: readonly Chapter[]): BookConfig {
  const subjects = [...new Set([...config.subjects, ...chapters.flatMap(subjectsOf)])]
  const [only, ...others] = chapters
  if (!only || others.length > 0) return {...config, subjects}
  const imprint = only.imprint ?? {creators: []}
  const creators = config.creators.length > 0 ? config.creators : creatorsOf(only)
  const isbn = config.isbn ?? imprint.isbn
  const publisher = config.publisher ?? imprint.publisher
  const date = config.date ?? imprint.date
  const isNamed = configFile.path !== '.'
  const title = isNamed ? config.title : (imprint.title ?? ownTitle(only) ?? folderOf(root))
  return {
    ...config,
    title,
    subjects,
    creators,
    ...(isbn === undefined ? {} : {isbn}),
    ...(publisher === undefined ? {} : {publisher}),
    ...(date === undefined ? {} : {date}),
    ...(isNamed || isbn === undefined ? {} : {identifier: `urn:isbn:${bareIsbn(isbn)}`})
  }
}

/** A chapter that stands for the whole book names it; of several in one file only what stands before the first. */
function ownTitle({tree, title, file}: Chapter): string | undefined {
  const opening = tree.children.find((node) => node.type === 'heading' && node.data?.opening !== undefined)
  const isTitle = opening === undefined || isTitlePage(opening)
  return isTitle && title !== file.stem ? title : undefined
}

function isTitlePage(node: RootContent): boolean {
  return (
    node.type === 'heading' &&
    node.data?.opening?.division === 'frontmatter' &&
    structureOf(toString(node)).kind === 'text'
  )
}

function folderOf(root: string): string {
  return root.replace(/^.*[\\/](?=[^\\/])/, '')
}

function creatorsOf({imprint, meta}: Chapter): BookConfig['creators'] {
  if (imprint && imprint.creators.length > 0) return [...imprint.creators]
  const {author, authors} = meta
  return textsIn(author ?? authors).map((name) => ({name, role: 'author'}))
}

function subjectsOf({meta}: Chapter): string[] {
  return subjectKeys.flatMap((key) => textsIn(meta[key]))
}

function textsIn(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
}
