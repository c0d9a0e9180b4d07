import type {Asset, Assets, Manuscript} from '../book.ts'
import type {BookConfig, Edition, Labels} from '../load/config.ts'
import {noteUnreviewed} from './note-unreviewed.ts'
import type {ScriptConverter} from './script-converter.ts'
import {convertAssets, convertBook, reportOpen} from './to-traditional.ts'
import type {ConvertedParts} from './to-traditional.ts'

/** What all editions share is in the manuscript in this one's script already. */
export type Face = {manuscript: Manuscript; assets: Assets; edition: Edition; labels: Labels}

/**
 * Give a numbered book its edition's looks: its script, its drawings and title, and a word to readers where nobody has read it
 * through.
 *
 * @param parts Are changed.
 * @param script Absent where the edition is printed in the script that it is written in.
 *   Reports `unreviewed-conversion` (warning).
 */
export function setEdition(
  parts: ConvertedParts,
  {manuscript, assets, edition, labels}: Face,
  script: ScriptConverter | undefined
): {assets: Assets; edition: Edition} {
  if (script) convertBook(parts, script)
  const own = script ? {...edition, title: script.convert(edition.title)} : edition
  const drawings = fillCover(script ? convertAssets(assets, script) : assets, manuscript.config, own)
  if (script) reportOpen(manuscript, edition, script)
  noteUnreviewed(parts.chapters, {edition, labels}, script)
  return {assets: drawings, edition: own}
}

/**
 * Set the edition's own words in a drawn cover: `{title}`, `{subtitle}`, `{creators}`, `{edition}`, `{version}`.
 *
 * @returns The same assets where the cover has no such places.
 */
function fillCover(assets: Assets, config: BookConfig, edition: Edition): Assets {
  const cover = config.cover === undefined ? undefined : assets.get(config.cover)
  if (cover?.mediaType !== 'image/svg+xml') return assets
  const words: Readonly<Record<string, string>> = {
    title: edition.title,
    subtitle: config.subtitle ?? '',
    creators: config.creators.map(({name}) => name).join('  '),
    edition: edition.label,
    version: edition.version
  }
  const drawing = new TextDecoder().decode(cover.bytes)
  const filled = drawing.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(words, name) ? escapeXml(words[name] ?? '') : whole
  )
  if (filled === drawing) return assets
  const asset: Asset = {...cover, bytes: new TextEncoder().encode(filled)}
  return new Map([...assets, [cover.path, asset]])
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
