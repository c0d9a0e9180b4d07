/** A folder of contents as Hugo has it: `_index.md`, weights, drafts. */
import {lstatSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {VFile} from 'vfile'
import {z} from 'zod'
import {divideChapters} from './divide-chapters.ts'
import {foreignBook, readIfThere, reportLeftOut, reportIgnored} from './foreign-book.ts'
import type {ForeignFacts} from './foreign-book.ts'
import {cutFrontMatter} from './front-matter.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {inNaturalOrder, listAllTexts} from './list-texts.ts'
import {readToml} from './toml.ts'
import {readYaml} from './yaml.ts'

const settings = z.looseObject({title: z.string().optional(), languageCode: z.string().optional()})

const silent = new Set([
  'title',
  'languageCode',
  'baseURL',
  'theme',
  'defaultContentLanguage',
  'markup',
  'menu',
  'module',
  'params',
  'outputs'
])

/** `name` is relative to the contents, without the file's own name for an `_index.md`. */
type Page = {name: string; file: string; title: string | undefined; weight: number; isDraft: boolean; isEmpty: boolean}

/**
 * Read a folder of Hugo's contents: what `weight` says first, then by name; a section whose `_index.md` has no text of its own
 * is a part.
 *   Reports `draft-chapter`, `ignored-setting` (infos), `invalid-toml` (error).
 */
export async function layoutHugo(root: string): Promise<FoundBook | undefined> {
  const isFolder = lstatSync(join(root, 'content'), {throwIfNoEntry: false})?.isDirectory() === true
  const found = await siteSettings(root)
  const manuscript = isFolder && found ? join(root, 'content') : root
  const names = await listAllTexts(manuscript)
  if (!found && !names.some((name) => basename(name) === '_index.md')) return undefined
  if (manuscript === root && !names.some((name) => basename(name) === '_index.md')) return undefined
  const configFile = found?.file ?? new VFile({path: '.'})
  const pages = await Promise.all(names.map((name) => pageOf(root, manuscript, name)))
  const home = pages.find(({name}) => name === '')
  const chapters = chaptersBelow('', {pages, manuscript, configFile}, {level: 1})
  const own = home && !home.isEmpty ? [listed(manuscript, home, {level: 1})] : []
  const facts: ForeignFacts = {title: found?.facts.title ?? home?.title, language: found?.facts.languageCode}
  return foreignBook({
    root,
    configFile,
    manuscript,
    chapters: divideChapters([...own, ...chapters], own[0]?.path),
    dialect: 'hugo',
    facts
  })
}

async function siteSettings(root: string): Promise<{file: VFile; facts: z.output<typeof settings>} | undefined> {
  for (const name of ['hugo.toml', 'config.toml', 'hugo.yaml', 'config.yaml', 'hugo.yml', 'hugo.json', 'config.json']) {
    const file = await readIfThere(root, join(root, name))
    if (!file) continue
    const facts =
      (name.endsWith('.toml') ? readToml(file, String(file), settings) : readYaml(file, settings).value) ?? {}
    reportIgnored(
      file,
      Object.keys(facts).filter((key) => !silent.has(key))
    )
    return {file, facts}
  }
  return undefined
}

async function pageOf(root: string, manuscript: string, file: string): Promise<Page> {
  const read = (await readIfThere(root, join(manuscript, file))) ?? new VFile({path: file, value: ''})
  const value = cutFrontMatter(read)?.value ?? {}
  const weight = Number(value['weight'] ?? 0)
  const name = /^_?index\.(?:md|markdown)$/.test(basename(file)) ? dirname(file).replace(/^\.$/, '') : file
  const title = typeof value['title'] === 'string' ? value['title'] : undefined
  // No weight comes last.
  return {
    name,
    file,
    title,
    weight: weight || Infinity,
    isDraft: value['draft'] === true,
    isEmpty: String(read).trim() === ''
  }
}

type Site = {pages: readonly Page[]; manuscript: string; configFile: VFile}

function chaptersBelow(folder: string, site: Site, at: {level: number; part?: string}): ListedChapter[] {
  const inside = (name: string): boolean => folder === '' || name.startsWith(`${folder}/`)
  const depth = folder === '' ? 1 : folder.split('/').length + 1
  const names = new Set(
    site.pages
      .filter(({name}) => name !== '' && inside(name) && name !== folder)
      .map(({name}) => name.split('/').slice(0, depth).join('/'))
  )
  const entries = [...names].map((name) => ({name, page: site.pages.find((page) => page.name === name)}))
  const weightOf = (page: Page | undefined): number => page?.weight ?? Infinity
  entries.sort((a, b) => {
    const [left, right] = [weightOf(a.page), weightOf(b.page)]
    return left === right ? inNaturalOrder(a.name, b.name) : left - right
  })
  return entries.flatMap(({name, page}) => {
    if (page?.isDraft) {
      reportLeftOut(site.configFile, 'draft', {title: page.title ?? name, place: undefined})
      return []
    }
    const own = page && !page.isEmpty ? [listed(site.manuscript, page, at)] : []
    const isPart = own.length === 0 && at.level === 1 && !(page && page.name.endsWith('.md'))
    const part = isPart ? (page?.title ?? basename(name)) : at.part
    const below = {level: own.length > 0 ? at.level + 1 : at.level, ...(part === undefined ? {} : {part})}
    return [...own, ...chaptersBelow(name, site, below)]
  })
}

function listed(manuscript: string, page: Page, {level, part}: {level: number; part?: string}): ListedChapter {
  return {
    path: join(manuscript, page.file),
    division: 'bodymatter',
    level,
    ...(part === undefined ? {} : {part}),
    ...(page.title === undefined ? {} : {title: page.title}),
    place: undefined
  }
}
