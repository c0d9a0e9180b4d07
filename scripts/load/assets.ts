/** Images that chapters and the cover name → checked, cleaned bytes. */
import {join} from 'node:path'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {Asset, Assets, Manuscript} from '../book.ts'
import {reportError, reportWarning} from '../diagnostics.ts'
import type {Problem} from '../diagnostics.ts'
import {checkImage} from './check-image.ts'
import type {CheckedImage} from './check-image.ts'
import {listFiles} from './list-texts.ts'
import {mapBounded} from './map-bounded.ts'
import {nearest} from '../nearest.ts'
import {bookPath, readContained, realFolder} from './read-contained.ts'
import type {Refusal} from './read-contained.ts'
import {reportRefusal} from './read-text.ts'
import {placeIn} from './yaml.ts'

/** Largest image, in bytes. */
const sizeLimit = 64 * 1024 * 1024

/** What of a manuscript has images. */
type Illustrated = Pick<Manuscript, 'root' | 'config' | 'configFile' | 'chapters'>

/** Where an image is named. */
type Use = {file: VFile; place: Position | undefined}

/**
 * Read the images that the book names, and nothing else.
 *
 * @returns In the order of their first use.
 *   Reports `missing-image` and what `checkImage` and `reportRefusal` do, where the image is named.
 */
export async function loadAssets(manuscript: Illustrated): Promise<Assets> {
  const {root, config} = manuscript
  const allowed = [root, (await realFolder(root, config.manuscript)) ?? root]
  const uses = usesOf(manuscript)
  const read = await mapBounded([...uses], async ([path, places]) => {
    const result = await readContained(allowed, join(root, path), sizeLimit)
    return 'bytes' in result ? {places, ...checkImage(path, result.bytes)} : {places, path, ...result}
  })
  const existing = read.some((one) => 'refusal' in one) ? await imagesIn(root, allowed) : []
  const assets = new Map<string, Asset>()
  for (const one of read) {
    if ('refusal' in one) reportUnread(one, existing)
    else reportChecked(one, one.places)
    if ('asset' in one && one.asset) assets.set(one.asset.path, one.asset)
  }
  return assets
}

function usesOf({config, configFile, chapters}: Illustrated): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  const add = (path: string, use: Use): void => void uses.set(path, [...(uses.get(path) ?? []), use])
  if (config.cover !== undefined) add(config.cover, {file: configFile, place: placeIn(configFile, ['cover'])})
  for (const {tree, file} of chapters) {
    visit(tree, 'image', (node) => {
      if (node.data?.path !== undefined) add(node.data.path, {file, place: node.position})
    })
  }
  return uses
}

function reportChecked({errors, warnings}: CheckedImage, uses: readonly Use[]): void {
  for (const use of uses) for (const problem of errors) reportBroken(use, problem)
  const [first] = uses
  // What could be better about a file is said once, not wherever the file is shown.
  if (first) for (const problem of warnings) reportWarning(first.file, {...problem, place: first.place})
}

type Unread = {path: string; refusal: Refusal; places: readonly Use[]}

function reportUnread({path, refusal, places}: Unread, existing: readonly string[]): void {
  if (refusal === 'missing') {
    reportMissing(path, places, existing)
    return
  }
  for (const {file, place} of places) reportRefusal(file, refusal, {path, limit: sizeLimit, place})
}

function reportMissing(path: string, uses: readonly Use[], existing: readonly string[]): void {
  const sameLetters = existing.filter((name) => fold(name) === fold(path))
  const expected = sameLetters.length > 0 ? sameLetters : nearest(path, existing)
  const problem: Problem = {
    source: 'load',
    ruleId: 'missing-image',
    reason: `Cannot read \`${path}\`, expected an image that exists`,
    ...(expected.length > 0 ? {expected} : {}),
    ...(sameLetters.length > 0 ? {note: 'Letter case counts in file names'} : {}),
    values: {path}
  }
  for (const use of uses) reportBroken(use, problem)
}

/**
 * A picture that cannot be shown stops a book of ours. One that another program made is read as that program reads it:
 * it goes on, and the words for the picture stand where it would.
 */
function reportBroken({file, place}: Use, problem: Problem): void {
  const report = file.data.dialect === undefined ? reportError : reportWarning
  report(file, {...problem, place})
}

/** Names that some computers take for the same. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

async function imagesIn(root: string, folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder) =>
      (await listFiles(folder, /\.(png|jpe?g|gif|webp|svg)$/i)).map((name) => bookPath(root, join(folder, name)))
    )
  )
  return [...new Set(found.flat())]
}
