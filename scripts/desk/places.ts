/** Where in the book something stands → what the page shows of it, with the ways there. */
import {pathToFileURL} from 'node:url'
import type {Occurrence as Place} from '../glossary/index.ts'
import type {Counted, Occurrence} from './protocol.ts'

/** The ways to a place. */
export type Ways = {
  root: string
  /** Addresses of built sites, by edition. */
  sites: Readonly<Record<string, string>>
}

/** Most that are sent at once: more is read by nobody. */
const limit = 200

export function counted(places: readonly Place[], ways: Ways): Counted {
  return {total: places.length, items: places.slice(0, limit).map((place) => shown(place, ways))}
}

function shown(place: Place, {root, sites}: Ways): Occurrence {
  const {edition, chapterId, chapter, section, htmlId, line, column, path, before, written, after, words} = place
  const site = sites[edition] ?? Object.values(sites)[0]
  const page =
    site === undefined ? null : `${site}${encodeURIComponent(chapterId)}.html${htmlId === '' ? '' : `#${htmlId}`}`
  return {
    ...{chapter: chapterId, title: section === chapter ? chapter : `${chapter} · ${section}`},
    ...{before, match: written, after, line, page},
    source: sourceHref(root, path, {line, column}),
    ...(words === undefined ? {} : {words})
  }
}

/** Address that opens a file in an editor, at a line. */
export function sourceHref(root: string, path: string, {line, column}: {line: number; column: number}): string {
  const {pathname} = pathToFileURL(`${root}/${path}`)
  return `vscode://file${pathname}:${line}:${column}`
}
