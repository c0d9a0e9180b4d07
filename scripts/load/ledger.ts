/** `ledger.<language>.yaml` of the glossary's folder: what becomes of words that no table of characters can settle. */
import {lstatSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {z} from 'zod'
import type {Ledger} from '../apparatus.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'

/** Largest ledger, in bytes. */
const sizeLimit = 4_194_304

const row = z.strictObject({
  from: z.string().min(1).describe('A word as the manuscript has it; one character for where it stands alone.'),
  to: z.string().min(1).describe('What the edition prints for it.'),
  reviewed: z.boolean().default(true).describe('Whether a person has settled it.'),
  note: z.string().optional().describe('Why; not printed.')
})

/** The whole of a ledger. */
export const ledgerFile = z.strictObject({
  $schema: z.string().optional(),
  variants: z
    .record(z.string(), z.string())
    .default({})
    .describe('Characters that the edition writes otherwise than OpenCC does: `臺: 台`.'),
  rows: z.array(row).default([]).describe('In any order; where one word holds another, the longer counts.')
})

/**
 * Read the ledgers of the book's languages, as far as there are any.
 *
 * Reports what `readText` and `readYaml` do.
 */
export async function loadLedgers(
  folders: BookFolders,
  folder: string,
  languages: readonly string[]
): Promise<Ledger[]> {
  const ledgers: Ledger[] = []
  for (const language of languages) {
    const ledger = await loadLedger(folders, folder, language)
    if (ledger) ledgers.push(ledger)
  }
  return ledgers
}

async function loadLedger(folders: BookFolders, folder: string, language: string): Promise<Ledger | undefined> {
  const path = join(folder, `ledger.${language}.yaml`)
  if (!lstatSync(path, {throwIfNoEntry: false})) return undefined
  const file = new VFile({path: bookPath(folders.root, path)})
  if (!(await readText(file, folders, {path, limit: sizeLimit}))) return {language, file, variants: {}, rows: []}
  const {value} = readYaml(file, ledgerFile)
  const variants = value?.variants ?? {}
  return {language, file, variants, rows: (value?.rows ?? []).map(({from, to, reviewed}) => ({from, to, reviewed}))}
}
