/** What the layouts of other programs share: a configuration of few facts, and words for what is not taken over. */
import {basename, join} from 'node:path'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import {reportInfo} from '../diagnostics.ts'
import type {BookConfigInput} from './config.ts'
import {languageTag} from './config-formats.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {listAllTexts} from './list-texts.ts'
import {defaultConfig} from './read-config.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'

/** Largest file of settings or list of chapters, in bytes. */
const sizeLimit = 4_194_304

/** What another program's settings say of a book. */
export type ForeignFacts = {
  title?: string | undefined
  creators?: readonly string[] | undefined
  language?: string | undefined
  description?: string | undefined
}

/** A book of another program, before it is completed. */
export type ForeignBook = Pick<FoundBook, 'configFile' | 'manuscript' | 'chapters'> &
  Required<Pick<FoundBook, 'dialect'>> &
  Pick<FoundBook, 'terms' | 'unlisted'> & {root: string; facts: ForeignFacts}

/** Complete a book of another program. Reports `unknown-language` (info). */
export function foreignBook({root, facts, ...found}: ForeignBook): FoundBook {
  const name = basename(root)
  const {title, creators = [], description} = facts
  const known: BookConfigInput = {
    title: title?.trim() || name,
    creators: creators.map((creator) => ({name: creator})),
    ...languageOf(facts.language, found.configFile),
    ...(description?.trim() ? {description: description.trim()} : {})
  }
  return {
    ...found,
    config: {...defaultConfig(known, name), manuscript: bookPath(root, found.manuscript) || '.'},
    folders: {root, allowed: [root]},
    glossary: join(root, 'glossary'),
    annals: join(root, 'annals.yaml'),
    placeOf: () => undefined
  }
}

/**
 * Understand the language that another program names; nothing where it is Chinese of any kind or unknown.
 *   Reports `unknown-language` (info).
 */
export function languageOf(written: string | undefined, file: VFile): Pick<BookConfigInput, 'language'> {
  if (written === undefined || /^zh$/i.test(written)) return {}
  const [canonical] = canonicalOf(written)
  if (canonical !== undefined && languageTag.safeParse(canonical).success) return {language: canonical}
  const reason = `Unexpected language \`${written}\`, expected a tag such as \`zh-Hans\``
  const note = 'The book is taken to be in Chinese'
  reportInfo(file, {source: 'load', ruleId: 'unknown-language', reason, note, values: {language: written}})
  return {}
}

function canonicalOf(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
  } catch {
    return []
  }
}

/** Read a file of the book, if it is there. Reports what `readText` does. */
export async function readIfThere(root: string, path: string): Promise<VFile | undefined> {
  const file = new VFile({path: bookPath(root, path)})
  const blame = new VFile()
  const isRead = await readText(
    file,
    {root, allowed: [root]},
    {path, limit: sizeLimit, blame: {file: blame, place: undefined}}
  )
  return isRead ? file : undefined
}

/** Say what of another program's settings is not taken over. Reports `ignored-setting` (info), once. */
export function reportIgnored(file: VFile, names: readonly string[]): void {
  if (names.length === 0) return
  const list = names.map((name) => `\`${name}\``).join(', ')
  reportInfo(file, {
    source: 'load',
    ruleId: 'ignored-setting',
    reason: `Not using ${list} of \`${file.path}\``,
    note: 'A `book.yaml` has settings of its own for what a book needs',
    values: {names: names.map((name) => `\`${name}\``).join('、'), path: file.path}
  })
}

/** Find the texts of a folder that no list names, but for what is left out on purpose. Absolute paths. */
export async function unlistedTexts(
  {manuscript, chapters}: Pick<ForeignBook, 'manuscript' | 'chapters'>,
  isLeftOut: (path: string) => boolean
): Promise<string[]> {
  const known = new Set(chapters.map(({path}) => path))
  const names = (await listAllTexts(manuscript)).filter((name) => !isLeftOut(name))
  return names.map((name) => join(manuscript, name)).filter((path) => !known.has(path))
}

/** Why something in a list of chapters is not in the book. */
const leftOut = {
  draft: {ruleId: 'draft-chapter', words: 'a draft'},
  web: {ruleId: 'web-chapter', words: "which is not in the book's folder"},
  home: {ruleId: 'home-page', words: 'a first page of buttons'}
} as const

/** Say that something in a list of chapters is not in the book. Reports `draft-chapter`, `web-chapter`, `home-page` (infos). */
export function reportLeftOut(file: VFile, why: keyof typeof leftOut, {title, place}: ListedEntry): void {
  const {ruleId, words} = leftOut[why]
  const reason = `Leaving out \`${title}\`, ${words}`
  reportInfo(file, {source: 'load', ruleId, reason, place, values: {title}})
}

/** Something in a list of chapters. */
export type ListedEntry = {title: string; place: Position | undefined}

/** Without chapters that a list names again. */
export function withoutRepeats(chapters: readonly ListedChapter[]): ListedChapter[] {
  const paths = chapters.map(({path}) => path)
  return chapters.filter(({path}, index) => paths.indexOf(path) === index)
}
