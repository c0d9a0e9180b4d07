/** Worker processes, books for them, and what came of both. */
import {spawn, type ChildProcess} from 'node:child_process'
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {createInterface} from 'node:readline'

const program = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')

export type End = {id: string; state: 'built' | 'known' | 'failed'; reason: string; pid: number}

export type Workers = {
  /** What every worker told, in order. */
  ends: End[]
  children: ChildProcess[]
  /** Wait until so many jobs have ended. */
  until: (count: number) => Promise<void>
  start: (count: number) => void
  /** Ask all that run to finish; gives their exit codes. */
  stop: () => Promise<(number | null)[]>
}

/** Start none yet. @param args What stands behind `zhushu worker`. */
export function workersOn(redis: string, args: readonly string[]): Workers {
  const ends: End[] = []
  const children: ChildProcess[] = []
  let changed = (): void => undefined
  const start = (): void => {
    const child = spawn(process.execPath, [program, 'worker', '--json', '--redis', redis, ...args], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    children.push(child)
    createInterface(child.stdout).on('line', (line) => {
      ends.push({...(JSON.parse(line) as End), pid: child.pid ?? 0})
      changed()
    })
  }
  return {
    ends,
    children,
    start: (count) => {
      for (let index = 0; index < count; index++) start()
    },
    until: async (count) => {
      while (ends.length < count) await new Promise<void>((resolve) => (changed = resolve))
    },
    stop: async () => {
      const running = children.filter(({exitCode, signalCode}) => exitCode === null && signalCode === null)
      return await Promise.all(
        running.map(async (child) => {
          const end = new Promise<number | null>((resolve) => child.once('exit', resolve))
          child.kill('SIGTERM')
          return await end
        })
      )
    }
  }
}

/** Lay out small books, each another one. */
export function layOutBooks(folder: string, count: number): string[] {
  return Array.from({length: count}, (_, index) => {
    const book = join(folder, `book-${index + 1}`)
    mkdirSync(book, {recursive: true})
    writeFileSync(join(book, '01.md'), `# 第${index + 1}本\n\n镜像由只读的层叠成，这是第 ${index + 1} 本。\n`)
    return book
  })
}

/** The receipts in a shared folder: what is there, whole. */
export function receiptsIn(store: string): {book: string; files: {path: string; size: number}[]; folder: string}[] {
  const paths = readdirSync(store, {recursive: true, encoding: 'utf8'})
  return paths
    .filter((path) => path.endsWith('done.json') && !path.startsWith('.incoming'))
    .map((path) => {
      const receipt = JSON.parse(readFileSync(join(store, path), 'utf8')) as {
        book: string
        files: {path: string; size: number}[]
      }
      return {...receipt, folder: join(store, path, '..')}
    })
}
