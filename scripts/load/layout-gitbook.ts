/** A folder with `SUMMARY.md`, as GitBook and HonKit have it. */
import ignore from 'ignore'
import {join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {z} from 'zod'
import {reportWarning} from '../diagnostics.ts'
import {foreignBook, languageOf, readIfThere, reportIgnored, unlistedTexts} from './foreign-book.ts'
import type {FoundBook, ListedChapter} from './layout.ts'
import {readGlossaryList} from './read-glossary-list.ts'
import {bookPath, isInside} from './read-contained.ts'
import {readSummary} from './read-summary.ts'
import {readYaml} from './yaml.ts'

const settings = z.looseObject({
  root: z.string().default('.'),
  title: z.string().nullish(),
  author: z.union([z.string(), z.array(z.string())]).nullish(),
  language: z.string().nullish(),
  description: z.string().nullish(),
  structure: z
    .object({
      readme: z.string().default('README.md'),
      summary: z.string().default('SUMMARY.md'),
      glossary: z.string().default('GLOSSARY.md')
    })
    .prefault({})
})

/** Settings that say nothing about a printed book, or that were taken over. */
const silent = new Set([
  'root',
  'title',
  'author',
  'language',
  'description',
  'structure',
  'gitbook',
  'honkit',
  'links',
  'isbn'
])

type Settings = z.output<typeof settings>

/**
 * Read a book of GitBook or HonKit.
 *   Reports `ignored-setting`, `unlisted-files`, what `readSummary` and `readGlossaryList` do, and what is wrong in `book.json`.
 */
export async function layoutGitbook(root: string): Promise<FoundBook | undefined> {
  const found = await readSettings(root)
  const manuscript = resolve(root, found.value.root)
  if (!isInside([root], manuscript)) return undefined
  const {readme, summary: summaryName, glossary} = found.value.structure
  const summary = await readIfThere(root, join(manuscript, summaryName))
  if (!summary) return undefined
  const configFile = summary
  if (found.file) configFile.messages.push(...found.file.messages)
  const introduction = join(manuscript, readme)
  const listed = readSummary(summary, manuscript, {introduction})
  const chapters = await withIntroduction(root, introduction, listed)
  const glossaryFile = await readIfThere(root, join(manuscript, glossary))
  const isIgnored = await ignoredIn(root)
  const own = new Set([readme, summaryName, glossary, 'LANGS.md'])
  const isLeftOut = (name: string): boolean => own.has(name) || isIgnored(bookPath(root, join(manuscript, name)))
  const unlisted = await unlistedTexts({manuscript, chapters}, isLeftOut)
  const {title, author, language, description} = found.value
  const creators = (typeof author === 'string' ? [author] : (author ?? [])).filter((name) => name.trim() !== '')
  const facts = {
    title: title ?? undefined,
    creators,
    language: language ?? undefined,
    description: description ?? undefined
  }
  const known = languageOf(facts.language, new VFile()).language ?? 'zh-Hans'
  const terms = glossaryFile ? readGlossaryList(glossaryFile, known) : []
  return foreignBook({root, configFile, manuscript, chapters, dialect: 'gitbook', unlisted, terms, facts})
}

async function readSettings(root: string): Promise<{value: Settings; file?: VFile}> {
  const file =
    (await readIfThere(root, join(root, 'book.json'))) ?? (await readIfThere(root, join(root, '.gitbook.yaml')))
  if (!file) return {value: settings.parse({})}
  // JSON is YAML, as far as settings go.
  const copy = new VFile({path: file.path, value: String(file)})
  const {value} = readYaml(copy, settings)
  for (const {reason, line = 1, column = 1} of copy.messages) {
    const values = {path: file.path, reason}
    reportWarning(file, {
      source: 'load',
      ruleId: 'unread-settings',
      reason: `Cannot use \`${file.path}\`: ${reason}`,
      place: {line, column},
      values
    })
  }
  if (value)
    reportIgnored(
      file,
      Object.keys(value).filter((key) => !silent.has(key))
    )
  return {value: value ?? settings.parse({}), file}
}

/** GitBook puts the README first where its list leaves it out. */
async function withIntroduction(
  root: string,
  path: string,
  listed: readonly ListedChapter[]
): Promise<ListedChapter[]> {
  const isListed = listed.some((chapter) => chapter.path === path)
  if (isListed || !(await readIfThere(root, path))) return [...listed]
  return [{path, division: 'frontmatter', title: '简介', place: undefined}, ...listed]
}

/** What `.bookignore` and its like leave out. */
async function ignoredIn(root: string): Promise<(name: string) => boolean> {
  const rules = ignore()
  for (const name of ['.gitignore', '.bookignore', '.ignore']) {
    const file = await readIfThere(root, join(root, name))
    if (file) rules.add(String(file))
  }
  return (name) => !name.startsWith('..') && rules.ignores(name)
}
