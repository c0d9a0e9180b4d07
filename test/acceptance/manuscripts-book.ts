/** The five real manuscripts with the project's glossary, as one book in a folder that lives as long as the test. */
import {cpSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative, resolve} from 'node:path'
import {onTestFinished} from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const manuscripts = resolve(root, '../shared/manuscripts')

/** Whether the manuscripts are beside this checkout. */
export const hasManuscripts = existsSync(manuscripts)

/** Ids of their chapters, by the short names that people use. */
export const chapterIds: Readonly<Record<string, string>> = {
  '000': '000_626764ba33d256e4',
  '001': '001_4620a967314345ce',
  '002': '002_0e0b0fc4a615c433',
  '003': '003_e196a2abc7755e6a',
  '004': '004_0010859f0359b098'
}

/**
 * Write the book.
 *
 * @param settings Lines of its `book.yaml`, beside those that name its chapters.
 */
export function writeManuscriptsBook(settings: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zhushu-manuscripts-')))
  onTestFinished(() => {
    rmSync(folder, {recursive: true, force: true})
  })
  cpSync(join(root, 'glossary'), join(folder, 'glossary'), {recursive: true})
  const chapters = Object.values(chapterIds).map((id) => `  - ${id}.txt\n`)
  const lines = [
    ...['title: 五稿合编\n', 'name: manuscripts\n', `manuscript: ${relative(folder, realpathSync(manuscripts))}\n`],
    ...['chapters:\n', ...chapters, settings]
  ]
  writeFileSync(join(folder, 'book.yaml'), lines.join(''))
  return folder
}
