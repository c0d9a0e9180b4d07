/** The desk of translators: a server on this computer, for whoever was given its address. */
import {createAdaptorServer, type ServerType} from '@hono/node-server'
import type {Hono} from 'hono'
import {builtEditions, loadMessages, loadReferences, readDeskFiles} from '../load/index.ts'
import {findRepository, newSecret, watchFolder} from '../machine/index.ts'
import type {Wording} from '../report.ts'
import {createApp} from './app.ts'
import {createSites} from './sites.ts'
import type {Shelf} from './shelf.ts'
import {openStore} from './store.ts'

export type Desk = {
  /** With the token in its fragment. */
  address: string
  close: () => Promise<void>
}

export type DeskOptions = {
  /** Absolute path of the book's folder. */
  root: string
  /** Wanted; another one is taken where it is not free. */
  port?: number
}

/** Where ports begin that nobody has registered. */
const firstPort = 49_152

/**
 * Open a book's desk.
 *
 * @throws {Failure} when the book cannot be read.
 */
export async function openDesk({root, port}: DeskOptions): Promise<Desk> {
  const store = await openStore(root)
  const {root: folder, manuscript} = store.shelf()
  const [token, secret] = [newSecret(), newSecret()]
  const hosts: {desk: string[]; sites: string[]} = {desk: [], sites: []}
  const listeners = new Set<(ids: readonly string[]) => void>()
  const besides = await listen(createSites({hosts: () => hosts.sites, secret, root: folder}), [0])
  hosts.sites = hostsOf(besides.port)
  const app = createApp({
    gate: {hosts: () => hosts.desk, token},
    store,
    files: await readDeskFiles(),
    wording: await wordings(),
    sites: () => builtSites(store.shelf(), `http://127.0.0.1:${besides.port}/${secret}`),
    repository: await findRepository(folder),
    references: await loadReferences(folder, manuscript.config.glossary),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  })
  const own = await listen(app, [port ?? portOf(folder), 0])
  hosts.desk = hostsOf(own.port)
  const refresh = inTurn(async (paths) => {
    const ids = await store.refresh(paths)
    for (const listener of listeners) listener(ids)
  })
  const stop = watchFolder(folder, refresh)
  return {
    address: `http://127.0.0.1:${own.port}/#token=${token}`,
    close: async () => {
      stop()
      await Promise.all([...own.servers, ...besides.servers].map(closed))
    }
  }
}

/** Where the sites are that the book has just now. */
async function builtSites({root, editions}: Shelf, address: string): Promise<Record<string, string>> {
  const names = editions.map(({name}) => name)
  const built = await builtEditions(root, names)
  return Object.fromEntries(built.map((name) => [name, `${address}/${encodeURIComponent(name)}/`]))
}

async function wordings(): Promise<(language: string) => Wording> {
  const [chinese, english] = await Promise.all([loadMessages('zh-Hans'), loadMessages('en')])
  return (language) => (language === 'en' ? english : chinese)
}

/** One after another; a book that cannot be read just now stays as it was. */
function inTurn(work: (paths: readonly string[]) => Promise<void>): (paths: readonly string[]) => void {
  let turn = Promise.resolve()
  return (paths) => {
    turn = turn.then(() => work(paths)).catch(() => undefined)
  }
}

type Listening = {port: number; servers: ServerType[]}

/** Listen on this computer alone, at the first port that is free; by both of its addresses, where it has both. */
async function listen(app: Hono, ports: readonly number[]): Promise<Listening> {
  const server = createAdaptorServer({fetch: app.fetch})
  for (const wanted of ports) {
    const port = await bound(server, wanted, '127.0.0.1').catch((error: unknown) => {
      if (wanted === ports.at(-1)) throw error
      return undefined
    })
    if (port === undefined) continue
    const other = createAdaptorServer({fetch: app.fetch})
    const hasBoth = await bound(other, port, '::1').then(
      () => true,
      () => false
    )
    return {port, servers: hasBoth ? [server, other] : [server]}
  }
  throw new Error('Expected a port to listen at')
}

function bound(server: ServerType, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

function hostsOf(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
}

/** The same for a book every day, as a browser keeps drafts by address; no other site can tell which. */
function portOf(folder: string): number {
  let hash = 0
  for (const character of folder) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return firstPort + (hash % (65_535 - firstPort))
}
