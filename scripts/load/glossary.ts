/** The folder of terms → entries. */
import {join} from 'node:path'
import {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import {checkGlossary} from './check-glossary.ts'
import {checkTerm} from './check-term.ts'
import {loadOverlays} from './glossary-overlays.ts'
import {glossaryTerm} from './glossary-schema.ts'
import type {GlossaryTerm} from './glossary-schema.ts'
import {definitionPlaces, sideOf} from './glossary-side.ts'
import {listYaml} from './list-yaml.ts'
import {mapBounded} from './map-bounded.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/** An entry, and where its parts stand in its file. */
export type ReadTerm = {entry: GlossaryEntry; placeOf: Yaml<unknown>['placeOf']}

/** Names of the book's editions, and the languages they are in. */
export type GlossaryUse = {editions: readonly string[]; languages: readonly string[]}

/** Largest glossary file, in bytes. */
const sizeLimit = 262_144

/**
 * Read `terms/*.yaml` and `overlays/*.yaml` of the glossary's folder, in the order of the files' names.
 *
 * @param folder Absolute; need not exist.
 * @returns An entry for each file of a term; one that could not be read has no languages, and its messages.
 *   Reports what `readText`, `readYaml`, `checkTerm`, `checkGlossary` and `loadOverlays` do, `mismatched-term-id` (error).
 */
export async function loadGlossary(
  folders: BookFolders,
  folder: string,
  use: GlossaryUse
): Promise<{glossary: GlossaryEntry[]; overlayFiles: VFile[]}> {
  const names = await listYaml(join(folder, 'terms'))
  const terms = await mapBounded(names, (name) => readTerm(folders, join(folder, 'terms', name)))
  for (const term of terms) checkTerm(term)
  checkGlossary(terms, use.languages)
  const glossary = terms.map(({entry}) => entry)
  const overlayFiles = await loadOverlays(folders, folder, {entries: glossary, editions: use.editions})
  return {glossary, overlayFiles}
}

async function readTerm(folders: BookFolders, path: string): Promise<ReadTerm> {
  const file = new VFile({path: bookPath(folders.root, path)})
  if (await readText(file, folders, {path, limit: sizeLimit})) return readEntry(file)
  return {entry: {...emptyEntry, identifier: file.stem ?? '', file}, placeOf: () => undefined}
}

/**
 * Read a term of a text.
 *
 * @returns A term without languages where the text is none; its messages say why.
 *   Reports what `readYaml` does, `mismatched-term-id` (error).
 */
export function readEntry(file: VFile): ReadTerm {
  const {value, placeOf} = readYaml(file, glossaryTerm)
  if (!value) return {entry: {...emptyEntry, identifier: file.stem ?? '', file}, placeOf}
  if (value.id !== file.stem) {
    reportError(file, {
      source: 'load',
      ruleId: 'mismatched-term-id',
      reason: `Unexpected id \`${value.id}\`, expected \`${file.stem ?? ''}\` as the file is named`,
      place: placeOf(['id']),
      values: {id: value.id, stem: file.stem ?? ''}
    })
  }
  return {entry: entryOf(file, value, placeOf), placeOf}
}

/** Stands for a term that could not be read, so that what refers to it is not wrong, too. */
const emptyEntry = {
  class: 'concept',
  match: {auto: false, case: 'exact', except: []},
  related: [],
  langs: {},
  places: {}
} as const

function entryOf(file: VFile, value: GlossaryTerm, placeOf: ReadTerm['placeOf']): GlossaryEntry {
  return {
    identifier: value.id,
    class: value.class,
    match: value.match,
    related: value.related,
    ...(value.domain.length > 0 ? {domain: value.domain} : {}),
    ...(value.replacedBy === undefined ? {} : {replacedBy: value.replacedBy}),
    langs: Object.fromEntries(Object.entries(value.langs).map(([name, side]) => [name, sideOf(side)])),
    file,
    places: definitionPlaces(value.langs, placeOf)
  }
}
