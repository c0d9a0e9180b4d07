import {readdirSync, watch, type FSWatcher} from 'node:fs'
import {join} from 'node:path'
import {hashFolder} from '../cache/index.ts'

/** Folders that no book is read from. */
const elsewhere = new Set(['.git', 'node_modules'])

/** How long to wait for the rest of what an editor writes, and between looks where the system cannot watch: in ms. */
const settle = 40
const look = 1000

export type WatchOptions = {
  /** Absolute path of a folder below it that is not watched. */
  except: string
  onChange: () => void
  /** The system has no watches left: we look by ourselves instead. */
  onPolling: () => void
}

/** Tell when something in a folder has changed, once for what changes together. Gives what stops it. */
export function watchFolder(root: string, {except, onChange, onPolling}: WatchOptions): () => void {
  const watchers = new Map<string, FSWatcher>()
  let waiting: NodeJS.Timeout | undefined
  let stopLooking: (() => void) | undefined
  const follow = (): void => {
    try {
      watchAll(watchers, foldersIn(root, except), (path) => {
        // What is made in `out` changes the folder that holds it, and is nothing new.
        if (path !== except) changed()
      })
    } catch {
      stop()
      onPolling()
      stopLooking = lookAgain(root, except, onChange)
    }
  }
  const changed = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (!stopLooking) follow()
      onChange()
    }, settle)
  }
  const stop = (): void => {
    clearTimeout(waiting)
    stopLooking?.()
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
  follow()
  return stop
}

/** Watch these folders and no others. */
function watchAll(watchers: Map<string, FSWatcher>, folders: readonly string[], onEvent: (path: string) => void): void {
  const forget = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  for (const folder of watchers.keys()) if (!folders.includes(folder)) forget(folder)
  for (const folder of folders.filter((path) => !watchers.has(path))) {
    const watcher = watch(folder, (_event, name) => {
      onEvent(name === null ? folder : join(folder, name))
    })
    // Its folder went: whoever watches the one above knows.
    watcher.on('error', () => {
      forget(folder)
    })
    watchers.set(folder, watcher)
  }
}

function lookAgain(root: string, except: string, onChange: () => void): () => void {
  let last = hashFolder(root, except)
  const timer = setInterval(() => {
    const now = hashFolder(root, except)
    if (now !== last) onChange()
    last = now
  }, look)
  return () => {
    clearInterval(timer)
  }
}

function foldersIn(folder: string, except: string): string[] {
  try {
    const entries = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory())
    const below = entries.filter(({name}) => !elsewhere.has(name)).map(({name}) => join(folder, name))
    return [folder, ...below.filter((path) => path !== except).flatMap((path) => foldersIn(path, except))]
  } catch {
    return []
  }
}
