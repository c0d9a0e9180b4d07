/** A text in any form → the files of a book to go on from. Writes nothing to the disk. */
import {basename, extname} from 'node:path'
import {VFile} from 'vfile'
import type {ContentsEntry, FrontMatter, Imprint} from '../book.ts'
import {cutFrontMatter, decodeForeignFile, languageOf, readBeside, readForeignFile} from '../load/index.ts'
import {createProcessor, recoverChapter, reportRecoveries, structureOf} from '../parse/index.ts'
import type {ForeignText} from './foreign.ts'
import {chaptersOf, localImagesIn, type ImportedChapter} from './write-chapters.ts'
import {writeConfig} from './write-config.ts'

/** A book in files. */
export type ImportedBook = {
  /** Carries the messages: what was decided, and where. */
  source: VFile
  chapters: readonly ImportedChapter[]
  /** By their paths in the new folder. */
  files: readonly VFile[]
  images: readonly string[]
  contents: readonly ContentsEntry[]
}

/**
 * Read a text file, Markdown or not, and the images that it names.
 *
 * @throws {UsageError} when there is no such file.
 */
export async function readPlain(path: string): Promise<ForeignText> {
  const file = await readForeignFile(path)
  decodeForeignFile(file)
  const markdown = String(file)
  const names = localImagesIn(markdown, createProcessor({chapters: new Map()}))
  const found = await Promise.all(names.map(async (name) => ({path: name, bytes: await readBeside(path, name)})))
  const images = found.flatMap(({path: name, bytes}) => (bytes ? [{path: name, bytes}] : []))
  return {file, markdown, images, creators: []}
}

/**
 * Make the files of a book from a text: its structure recovered, a file for each chapter, `book.yaml`.
 *
 *   Reports what `reportRecoveries` does on the file that was read.
 */
export async function writeBook({file, markdown, images, language, ...known}: ForeignText): Promise<ImportedBook> {
  const said: Said = {...known, ...knownLanguage(language, file)}
  const name = basename(file.path)
  const isText = typeof file.value === 'string'
  const text = new VFile({path: isText ? name : 'text.md', value: markdown})
  const frontMatter = cutFrontMatter(text)
  const head = frontMatter ? headOf(markdown, String(text)) : ''
  const processor = createProcessor({chapters: new Map()})
  const recovered = recoverChapter({file: text, ...(frontMatter ? {frontMatter} : {})}, processor.parse(text), 'auto')
  reportRecoveries(text, recovered.recoveries)
  const stem = safeStem(name)
  const [first, ...others] = await chaptersOf({text: recovered.text, stem, title: said.title}, processor)
  const chapters = first ? [{...first, text: head + first.text}, ...others] : []
  const facts = factsOf(said, {imprint: recovered.imprint, frontMatter, chapters, stem})
  const written = [
    new VFile({path: 'book.yaml', value: writeConfig(facts, chapters)}),
    ...chapters.map((chapter) => new VFile({path: `text/${chapter.name}`, value: chapter.text})),
    ...images.map(({path, bytes}) => new VFile({path: `text/${path}`, value: bytes}))
  ]
  const source = new VFile({path: name})
  for (const message of [...file.messages, ...text.messages]) source.messages.push(Object.assign(message, {file: name}))
  return {source, chapters, files: written, images: images.map(({path}) => path), contents: recovered.contents ?? []}
}

function knownLanguage(written: string | undefined, file: VFile): Pick<Said, 'language'> {
  const {language} = languageOf(written, file)
  return language === undefined ? {} : {language}
}

/** Front matter as it was written. */
function headOf(markdown: string, blanked: string): string {
  const rest = blanked.replace(/^\n+/, '')
  return `${markdown.slice(0, markdown.length - rest.length).trimEnd()}\n\n`
}

function safeStem(name: string): string {
  const stem = name.slice(0, name.length - extname(name).length)
  return /^[A-Za-z\d][\w.-]{0,60}$/.test(stem) ? stem : 'text'
}

type Known = {
  imprint: Imprint | undefined
  frontMatter: FrontMatter | undefined
  chapters: readonly ImportedChapter[]
  stem: string
}

type Said = Pick<ForeignText, 'title' | 'creators' | 'language'>

function factsOf(
  {title, creators, language}: Said,
  {imprint, frontMatter, chapters, stem}: Known
): Parameters<typeof writeConfig>[0] {
  const given = frontMatter?.value['title']
  const [first, second] = chapters
  const isTitlePage = first?.division === 'frontmatter' && structureOf(first.title).kind === 'text'
  const own = second === undefined || isTitlePage ? first?.title : undefined
  const titles = [title, imprint?.title, typeof given === 'string' ? given.trim() : undefined, own, stem]
  const named = creators.map((name) => ({name, role: 'author' as const}))
  return {
    ...imprint,
    title: titles.find((one) => one !== undefined && one !== '') ?? stem,
    creators: named.length > 0 ? named : (imprint?.creators ?? []),
    ...(language === undefined ? {} : {language})
  }
}
