import {extname} from 'node:path'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {ChapterSource} from '../book.ts'
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import {decodeText} from './decode-text.ts'
import {cutFrontMatter} from './front-matter.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {chapterName, listTexts} from './list-texts.ts'
import {readIncludes} from './read-includes.ts'
import {mapBounded} from './map-bounded.ts'
import {nameChapters} from './name-chapters.ts'
import {nearest} from '../nearest.ts'
import {bookPath, readContained} from './read-contained.ts'
import {reportRefusal} from './read-text.ts'

/** Largest chapter, in bytes. */
export const chapterLimit = 8 * 1024 * 1024

/**
 * Read the listed chapters; those that cannot be read are left out with a message where they are listed.
 *   Reports `unlisted-files` (info), `missing-chapter`, `not-a-chapter`, `no-chapters` and what `reportRefusal`, `decodeText` and `cutFrontMatter` do (errors).
 */
export async function readChapters(found: FoundBook): Promise<ChapterSource[]> {
  const files = await mapBounded(found.chapters, (listed) => readChapter(found, listed))
  const ids = await nameChapters(found.chapters.map(({path}) => bookPath(found.manuscript, path)))
  const chapters = found.chapters.flatMap((listed, index): ChapterSource[] => {
    const file = files[index]
    return file ? [chapterOf(listed, file, ids[index] ?? '')] : []
  })
  for (const {file} of chapters) await readIncludes(found, file)
  reportUnlisted(found, chapters)
  if (found.chapters.length === 0) reportNoChapters(found)
  return chapters
}

function chapterOf({division, part, level = 1, title}: ListedChapter, file: VFile, id: string): ChapterSource {
  const frontMatter = cutFrontMatter(file)
  return {
    id,
    division,
    ...(part === undefined ? {} : {part}),
    ...(level > 1 ? {level} : {}),
    ...(title === undefined ? {} : {listedTitle: title}),
    file,
    ...(frontMatter ? {frontMatter} : {})
  }
}

async function readChapter(found: FoundBook, {path, place}: ListedChapter): Promise<VFile | undefined> {
  const {folders, configFile} = found
  const file = new VFile({path: bookPath(folders.root, path)})
  if (!chapterName.test(path)) {
    reportError(configFile, {
      source: 'load',
      ruleId: 'not-a-chapter',
      reason: `Unexpected \`${extname(path)}\` of \`${file.path}\`, expected \`.md\`, \`.markdown\` or \`.txt\``,
      place,
      values: {path: file.path}
    })
    return undefined
  }
  const result = await readContained(folders.allowed, path, chapterLimit)
  if ('bytes' in result) {
    decodeText(file, result.bytes)
    if (found.dialect) file.data.dialect = found.dialect
    return file
  }
  const refused = {path: file.path, limit: chapterLimit, place}
  if (result.refusal === 'missing') await reportMissing(found, path, place)
  else reportRefusal(configFile, result.refusal, refused)
  return undefined
}

async function reportMissing(found: FoundBook, path: string, place: Position | undefined): Promise<void> {
  const name = bookPath(found.manuscript, path)
  const expected = nearest(name, await listTexts(found.manuscript))
  // Other programs go on without it.
  const tell = found.dialect ? reportWarning : reportError
  tell(found.configFile, {
    source: 'load',
    ruleId: 'missing-chapter',
    reason: `Cannot read \`${name}\`, expected a file that exists`,
    place,
    ...(expected.length > 0 ? {expected} : {}),
    values: {path: name}
  })
}

/** Say once which texts are in no chapter. */
function reportUnlisted({unlisted = [], configFile, folders}: FoundBook, chapters: readonly ChapterSource[]): void {
  const taken = new Set(chapters.flatMap(({file}) => [...(file.data.includes?.values() ?? [])].map(({path}) => path)))
  const names = unlisted.filter((path) => !taken.has(path)).map((path) => `\`${bookPath(folders.root, path)}\``)
  if (names.length === 0) return
  const [shown, more] = [names.slice(0, 5), names.length > 5]
  reportInfo(configFile, {
    source: 'load',
    ruleId: 'unlisted-files',
    reason: `Leaving out texts that the list does not name, ${names.length} in all: ${shown.join(', ')}${more ? ', …' : ''}`,
    values: {count: names.length, names: shown.join('、') + (more ? '……' : '')}
  })
}

function reportNoChapters({configFile}: FoundBook): void {
  reportError(configFile, {
    source: 'load',
    ruleId: 'no-chapters',
    reason: 'Unexpected book without chapters, expected at least one file `.md`, `.markdown` or `.txt`'
  })
}
