/** The five real manuscripts as they are, linted and mended, once for a file of tests. */
import {existsSync, readdirSync} from 'node:fs'
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Sources} from '../../scripts/book.ts'
import {mend, type Mended} from '../../scripts/fix/index.ts'
import {lint} from '../../scripts/lint/index.ts'
import {load} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'

/** The folder of the manuscripts. */
export const folder = resolve(import.meta.dirname, '../../../shared/manuscripts')

/** Whether the manuscripts are beside this checkout. */
export const hasManuscripts = existsSync(folder)

/** Title of the tests over them. */
export const title = `over the manuscripts${hasManuscripts ? '' : ' (skipped: they are not beside this checkout)'}`

let sources: Promise<Sources> | undefined
let linted: Promise<VFile[]> | undefined
let mended: Promise<Mended> | undefined
let safelyMended: Promise<Mended> | undefined

/** Their sources, read once. */
export async function manuscriptSources(): Promise<Sources> {
  return await (sources ??= load(folder))
}

/** Their files, with what parse and lint say. */
export async function lintedFiles(): Promise<VFile[]> {
  linted ??= load(folder).then((loaded) => {
    const manuscript = parse(loaded)
    lint(manuscript)
    return manuscript.chapters.map(({file}) => file)
  })
  return await linted
}

/** What becomes of them with every fix that is safe or suggested. */
export async function mendedManuscripts(): Promise<Mended> {
  return await (mended ??= manuscriptSources().then((loaded) => mend(loaded, () => Promise.resolve(true))))
}

/** What becomes of them with every fix that is safe. */
export async function safelyMendedManuscripts(): Promise<Mended> {
  return await (safelyMended ??= manuscriptSources().then((loaded) => mend(loaded, () => Promise.resolve(false))))
}

/** Text of a mended manuscript by the number it begins with. */
export async function mendedLines(number: string): Promise<string[]> {
  const {manuscript} = await mendedManuscripts()
  return String(manuscript.chapters.find(({file}) => file.path.startsWith(number))?.file).split('\n')
}

/** Messages on a manuscript; `ruleIds` names those that matter. */
export async function messagesIn(number: string, ...ruleIds: readonly string[]): Promise<VFileMessage[]> {
  const file = (await lintedFiles()).find(({path}) => path.startsWith(number))
  const messages = file?.messages ?? []
  return messages.filter(({ruleId}) => ruleIds.length === 0 || ruleIds.includes(ruleId ?? ''))
}

/** Whether a message of a rule covers a place, `000 11:63`, or begins within the text quoted there. */
export async function covers(place: string, quoted: string, ...ruleIds: readonly string[]): Promise<boolean> {
  const [number = '', line = '', column = ''] = place.split(/[ :]/)
  const [row, from] = [Number(line), Number(column)]
  return (await messagesIn(number, ...ruleIds)).some(({place: at}) => {
    if (!at || !('start' in at)) return false
    const begins = at.start.line === row && at.start.column >= from && at.start.column < from + quoted.length
    const isAfterStart = at.start.line < row || (at.start.line === row && at.start.column <= from)
    const isBeforeEnd = at.end.line > row || (at.end.line === row && at.end.column >= from + quoted.length)
    return begins || (isAfterStart && isBeforeEnd)
  })
}

/** Names of the manuscripts' files. */
export const manuscriptNames: readonly string[] = hasManuscripts ? readdirSync(folder).sort() : []
