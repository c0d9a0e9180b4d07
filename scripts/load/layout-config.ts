/** A folder with `book.yaml`, or with `manuscript/book.yaml`. */
import {lstatSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Division} from '../book.ts'
import {ConfigurationError, hasErrors, reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {BookConfig} from './config.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {listTexts} from './list-texts.ts'
import {bookPath, isInside, realFolder} from './read-contained.ts'
import {readConfig} from './read-config.ts'
import {reportRefusal, readText} from './read-text.ts'
import type {YamlPath} from './yaml.ts'

/** Where configurations are looked for, first one first. */
const candidates = ['book.yaml', 'book.yml', 'manuscript/book.yaml', 'manuscript/book.yml']

/** Largest `book.yaml`, in bytes. */
const sizeLimit = 1_048_576

/**
 * Read a book laid out by its `book.yaml`. Paths in it are seen from its own folder, chapters from the manuscript's.
 *   Reports `missing-folder`, `outside-path`, `duplicate-chapter` (errors), `unlisted-chapter` (warning),
 *   `outside-manuscript` (info).
 * @throws {ConfigurationError} when `book.yaml` cannot be used.
 */
export async function layoutConfig(root: string): Promise<FoundBook | undefined> {
  const path = candidates.map((name) => join(root, name)).find((name) => lstatSync(name, {throwIfNoEntry: false}))
  if (path === undefined) return undefined
  const configFile = new VFile({path: bookPath(root, path)})
  if (!(await readText(configFile, {root, allowed: [root]}, {path, limit: sizeLimit})) || hasErrors([configFile])) {
    throw new ConfigurationError([configFile])
  }
  const {config, placeOf} = readConfig(configFile, basename(root))
  const home = resolve(path, '..')
  const settings: Settings = {root, home, configFile, config, placeOf}
  const manuscript = await manuscriptFolder(settings)
  const glossary = await glossaryFolder(settings)
  const annals = resolve(home, config.annals)
  const found: FoundBook = {
    config: {
      ...config,
      manuscript: bookPath(root, manuscript) || '.',
      glossary: bookPath(root, glossary),
      annals: bookPath(root, annals),
      bibliography: config.bibliography.map((name) => bookPath(root, resolve(home, name))),
      annotations: bookPath(root, resolve(home, config.annotations)),
      aliases: bookPath(root, resolve(home, config.aliases)),
      ...(config.cover === undefined ? {} : {cover: bookPath(root, resolve(home, config.cover))})
    },
    configFile,
    folders: {root, allowed: [...new Set([root, manuscript])]},
    manuscript,
    glossary,
    annals,
    chapters: [],
    placeOf
  }
  const chapters = config.chapters ? listedChapters(found, config.chapters) : await allChapters(found)
  if (config.chapters) await reportUnlisted(found, chapters)
  return {...found, chapters: withoutDuplicates(found, chapters)}
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

/** The folder beside `book.yaml` or in the book's folder; the latter, too, where there is none. */
async function glossaryFolder({root, home, configFile, config, placeOf}: Settings): Promise<string> {
  const folder = (await realFolder(home, config.glossary)) ?? (await realFolder(root, config.glossary))
  const none = resolve(root, 'glossary')
  if (folder === undefined) return none
  if (isInside([root], folder)) return folder
  const place = placeOf(['glossary'])
  reportRefusal(configFile, 'outside', {path: config.glossary, limit: 0, place})
  return none
}

/** All texts of the manuscript, where nobody lists them. */
async function allChapters({manuscript, glossary}: FoundBook): Promise<ListedChapter[]> {
  const paths = (await listTexts(manuscript)).map((name) => join(manuscript, name))
  const texts = paths.filter((path) => !isInside([glossary], path))
  return texts.map((path) => ({path, division: 'bodymatter', place: undefined}))
}

function listedChapters({manuscript, placeOf}: FoundBook, chapters: Chapters): ListedChapter[] {
  const divisions: readonly Division[] = ['frontmatter', 'bodymatter', 'backmatter']
  const entries = Array.isArray(chapters)
    ? chapterEntries(chapters, ['chapters'])
    : divisions.flatMap((division) => chapterEntries(chapters[division], ['chapters', division], division))
  return entries.map(({name, at, division, part}) => ({
    path: resolve(manuscript, name),
    division,
    ...(part === undefined ? {} : {part}),
    place: placeOf(at)
  }))
}

type Chapters = NonNullable<BookConfig['chapters']>
type ChapterList = Extract<Chapters, unknown[]>
type Entry = {name: string; at: YamlPath; division: Division; part?: string}

function chapterEntries(list: ChapterList, path: YamlPath, division: Division = 'bodymatter'): Entry[] {
  return list.flatMap((item, index): Entry[] => {
    const at = [...path, index]
    if (typeof item === 'string') return [{name: item, at, division}]
    const {part, chapters} = item
    return chapters.map((name, inner) => ({name, at: [...at, 'chapters', inner], division, part}))
  })
}

function withoutDuplicates({folders, configFile}: FoundBook, listed: ListedChapter[]): ListedChapter[] {
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
    if (known.has(path) || isInside([glossary], path)) continue
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
