import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import {mediaTypeOf} from './media-type-of.ts'
import type {Epub} from './open-epub.ts'
import {all, textOf} from './xml-tree.ts'

/**
 * Check that the package document lists what the archive holds.
 *
 * Reports `missing-entry`, `repeated-item`, `wrong-media-type` (errors), `unlisted-entry`, `unread-document`,
 * `invalid-book-number` (warnings), `unread-contents`, `missing-accessibility-metadata` (info).
 */
export function checkManifest(epub: Epub): void {
  checkItems(epub)
  checkReading(epub)
  checkMetadata(epub)
}

function checkItems({files, manifest, packageDocument, fileOf}: Epub): void {
  const listed = manifest.map(({path}) => path).filter((path) => !/^[a-z][a-z\d+.-]*:/i.test(path))
  const known = new Set([...listed, 'mimetype', packageDocument.path])
  const at = fileOf(packageDocument.path)
  for (const path of files.keys()) {
    if (known.has(path) || path.startsWith('META-INF/')) continue
    reportWarning(fileOf(path), {
      source: 'check',
      ruleId: 'unlisted-entry',
      reason: 'Unexpected file that is not in the manifest'
    })
  }
  for (const path of listed.filter((path) => !files.has(path))) {
    const reason = `Unexpected \`${path}\` in the manifest, expected a file in the archive`
    reportError(at, {source: 'check', ruleId: 'missing-entry', reason, values: {path}})
  }
  for (const path of repeated(listed)) {
    const reason = `Unexpected \`${path}\` a second time in the manifest`
    reportError(at, {source: 'check', ruleId: 'repeated-item', reason, values: {path}})
  }
  for (const {path, mediaType} of manifest) {
    const found = mediaTypeOf(files.get(path))
    if (found === undefined || found === mediaType) continue
    reportError(fileOf(path), {
      source: 'check',
      ruleId: 'wrong-media-type',
      reason: `Unexpected media type \`${mediaType}\`, expected \`${found}\``,
      values: {mediaType, found}
    })
  }
}

function checkReading({manifest, spine, fileOf}: Epub): void {
  for (const {path, mediaType, properties} of manifest) {
    if (mediaType !== 'application/xhtml+xml' || spine.includes(path)) continue
    if (properties.includes('nav')) {
      reportInfo(fileOf(path), {
        source: 'check',
        ruleId: 'unread-contents',
        reason: 'Unexpected table of contents outside the spine, expected it among the pages, too'
      })
    } else {
      reportWarning(fileOf(path), {
        source: 'check',
        ruleId: 'unread-document',
        reason: 'Unexpected content document outside the spine: no turning of pages leads to it'
      })
    }
  }
}

function checkMetadata({packageDocument: {path, tree}, fileOf}: Epub): void {
  for (const identifier of [...all(tree, 'dc:identifier'), ...all(tree, 'dc:source')]) {
    const number = /^\s*(?:urn:)?isbn:?\s*([\dX -]+)$/i.exec(textOf(identifier))?.[1]
    if (number === undefined || isBookNumber(number)) continue
    reportWarning(fileOf(path), {
      source: 'check',
      ruleId: 'invalid-book-number',
      reason: `Unexpected ISBN \`${number}\`, expected one whose check digit is right`,
      place: identifier,
      values: {number}
    })
  }
  const properties = new Set(all(tree, 'meta').map(({attributes}) => attributes['property'] ?? attributes['name']))
  for (const name of ['accessMode', 'accessibilityFeature', 'accessibilityHazard', 'accessibilitySummary']) {
    if (properties.has(`schema:${name}`)) continue
    reportInfo(fileOf(path), {
      source: 'check',
      ruleId: 'missing-accessibility-metadata',
      reason: `Missing \`schema:${name}\` in the metadata`,
      values: {name: `schema:${name}`}
    })
  }
}

/** @see https://www.isbn-international.org/content/isbn-users-manual */
function isBookNumber(written: string): boolean {
  const digits = Array.from(written.replace(/[ -]/g, '').toUpperCase(), (digit) => (digit === 'X' ? 10 : Number(digit)))
  const sum = (weight: (index: number) => number): number =>
    digits.reduce((total, digit, index) => total + digit * weight(index), 0)
  if (digits.length === 10) return sum((index) => 10 - index) % 11 === 0
  return digits.length === 13 && sum((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index)
}
