/** A folder with `book.toml`, as mdBook has it. */
import {join, resolve} from 'node:path'
import {z} from 'zod'
import {foreignBook, readIfThere, reportIgnored, unlistedTexts} from './foreign-book.ts'
import type {FoundBook} from './layout.ts'
import {isInside} from './read-contained.ts'
import {readSummary} from './read-summary.ts'
import {readToml} from './toml.ts'

const settings = z.looseObject({
  book: z
    .looseObject({
      title: z.string().optional(),
      authors: z.array(z.string()).default([]),
      src: z.string().default('src'),
      language: z.string().optional(),
      description: z.string().optional()
    })
    .prefault({})
})

/** What is about programs alone, or was taken over. */
const silent = new Set(['book', 'rust', 'build'])

/**
 * Read a book of mdBook.
 *   Reports `ignored-setting` (info), `invalid-toml` (error) and what `readSummary` does.
 */
export async function layoutMdbook(root: string): Promise<FoundBook | undefined> {
  const file = await readIfThere(root, join(root, 'book.toml'))
  if (!file) return undefined
  const value = readToml(file, String(file), settings) ?? settings.parse({})
  const manuscript = resolve(root, value.book.src)
  const summary = isInside([root], manuscript) ? await readIfThere(root, join(manuscript, 'SUMMARY.md')) : undefined
  if (!summary) return undefined
  reportIgnored(
    file,
    Object.keys(value).filter((key) => !silent.has(key))
  )
  summary.messages.push(...file.messages)
  const chapters = readSummary(summary, manuscript, {affixes: true})
  const unlisted = await unlistedTexts({manuscript, chapters}, (name) => name === 'SUMMARY.md')
  const {title, authors, language, description} = value.book
  const facts = {title, creators: authors, language, description}
  return foreignBook({root, configFile: summary, manuscript, chapters, dialect: 'mdbook', unlisted, facts})
}
