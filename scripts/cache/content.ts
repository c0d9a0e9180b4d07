/** All that a stage reads of what it is given, as text: the same text, the same result. */
import {createHash} from 'node:crypto'
import type {VFile} from 'vfile'
import type {Book, ChapterSource} from '../book.ts'

/** What parsing a chapter reads. */
export function textOf({file, ...rest}: ChapterSource, world: unknown): string {
  return JSON.stringify([rest, world, fileOf(file), String(file)])
}

/**
 * What rendering a book reads: all of it. Messages are left out, as no renderer reads them, and the texts of files, as
 * their trees say what is in them.
 */
export function contentOf({root, chapters, targets, terms, assets, configFile, ...rest}: Book): string {
  const written = chapters.map(({file, ...chapter}) => ({...chapter, file: fileOf(file)}))
  const images = [...assets].map(([path, {bytes, ...asset}]) => [path, {...asset, bytes: hashOf(bytes)}])
  const others = JSON.stringify({...rest, terms: [...terms.values()]}, (name, value: unknown) =>
    name === 'file' || name === 'overlayFiles' ? undefined : value
  )
  return JSON.stringify([root, configFile.path, written, [...targets], images, others])
}

/** Maps have no place in JSON. */
function fileOf({path, data}: VFile): unknown {
  const {includes, ...rest} = data
  return {path, ...rest, includes: includes ? [...includes] : []}
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
