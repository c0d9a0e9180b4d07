import {basename, join} from 'node:path'
import {coreCount, runChild} from '../machine/index.ts'

export type BooksRequest = {
  packageRoot: string
  /** Absolute paths of books' folders. */
  folders: readonly string[]
  /** Absolute path of the folder for all outputs, a folder a book; in the books themselves where left out. */
  out: string | undefined
  /** What else stands behind `zhushu build`. */
  args: readonly string[]
  /** What a book's build said: `text` is of its standard output. */
  onEnd: (end: {folder: string; code: number; lines: readonly string[]; text: string}) => void
  signal: AbortSignal
}

/** No book takes a day. */
const seconds = 24 * 3600

/**
 * Build several books, a process each, as many at once as there are cores.
 *
 * @returns The exit codes, in the order of the folders.
 */
export async function buildBooks(request: BooksRequest): Promise<number[]> {
  const {packageRoot, folders, args, onEnd, signal} = request
  const outs = outFolders(request)
  const codes: number[] = []
  const left = [...folders.entries()]
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next && !signal.aborted; next = left.shift()) {
      const [index, folder] = next
      const lines: string[] = []
      const out = outs[index]
      const own = ['build', folder, ...args, ...(out === undefined ? [] : ['--out', out])]
      const result = await runChild({packageRoot, args: own, seconds, onLine: (line) => lines.push(line), signal})
      codes[index] = result.code ?? 75
      onEnd({folder, code: codes[index], lines, text: result.stdout})
    }
  }
  await Promise.all(Array.from({length: Math.min(coreCount(), folders.length)}, work))
  return folders.map((_, index) => codes[index] ?? 75)
}

/** Two books of one name get folders of their own. */
function outFolders({folders, out}: BooksRequest): (string | undefined)[] {
  const seen = new Map<string, number>()
  return folders.map((folder) => {
    if (out === undefined) return undefined
    const name = basename(folder)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return join(out, count === 1 ? name : `${name}-${count}`)
  })
}
