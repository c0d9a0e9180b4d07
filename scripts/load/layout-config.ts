/** A folder with `book.yaml`, or with `manuscript/book.yaml`. */
import {existsSync} from 'node:fs'
import {basename, join, relative, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Division} from '../book.ts'
import {ConfigurationError, hasErrors, reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import {readConfig} from './config.ts'
import type {BookConfig} from './config.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {listTexts} from './list-texts.ts'
import {bookPath, isInside, realFolder} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import type {YamlPath} from './yaml.ts'

/** Largest `book.yaml`, in bytes. */
const sizeLimit = 1_048_576

/**
 * Read a book laid out by its `book.yaml`. Paths in it are seen from its own folder, chapters from the manuscript's.
 *   Reports `missing-folder`, `outside-path`, `duplicate-chapter` (errors), `unlisted-chapter` (warning),
 *   `outside-manuscript` (info).
 * @throws {ConfigurationError} when `book.yaml` cannot be used.
 */
export async function layoutConfig(root: string): Promise<FoundBook | undefined> {
  const path = [join(root, 'book.yaml'), join(root, 'manuscript/book.yaml')].find((name) => existsSync(name))
  if (path === undefined) return undefined
  const configFile = new VFile({path: bookPath(root, path)})
  if (!(await readText(configFile, {root, allowed: [root]}, {path, limit: sizeLimit})) || hasErrors([configFile])) {
    throw new ConfigurationError([configFile])
  }
  const {config, placeOf} = readConfig(configFile, basename(root))
  const home = resolve(path, '..')
  const manuscript = await manuscriptFolder({root, home, configFile, config, placeOf})
  const folders: BookFolders = {root, allowed: [...new Set([root, manuscript])]}
  const glossary = [resolve(home, config.glossary), resolve(root, config.glossary)].find((name) => existsSync(name))
  const found: FoundBook = {
    config: {
      ...config,
      manuscript: bookPath(root, manuscript) || '.',
      glossary: bookPath(root, glossary ?? resolve(root, config.glossary)),
      ...(config.cover === undefined ? {} : {cover: bookPath(root, resolve(home, config.cover))})
    },
    configFile,
    folders,
    manuscript,
    glossary: glossary ?? resolve(root, config.glossary),
    chapters: [],
    placeOf
  }
  const listed = await listedChapters(found)
  return {...found, chapters: withoutDuplicates(found, listed)}
}

type Settings = {
  root: string
  home: string
  configFile: VFile
  config: BookConfig
  placeOf: FoundBook['placeOf']
}

async function manuscriptFolder({root, home, configFile, config, placeOf}: Settings): Promise<string> {
  const folder = await realFolder(home, config.manuscript)
  const place = placeOf(['manuscript'])
  const values = {path: config.manuscript}
  if (folder === undefined) {
    reportError(configFile, {
      source: 'load',
      ruleId: 'missing-folder',
      reason: `Cannot read \`${config.manuscript}\`, expected a folder`,
      place,
      values
    })
    throw new ConfigurationError([configFile])
  }
  if (!isInside([root], folder)) {
    reportInfo(configFile, {
      source: 'load',
      ruleId: 'outside-manuscript',
      reason: `Reading chapters from \`${config.manuscript}\`, which is outside the book's folder`,
      place,
      values
    })
  }
  return folder
}

async function listedChapters(found: FoundBook): Promise<ListedChapter[]> {
  const {config, manuscript, placeOf} = found
  const {chapters} = config
  if (chapters === undefined) {
    const names = await listTexts(manuscript)
    return names.map((name) => ({path: join(manuscript, name), division: 'bodymatter', place: undefined}))
  }
  const divisions: readonly Division[] = ['frontmatter', 'bodymatter', 'backmatter']
  const listed = Array.isArray(chapters)
    ? chapterEntries(chapters, ['chapters'])
    : divisions.flatMap((division) => chapterEntries(chapters[division], ['chapters', division], division))
  const result = listed.map(({name, at, division, part}) => ({
    path: resolve(manuscript, name),
    division,
    ...(part === undefined ? {} : {part}),
    place: placeOf(at)
  }))
  await reportUnlisted(found, result)
  return result
}

type ChapterList = Extract<NonNullable<BookConfig['chapters']>, unknown[]>
type Entry = {name: string; at: YamlPath; division: Division; part?: string}

function chapterEntries(list: ChapterList, path: YamlPath, division: Division = 'bodymatter'): Entry[] {
  return list.flatMap((item, index): Entry[] => {
    const at = [...path, index]
    if (typeof item === 'string') return [{name: item, at, division}]
    const {part, chapters} = item
    return chapters.map((name, inner) => ({name, at: [...at, 'chapters', inner], division, part}))
  })
}

function withoutDuplicates(
  {folders, configFile}: FoundBook,
  listed: ListedChapter[]
): ListedChapter[] {
  const first = new Map<string, ListedChapter>()
  for (const chapter of listed) {
    const earlier = first.get(chapter.path)
    if (!earlier) {
      first.set(chapter.path, chapter)
      continue
    }
    const path = bookPath(folders.root, chapter.path)
    reportError(configFile, {
      source: 'load',
      ruleId: 'duplicate-chapter',
      reason: `Unexpected second \`${path}\`, expected each chapter once, the first is in line ${earlier.place?.start.line ?? 0}`,
      place: chapter.place,
      values: {path, line: earlier.place?.start.line ?? 0}
    })
  }
  return [...first.values()]
}

async function reportUnlisted(found: FoundBook, listed: readonly ListedChapter[]): Promise<void> {
  const {manuscript, glossary, configFile, placeOf} = found
  const known = new Set(listed.map(({path}) => path))
  for (const name of await listTexts(manuscript)) {
    const path = join(manuscript, name)
    if (known.has(path) || isInside([glossary], path) || relative(manuscript, path) === '') continue
    reportWarning(configFile, {
      source: 'load',
      ruleId: 'unlisted-chapter',
      reason: `Unexpected \`${name}\` in the folder, expected it under \`chapters\``,
      place: placeOf(['chapters']),
      note: 'List the file, or move it out of the folder; its text is not in the book',
      values: {path: name}
    })
  }
}
