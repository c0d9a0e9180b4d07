import {watch} from 'node:fs'

/** How long a folder has to be quiet before it is told, in milliseconds: one save is many events. */
const quiet = 150

/**
 * Tell of changes below a folder.
 *
 * @param onChange Gets paths relative to the folder, with `/`; hidden files, outputs and packages are not among them.
 * @returns A way to stop; nothing is watched where the system cannot.
 */
export function watchFolder(folder: string, onChange: (paths: string[]) => void): () => void {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    const paths = [...changed]
    changed.clear()
    onChange(paths)
  }
  try {
    const watcher = watch(folder, {recursive: true}, (_, name) => {
      const path = (name ?? '').replaceAll('\\', '/')
      if (path === '' || /(^|\/)(\.|node_modules\/|out\/)/.test(path) || path.endsWith('~')) return
      changed.add(path)
      clearTimeout(timer)
      timer = setTimeout(tell, quiet)
    })
    watcher.on('error', () => undefined)
    return () => {
      clearTimeout(timer)
      watcher.close()
    }
  } catch {
    return () => undefined
  }
}
