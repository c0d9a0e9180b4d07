import {resolve} from 'node:path'
import type {Surroundings} from './command.ts'

/** The book's folder as an absolute path: the repository's own where none is named. */
export function bookFolder(folder: string | undefined, surroundings: Surroundings): string {
  const {cwd, packageRoot, isFolder} = surroundings
  const start = typedAt(surroundings)
  if (folder === undefined) return isFolder(resolve(packageRoot, 'manuscript')) ? packageRoot : start
  return [start, cwd].map((from) => resolve(from, folder)).find(isFolder) ?? resolve(start, folder)
}

/** A path as the user typed it, made absolute. */
export function typedPath(path: string, surroundings: Surroundings): string {
  return resolve(typedAt(surroundings), path)
}

/**
 * Where the user typed the command. `npm run` goes to the folder of package.json and says in INIT_CWD where the
 * user was: that counts if it is our own package.json, as another package's scripts mean their own folder.
 */
function typedAt({cwd, env, packageRoot}: Surroundings): string {
  const isOurScript = env.npm_lifecycle_event !== undefined && resolve(cwd) === packageRoot
  return (isOurScript ? env.INIT_CWD : undefined) ?? cwd
}
