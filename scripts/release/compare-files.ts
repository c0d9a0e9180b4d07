import JSZip from 'jszip'
import {PDFArray, PDFDocument, PDFRawStream} from 'pdf-lib'
import {sha256Of} from './collect-artefacts.ts'
import type {Difference} from './compare-locks.ts'
import type {Artefact} from './record.ts'

/** Entries whose lines can be shown. */
const textual = /\.(x?html|opf|ncx|xml|css|js|svg|json|txt|webmanifest)$/i

/** Longer lines are shown from a little before they differ. */
const shown = 60

/**
 * Tell where two makings of one artefact differ; `null` where they do not.
 *
 * @param before As it was released. @param after As it is made now.
 */
export async function compareFiles(
  {file, format}: Pick<Artefact, 'file' | 'format'>,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined
): Promise<Difference | null> {
  if (!before || !after) return {...plain(file), what: before ? 'removed' : 'added'}
  if (Buffer.compare(before, after) === 0) return null
  if (format === 'html') return {...plain(file), ...firstLine(textOf(before), textOf(after))}
  if (format === 'pdf') return await comparePages(file, before, after)
  return (await compareEntries(file, before, after)) ?? plain(file)
}

/** The first page that is drawn otherwise; pages are counted from 1. */
async function comparePages(file: string, before: Uint8Array, after: Uint8Array): Promise<Difference> {
  const [old = [], fresh = []] = await Promise.all([before, after].map(drawingsOf))
  const index = fresh.findIndex((drawing, place) => drawing !== old[place])
  const page = index < 0 && fresh.length === old.length ? undefined : index < 0 ? fresh.length + 1 : index + 1
  return page === undefined ? plain(file) : plain(`${file} p. ${page}`)
}

/** What draws each page; none where it is no PDF. */
async function drawingsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, {updateMetadata: false}).catch(() => undefined)
  return (pdf?.getPages() ?? []).map(({node}) => {
    const contents = node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    const drawn = streams.map((stream) => pdf?.context.lookup(stream))
    return drawn.map((stream) => (stream instanceof PDFRawStream ? sha256Of(stream.contents) : '')).join(' ')
  })
}

async function compareEntries(file: string, before: Uint8Array, after: Uint8Array): Promise<Difference | undefined> {
  const [old, fresh] = await Promise.all([before, after].map((bytes) => JSZip.loadAsync(bytes).catch(() => undefined)))
  if (!old || !fresh) return undefined
  const names = [...new Set([...Object.keys(old.files), ...Object.keys(fresh.files)])]
  for (const name of names) {
    const [one, other] = [await old.file(name)?.async('nodebuffer'), await fresh.file(name)?.async('nodebuffer')]
    const place = plain(`${file} ${name}`)
    if (!one || !other) return {...place, what: one ? 'removed' : 'added'}
    if (one.equals(other)) continue
    return textual.test(name) ? {...place, ...firstLine(textOf(one), textOf(other))} : place
  }
  return undefined
}

/** The first line that differs, and what stands there. */
function firstLine(before: string, after: string): Pick<Difference, 'line' | 'before' | 'after'> {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const index = fresh.findIndex((line, place) => line !== old[place])
  const line = index < 0 ? fresh.length : index
  const [one, other] = [old[line] ?? '', fresh[line] ?? '']
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  const start = Math.max(0, same - 20)
  const cut = (text: string): string => text.slice(start, start + shown)
  return {line: line + 1, before: cut(one), after: cut(other)}
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

function plain(name: string): Difference {
  return {kind: 'artefact', name, line: null, what: 'changed', before: null, after: null}
}
