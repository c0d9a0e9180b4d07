import {UsageError} from '../diagnostics.ts'
import {assemble, fileOf, ownFiles} from './assemble.ts'
import {readRelease, type FoundRelease} from './read-release.ts'
import type {ReleaseRecord} from './record.ts'
import type {VFile} from 'vfile'

/**
 * Make one release of several, which are editions of one version of one book: made side by side, on machines of their own.
 *
 * @param folders Absolute.
 * @throws {UsageError} when they are of different books, manuscripts or programs.
 */
export async function joinReleases(
  folders: readonly string[],
  style: string
): Promise<{record: ReleaseRecord; files: readonly VFile[]}> {
  const found = await Promise.all(folders.map(readRelease))
  const [first, ...others] = found
  if (!first)
    throw new UsageError('Missing releases to join', {ruleId: 'missing-argument', note: 'see `zhushu release --help`'})
  for (const [index, other] of others.entries()) refuseOther(first, other, folders[index + 1] ?? '')
  const record: ReleaseRecord = {
    ...first.record,
    warnings: Math.max(...found.map(({record}) => record.warnings)),
    editions: found.flatMap(({record}) => record.editions)
  }
  const fonts = Object.assign({}, ...found.map(({lock}) => lock.fonts)) as FoundRelease['lock']['fonts']
  const lock = {
    ...first.lock,
    manuscript: unionOf(found),
    fonts: Object.fromEntries(Object.entries(fonts).sort(([a], [b]) => (a < b ? -1 : 1))),
    browser: found.map(({lock}) => lock.browser).find((browser) => browser !== null) ?? null
  }
  const files = found.flatMap(({files}) =>
    [...files].filter(([path]) => !ownFiles.includes(path)).map(([path, bytes]) => fileOf(path, bytes))
  )
  return {record, files: assemble({record, lock, contents: first.contents, files}, style)}
}

/** Editions may use different pictures; what two have in common is the same. */
function unionOf(found: readonly FoundRelease[]): FoundRelease['lock']['manuscript'] {
  const files = new Map(found.flatMap(({lock}) => lock.manuscript.map((file) => [file.path, file] as const)))
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function refuseOther(first: FoundRelease, other: FoundRelease, folder: string): void {
  const factsOf = ({record: {book, version, changes}, lock, contents}: FoundRelease): string =>
    JSON.stringify([book, version, changes, lock.tools, lock.glossary, contents])
  const hashes = new Map(first.lock.manuscript.map(({path, sha256}) => [path, sha256]))
  const isOther = other.lock.manuscript.some(({path, sha256}) => (hashes.get(path) ?? sha256) !== sha256)
  const names = new Set(first.record.editions.map(({name}) => name))
  const isTwice = other.record.editions.some(({name}) => names.has(name))
  if (factsOf(first) === factsOf(other) && !isOther && !isTwice) return
  throw new UsageError(`Unexpected release in \`${folder}\`, expected other editions of the same manuscript`, {
    ruleId: 'release-of-other-manuscript',
    note: 'release all editions from one commit, with one version of zhushu',
    values: {folder}
  })
}
