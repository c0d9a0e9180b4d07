import {markedId} from './addresses.ts'

/** Where an element begins. */
export type Place = {
  /** From 0. */
  page: number
  /** In points from the bottom edge. */
  y: number
}

export type Layout = {pageCount: number; places: ReadonlyMap<string, Place>}

/**
 * Read where the markers of a print are.
 *
 * A reader of what the browser itself writes (plain objects, one cross-reference table), as general ones take a hundred
 * times as long.
 */
export function readPlaces(pdf: Uint8Array): Layout {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const objects = readObjects(text)
  const places = new Map<string, Place>()
  const pages = pagesBelow(objects, reference(objects.get(rootNumber(text)), 'Pages'))
  for (const [page, body] of pages.entries()) {
    for (const annotation of references(body, 'Annots')) readMarker(objects.get(annotation) ?? '', page, places)
  }
  return {pageCount: pages.length, places}
}

function readMarker(annotation: string, page: number, places: Map<string, Place>): void {
  const uri = /\/URI \((.*?)\)\s*>>/s.exec(annotation)?.[1]
  const id = uri === undefined ? undefined : markedId(uri.replace(/\\([()\\])/g, '$1'))
  const top = /\/Rect \[\S+ \S+ \S+ (\S+)\]/.exec(annotation)?.[1]
  if (id !== undefined && top !== undefined && !places.has(id)) places.set(id, {page, y: Number(top)})
}

/** Object bodies by number. Streams are left out. */
function readObjects(text: string): Map<number, string> {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1])
  const objects = new Map<number, string>()
  const [head = ''] = /xref\s+0 \d+\s+/.exec(text.slice(start, start + 64)) ?? []
  const count = Number(/0 (\d+)/.exec(head)?.[1] ?? 0)
  for (let number = 1; number < count; number += 1) {
    const entry = start + head.length + number * 20
    const offset = Number(text.slice(entry, entry + 10))
    const body = text.slice(offset, text.indexOf('endobj', offset))
    const stream = body.indexOf('stream\n')
    objects.set(number, stream < 0 ? body : body.slice(0, stream))
  }
  return objects
}

function rootNumber(text: string): number {
  return Number(/\/Root (\d+) 0 R/.exec(text.slice(text.lastIndexOf('trailer')))?.[1])
}

/** Bodies of the pages in order. */
function pagesBelow(objects: ReadonlyMap<number, string>, number: number): string[] {
  const body = objects.get(number) ?? ''
  return /\/Type \/Pages\b/.test(body) ? references(body, 'Kids').flatMap((kid) => pagesBelow(objects, kid)) : [body]
}

function reference(body: string | undefined, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(body ?? '')?.[1])
}

function references(body: string, key: string): number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? ''
  return [...list.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]))
}
