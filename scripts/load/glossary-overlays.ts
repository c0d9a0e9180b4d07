/** The folder of overlays → what editions say of terms. */
import {join} from 'node:path'
import {VFile} from 'vfile'
import type {GlossaryEntry, TermOverlay} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import {nearest} from '../nearest.ts'
import {glossaryOverlay} from './glossary-schema.ts'
import {definitionPlaces, fieldsOf} from './glossary-side.ts'
import {listYaml} from './list-yaml.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/** Largest overlay, in bytes. */
const sizeLimit = 1_048_576

type Overlay = {edition: string; file: VFile; placeOf: Yaml<unknown>['placeOf']}

/**
 * Read `overlays/<edition>.yaml` of the glossary's folder, and give each entry what they say of it.
 *
 * @param entries Get their `overlays`.
 * @param editions Names of the book's editions.
 * @returns The files, for their messages.
 *   Reports what `readText` and `readYaml` do, `unknown-overlay-edition`, `unknown-overlay-term` (errors).
 */
export async function loadOverlays(
  folders: BookFolders,
  folder: string,
  {entries, editions}: {entries: readonly GlossaryEntry[]; editions: readonly string[]}
): Promise<VFile[]> {
  const files: VFile[] = []
  for (const name of await listYaml(join(folder, 'overlays'))) {
    const path = join(folder, 'overlays', name)
    const file = new VFile({path: bookPath(folders.root, path)})
    files.push(file)
    if (!(await readText(file, folders, {path, limit: sizeLimit}))) continue
    const edition = file.stem ?? ''
    if (!editions.includes(edition)) reportUnknownEdition(file, edition, editions)
    const {value, placeOf} = readYaml(file, glossaryOverlay)
    for (const [id, {langs}] of Object.entries(value ?? {})) {
      const fields: TermOverlay['langs'] = Object.fromEntries(
        Object.entries(langs).map(([language, side]) => [language, fieldsOf(side)])
      )
      lay({langs: fields, file, places: definitionPlaces(langs, placeOf, [id])}, id, {entries, edition, placeOf})
    }
  }
  return files
}

function lay(
  overlay: TermOverlay,
  id: string,
  {entries, edition, placeOf}: Omit<Overlay, 'file'> & {entries: readonly GlossaryEntry[]}
): void {
  const entry = entries.find(({identifier}) => identifier === id)
  if (entry) {
    entry.overlays = {...entry.overlays, [edition]: overlay}
    return
  }
  const known = entries.map(({identifier}) => identifier)
  reportError(overlay.file, {
    source: 'load',
    ruleId: 'unknown-overlay-term',
    reason: `Unexpected term \`${id}\`, expected the id of a glossary entry`,
    place: placeOf([id, 'langs']),
    expected: nearest(id, known),
    values: {id}
  })
}

function reportUnknownEdition(file: VFile, edition: string, editions: readonly string[]): void {
  const names = editions.map((name) => `\`${name}\``)
  reportError(file, {
    source: 'load',
    ruleId: 'unknown-overlay-edition',
    reason: `Unexpected overlay of edition \`${edition}\`, expected the name of an edition: ${names.join(', ')}`,
    place: {line: 1, column: 1},
    note: 'Name the file after the edition that it is for',
    expected: nearest(edition, editions),
    values: {edition, editions: names.join('、')}
  })
}
