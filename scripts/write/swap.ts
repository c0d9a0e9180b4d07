/**
 * The swap of what `out/.staging/new` holds with what stands at its place in `out/`, by renames alone.
 *
 * A file `ready` says that everything is written. A build that is killed before it has changed nothing; one that is
 * killed after it is finished by the next.
 */
import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'

/** Where new outputs are written: on the same disk as their final place, so that they can be renamed. */
export function stagingOf(out: string): string {
  return join(out, '.staging')
}

/** Say that everything is written. */
export async function markReady(out: string): Promise<void> {
  const file = await open(join(stagingOf(out), 'ready'), 'wx')
  await file.sync()
  await file.close()
  await syncFolder(stagingOf(out))
}

/** Finish what a killed build was about to swap, or sweep what it was still writing. */
export async function finishInterrupted(out: string): Promise<void> {
  if (await exists(join(stagingOf(out), 'ready'))) await swap(out)
  else await rm(stagingOf(out), {recursive: true, force: true})
}

/** Swap; where a rename is refused, put everything back. Can be called again after it was killed at any point. */
export async function swap(out: string): Promise<void> {
  const [fresh, old] = [join(stagingOf(out), 'new'), join(stagingOf(out), 'old')]
  await mkdir(old, {recursive: true})
  const names = await readdir(fresh)
  const undo: (() => Promise<void>)[] = []
  try {
    for (const name of names.sort()) {
      if (await exists(join(out, name))) {
        await rename(join(out, name), join(old, name))
        undo.push(() => rename(join(old, name), join(out, name)))
      }
      await rename(join(fresh, name), join(out, name))
      undo.push(() => rename(join(out, name), join(fresh, name)))
    }
  } catch (error) {
    for (const step of undo.reverse()) await step()
    await rm(stagingOf(out), {recursive: true, force: true})
    throw error
  }
  await syncFolder(out)
  await rm(stagingOf(out), {recursive: true, force: true})
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

/** Make renames durable, where the system can (Windows cannot). */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
