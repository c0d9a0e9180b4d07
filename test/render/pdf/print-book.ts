import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {VFile} from 'vfile'
import type {Book} from '../../../scripts/book.ts'
import type {Machine, Progress} from '../../../scripts/renderer.ts'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {createMachine} from '../../../scripts/machine/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderPdf} from '../../../scripts/render/pdf/index.ts'

/** Bring a book as far as a renderer gets it. */
export async function bookOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Book> {
  const root = await mkdtemp(join(tmpdir(), 'zhushu-pdf-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), {recursive: true})
      await writeFile(join(root, path), content)
    }
    const sources = await load(root)
    const manuscript = parse(sources)
    const [edition] = editionsOf(sources.config, [], ['pdf'])
    return enrich(manuscript, await loadAssets(manuscript), edition!)
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

/** This computer, whose progress can be looked at. */
export function thisMachine(steps: Progress[] = [], signal = new AbortController().signal): Machine {
  return createMachine({progress: (progress) => void steps.push(progress), signal})
}

/** Print a book on this computer. */
export async function printBook(book: Book, machine = thisMachine()): Promise<VFile | undefined> {
  const [file] = await renderPdf(book, machine)
  return file
}

/** What the files of a book have to say. */
export function messagesOn(book: Book): string[] {
  return [...book.chapters.map(({file}) => file), book.configFile].flatMap(({path, messages}) =>
    messages.map(({line, column, fatal, ruleId, reason}) => `${path}:${line}:${column} ${fatal} ${ruleId} ${reason}`)
  )
}
