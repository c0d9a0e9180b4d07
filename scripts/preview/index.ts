/** A book as its readers will see it, while it is written. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Machine} from '../renderer.ts'
import type {Cache} from '../cache/index.ts'
import type {Finding, Wording} from '../report.ts'
import {followBook, type LiveState} from './live-book.ts'
import {serve} from './serve.ts'
import {watchFolder} from './watch-folder.ts'

export type {LiveState} from './live-book.ts'

export type PreviewOptions = {
  /** Absolute path of the book's folder. */
  root: string
  /** Absolute path of the folder of outputs, which is not watched. */
  out: string
  edition: string | undefined
  port: number
  cache: Cache
  machine: Machine
  wording: Wording
  /** `zh` or `en`. */
  language: string
  /** Address that opens a file in the author's editor: `{path}`, `{line}` and `{column}` are filled in. */
  editor: string
  /** Where `templates/preview` is. */
  packageRoot: string
  onState: (state: LiveState, milliseconds: number) => void
  onPolling: () => void
}

export type Preview = {port: number; close: () => Promise<void>}

/** Keeps no page of a book that changes, and takes back what was kept of the site that had this address before. */
const noServiceWorker = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(registration.unregister()))
`

/** Show a book on this computer until it is closed. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const {root, out, port, onState, onPolling} = options
  const book = followBook(options)
  const own = await ownFiles(options.packageRoot)
  const find = async (name: string): Promise<string | Uint8Array | undefined> => {
    if (name === '.preview/state.json') return JSON.stringify(stateFor(book.state(), options))
    if (name === '.preview/book.pdf') return await book.print()
    if (name === 'sw.js') return noServiceWorker
    const value = own.get(name) ?? book.state().files.get(name)
    return value !== undefined && name.endsWith('.html') ? withClient(String(value)) : value
  }
  const missing = (): string => withClient(String(book.state().files.get('404.html') ?? waiting))
  const server = await serve({find, missing}, port)
  const refresh = async (): Promise<void> => {
    const start = performance.now()
    const state = await book.refresh()
    server.tell({version: state.version})
    onState(state, performance.now() - start)
  }
  const stop = watchFolder(root, {except: out, onChange: () => void refresh(), onPolling})
  await refresh()
  return {
    port: server.port,
    close: async () => {
      stop()
      await server.close()
    }
  }
}

/** What stands in place of a book that could not be made yet. */
const waiting =
  '<!doctype html>\n<html><head><meta charset="utf-8"><title>…</title></head><body><main></main></body></html>\n'

/** Ours, beside the site's own: what follows changes, and shows what is wrong. */
function withClient(page: string): string {
  const links = '<link rel="stylesheet" href="/.preview/preview.css"><script src="/.preview/preview.js" defer></script>'
  return page.replace('</head>', () => `${links}</head>`)
}

async function ownFiles(packageRoot: string): Promise<ReadonlyMap<string, string>> {
  const names = ['preview.css', 'preview.js']
  const read = names.map(async (name) => {
    return [`.preview/${name}`, await readFile(join(packageRoot, 'templates/preview', name), 'utf8')] as const
  })
  return new Map(await Promise.all(read))
}

/** What pages show of a state: all that is wrong, with the way to it. */
function stateFor({version, findings, failure, isCurrent}: LiveState, {root, editor, language}: PreviewOptions) {
  const worst = ['error', 'warning', 'info']
  const sorted = [...findings].sort((a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity))
  const shown = sorted.slice(0, 500).map((finding) => ({...finding, href: editorAddress(editor, root, finding)}))
  const counts = Object.fromEntries(worst.map((name) => [name, findings.filter((one) => one.severity === name).length]))
  return {version, failure: failure ?? null, isCurrent, language, counts, findings: shown}
}

function editorAddress(editor: string, root: string, {path, line, column}: Finding): string {
  const place = join(root, path).split(/[\\/]/).map(encodeURIComponent).join('/')
  return editor
    .replace('{path}', () => place)
    .replace('{line}', String(line ?? 1))
    .replace('{column}', String(column ?? 1))
}
