import {mkdir, mkdtemp, realpath, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {VFile} from 'vfile'
import {onTestFinished} from 'vitest'
import {ConfigurationError} from '../../scripts/diagnostics.ts'
import {load} from '../../scripts/load/index.ts'

/** Write files into a folder that lives as long as the test, in the order given. */
export async function writeBook(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'zhushu-')))
  onTestFinished(() => rm(root, {recursive: true, force: true}))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), {recursive: true})
    await writeFile(join(root, path), content)
  }
  return root
}

/** What a reader of messages sees: place, severity, rule, sentence, then what is nearest and what to do. */
export function linesOf(files: readonly VFile[]): string[] {
  return files.flatMap((file) =>
    file.messages.map((message) => {
      const {line = 0, column = 0, fatal, ruleId, reason, expected, note} = message
      const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
      const nearest = expected && expected.length > 0 ? ` (${expected.join(', ')})` : ''
      return `${file.path}:${line}:${column} ${severity} ${ruleId} ${reason}${nearest}${note ? ` → ${note}` : ''}`
    })
  )
}

/** Load a book and give the messages on all its files, also where the configuration stops it. */
export async function messagesOf(root: string): Promise<string[]> {
  try {
    const {configFile, chapters, glossary} = await load(root)
    return linesOf([configFile, ...chapters.map(({file}) => file), ...glossary.map(({file}) => file)])
  } catch (error) {
    if (error instanceof ConfigurationError) return linesOf(error.files)
    throw error
  }
}
