import {VFile} from 'vfile'
import type {Term} from '../apparatus.ts'
import {readEntry} from '../load/index.ts'

/**
 * Read a term's text as the build does, for `impactOf` and its like. Definitions are not parsed.
 *
 * @param path Relative to the book's folder: `glossary/terms/docker.yaml`.
 * @returns The term, whose `file` has the messages; without languages where the text cannot be used.
 */
export function termOfText(path: string, text: string): Term {
  const {entry} = readEntry(new VFile({path, value: text}))
  return {...entry, definitions: {}}
}
