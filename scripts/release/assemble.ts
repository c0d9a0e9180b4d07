import {VFile} from 'vfile'
import {bytesOf, sha256Of} from './collect-artefacts.ts'
import type {Contents} from './contents.ts'
import {downloadPage} from './download-page.ts'
import {opdsFeed} from './opds-feed.ts'
import type {Lock, ReleaseRecord} from './record.ts'
import {writeNotes} from './write-notes.ts'

/** What a release is made of, before it has a page, a catalogue and checksums. */
export type Parts = {
  record: ReleaseRecord
  lock: Lock
  contents: Contents
  /** Artefacts, covers, reports, and what else is kept as it is. */
  files: readonly VFile[]
}

/** Names that the release itself writes. */
export const ownFiles = [
  ...['release.json', 'edition.lock', 'contents.json', 'release-notes.md'],
  ...['opds.json', 'index.html', 'index.en.html', 'index.zh.html', 'SHA256SUMS']
]

/**
 * Complete a release: notes, catalogue, download page, checksums.
 *
 * @param style Of the page.
 */
export function assemble({record, lock, contents, files}: Parts, style: string): VFile[] {
  const {language} = record.book
  const other = /^zh\b/.test(language)
    ? {href: 'index.en.html', language: 'en'}
    : {href: 'index.zh.html', language: 'zh-Hans'}
  const back = {href: 'index.html', language}
  const title = `${record.book.title} ${record.version}`
  const all = [
    ...files,
    fileOf('release.json', json(record)),
    fileOf('edition.lock', json(lock)),
    fileOf('contents.json', json(contents)),
    fileOf('release-notes.md', writeNotes(record.changes, {language, title})),
    fileOf('opds.json', opdsFeed(record)),
    fileOf('index.html', downloadPage(record, {language, style, other})),
    fileOf(other.href, downloadPage(record, {language: other.language, style, other: back}))
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  return [...all, fileOf('SHA256SUMS', checksumsOf(all))]
}

/** As `sha256sum` writes and checks them. */
function checksumsOf(files: readonly VFile[]): string {
  return files.map(({path, value}) => `${sha256Of(bytesOf(value))}  ${path}\n`).join('')
}

export function fileOf(path: string, value: string | Uint8Array): VFile {
  return new VFile({path, value})
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
