/** Memory around the stages: what was made of the same is not made again. The stages know nothing of it. */
import type {VFile} from 'vfile'
import type {Book, Chapter, ChapterSource, Format} from '../book.ts'
import type {Keep} from '../renderer.ts'
import {rememberBytes} from './bytes.ts'
import {rememberChecks, rememberParsed} from './chapters.ts'
import {rememberRendered} from './rendered.ts'
import {noStore, type Store} from './store.ts'

export {clearStore, noStore, openStore, type Store} from './store.ts'
export {hashFolder} from './inputs.ts'
export {keyOf} from './key.ts'
export {wholeBuildOf} from './whole-build.ts'

export type Cache = {
  /** Parse a chapter. `world` is what else decides, beside the chapter. */
  parse: (source: ChapterSource, world: unknown, parse: () => Chapter) => Chapter
  /** Have the rules read one chapter; messages are all that comes of it. `world` is what else decides. */
  check: (chapter: Chapter, world: unknown, check: () => void) => void
  /** Render a format of an edition; `render` is given a book that it may report on. */
  render: (book: Book, format: Format, render: (book: Book) => Promise<VFile[]>) => Promise<VFile[]>
  /** For what takes long and is the same in many books: images, fonts. */
  keep?: Keep
}

export type CacheOptions = {
  store: Store
  /** Changes with whatever makes something else of the same: code, packages, templates, the browser. */
  program: string
}

/** Remembers nothing. */
export const noCache: Cache = {
  parse: (_source, _world, parse) => parse(),
  check: (_chapter, _world, check) => {
    check()
  },
  render: (book, _format, render) => render(book)
}

/** Make what remembers; chapters it keeps in memory, too, for builds of the same process. */
export function createCache({store, program}: CacheOptions): Cache {
  if (store === noStore) return noCache
  const keys = new WeakMap<VFile, string>()
  return {
    parse: rememberParsed(store, program, keys),
    check: rememberChecks(store, keys),
    render: rememberRendered(store, program),
    keep: rememberBytes(store, program)
  }
}
