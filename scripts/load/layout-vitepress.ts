/** A folder with `.vitepress` or `.vuepress`. */
import {lstatSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {z} from 'zod'
import {reportInfo} from '../diagnostics.ts'
import {divideChapters} from './divide-chapters.ts'
import {foreignBook, readIfThere, reportLeftOut, reportIgnored, unlistedTexts, withoutRepeats} from './foreign-book.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {listAllTexts} from './list-texts.ts'
import {readYaml} from './yaml.ts'

const settings = z.looseObject({
  title: z.string().nullish(),
  lang: z.string().nullish(),
  description: z.string().nullish(),
  sidebar: z.unknown().optional(),
  themeConfig: z.looseObject({sidebar: z.unknown().optional()}).nullish()
})

const silent = new Set(['title', 'lang', 'description', 'sidebar', 'themeConfig', 'base', 'head', 'lastUpdated'])

/**
 * Read a book of VitePress or VuePress. Its settings count where they are data: no JavaScript runs.
 *   Reports `code-settings`, `ignored-setting`, `unlisted-files`, `home-page` (infos), and what is wrong in the settings.
 */
export async function layoutVitepress(root: string): Promise<FoundBook | undefined> {
  const folder = ['', 'docs', 'src']
    .flatMap((name) => ['.vitepress', '.vuepress'].map((own) => join(root, name, own)))
    .find((path) => lstatSync(path, {throwIfNoEntry: false})?.isDirectory())
  if (folder === undefined) return undefined
  const manuscript = resolve(folder, '..')
  const configFile = await settingsFile(root, folder)
  const value = String(configFile) === '' ? undefined : readYaml(configFile, settings).value
  if (value)
    reportIgnored(
      configFile,
      Object.keys(value).filter((key) => !silent.has(key))
    )
  const sidebar = value?.sidebar ?? value?.themeConfig?.sidebar
  const all = await listAllTexts(manuscript)
  const named = sidebar === undefined ? [] : chaptersOf(sidebar, {manuscript, names: all, configFile})
  const texts = all.filter((name) => !/(?:^|\/)(?:README|index)\.md$/i.test(name) || name.includes('/'))
  const unnamed = [
    ...(await homeOf(root, {manuscript, names: all, configFile})),
    ...texts.map((name) => chapterOf(manuscript, name))
  ]
  const home = all.find((name) => /^(?:README|index)\.md$/i.test(name)) ?? 'README.md'
  const listed = withoutRepeats(named.length > 0 ? named : unnamed)
  const chapters = divideChapters(listed, join(manuscript, home))
  const unlisted = await unlistedTexts({manuscript, chapters}, (name) => home === name)
  const facts = {
    title: value?.title ?? undefined,
    language: value?.lang ?? undefined,
    description: value?.description ?? undefined
  }
  return foreignBook({root, configFile, manuscript, chapters, dialect: 'vitepress', unlisted, facts})
}

/** The settings, or an empty file in the name of those that are code. */
async function settingsFile(root: string, folder: string): Promise<VFile> {
  for (const name of ['config.json', 'config.yml', 'config.yaml']) {
    const file = await readIfThere(root, join(folder, name))
    if (file) return file
  }
  const name = [
    'config.ts',
    'config.mts',
    'config.js',
    'config.mjs',
    'config.cjs',
    'config/index.ts',
    'config/index.js'
  ].find((one) => lstatSync(join(folder, one), {throwIfNoEntry: false}))
  const file = new VFile({path: folder.slice(root.length + 1) + (name === undefined ? '' : `/${name}`), value: ''})
  if (name === undefined) return file
  reportInfo(file, {
    source: 'load',
    ruleId: 'code-settings',
    reason: `Not running \`${file.path}\`, expected settings that are data`,
    note: 'Chapters are taken in the order of their names; list them in a `book.yaml` for another',
    values: {path: file.path}
  })
  return file
}

function chapterOf(manuscript: string, name: string): ListedChapter {
  return {path: join(manuscript, name), division: 'bodymatter', place: undefined}
}

/** The first page, unless it is but a poster of buttons. */
async function homeOf(root: string, {manuscript, names, configFile}: Context): Promise<ListedChapter[]> {
  const name = names.find((one) => /^(?:README|index)\.md$/i.test(one))
  const home = name === undefined ? undefined : await readIfThere(root, join(manuscript, name))
  if (name === undefined || !home) return []
  const isPoster = /^---\n[\s\S]*?^(?:layout:\s*home|home:\s*true)\s*$[\s\S]*?^---$/m.test(String(home))
  if (isPoster) reportLeftOut(configFile, 'home', {title: name, place: undefined})
  return isPoster ? [] : [chapterOf(manuscript, name)]
}

type Context = {manuscript: string; names: readonly string[]; configFile: VFile}
type Item = {title?: string; link?: string; items: readonly unknown[]}

/** A list, or lists by folder. */
function chaptersOf(sidebar: unknown, context: Context): ListedChapter[] {
  const lists = Array.isArray(sidebar)
    ? [sidebar]
    : Object.values(z.record(z.string(), z.unknown()).catch({}).parse(sidebar))
  return lists.flatMap((list) => itemsOf(list).flatMap((item) => entriesOf(item, {level: 1}, context)))
}

function entriesOf(item: Item, at: {level: number; part?: string}, context: Context): ListedChapter[] {
  const {title, link, items} = item
  const isPart = link === undefined && at.level === 1 && items.length > 0 && title !== undefined
  const part = isPart ? title : at.part
  const own = link === undefined ? [] : chapterAt(link, {...at, title}, context)
  const level = own.length > 0 ? at.level + 1 : at.level
  const inner = items.flatMap((one) => itemsOf([one]))
  return [...own, ...inner.flatMap((one) => entriesOf(one, {level, ...(part === undefined ? {} : {part})}, context))]
}

function chapterAt(
  link: string,
  {level, part, title}: {level: number; part?: string; title: string | undefined},
  {manuscript, names, configFile}: Context
): ListedChapter[] {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(link)) {
    reportLeftOut(configFile, 'web', {title: title ?? link, place: undefined})
    return []
  }
  const path = link
    .replace(/[?#].*$/, '')
    .replace(/^\//, '')
    .replace(/\.(?:html|md)$/, '')
  const wanted = [`${path}.md`, `${path}index.md`, `${path}README.md`, `${path}/index.md`, `${path}/README.md`]
  const name = names.find((one) => wanted.some((other) => other.toLowerCase() === one.toLowerCase())) ?? `${path}.md`
  const chapter = {...chapterOf(manuscript, name), level, ...(part === undefined ? {} : {part})}
  return [title === undefined ? chapter : {...chapter, title}]
}

/** What stands in a sidebar: a path, a path and a title, or an object of VitePress or VuePress. */
function itemsOf(list: unknown): Item[] {
  const items = Array.isArray(list) ? (list as unknown[]) : (group.safeParse(list).data?.items ?? [])
  return items.flatMap((one): Item[] => {
    if (typeof one === 'string') return [{link: one, items: []}]
    const pair = z.tuple([z.string(), z.string()]).safeParse(one).data
    if (pair) return [{link: pair[0], title: pair[1], items: []}]
    const found = group.safeParse(one).data
    if (!found) return []
    const [title, link] = [found.text ?? found.title, found.link ?? found.path]
    return [
      {
        ...(title === undefined ? {} : {title}),
        ...(link === undefined ? {} : {link}),
        items: found.items ?? found.children ?? []
      }
    ]
  })
}

const group = z.looseObject({
  text: z.string().optional(),
  title: z.string().optional(),
  link: z.string().optional(),
  path: z.string().optional(),
  items: z.array(z.unknown()).optional(),
  children: z.array(z.unknown()).optional()
})
