/** The folder of terms → entries. */
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {GlossaryEntry, TermLanguage} from '../book.ts'
import {reportError, reportWarning} from '../diagnostics.ts'
import {mapBounded} from './map-bounded.ts'
import {checkGlossary} from './check-glossary.ts'
import {glossaryTerm} from './glossary-schema.ts'
import type {GlossaryTerm, GlossaryTermLanguage} from './glossary-schema.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/** An entry, and where its parts stand in its file. */
export type ReadTerm = {entry: GlossaryEntry; placeOf: Yaml<unknown>['placeOf']}

/** Largest glossary file, in bytes. */
const sizeLimit = 262_144

/**
 * Read `terms/*.yaml` of the glossary's folder, in the order of the files' names.
 *
 * @param folder Absolute; need not exist.
 * @returns An entry for each file; one that could not be read has no languages, and its messages.
 *   Reports what `readText`, `readYaml` and `checkGlossary` do, `mismatched-term-id`, `missing-term` (errors), `missing-definition` (warning).
 */
export async function loadGlossary(folders: BookFolders, folder: string): Promise<GlossaryEntry[]> {
  const names = await termFiles(folder)
  const terms = await mapBounded(names, (name) => readTerm(folders, join(folder, 'terms', name)))
  checkGlossary(terms)
  return terms.map(({entry}) => entry)
}

async function termFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, 'terms'))
    return names.filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.')).sort(byStem)
  } catch {
    return []
  }
}

function byStem(a: string, b: string): number {
  const [left, right] = [a.replace(/\.ya?ml$/, ''), b.replace(/\.ya?ml$/, '')]
  return left === right ? (a < b ? -1 : 1) : left < right ? -1 : 1
}

async function readTerm(folders: BookFolders, path: string): Promise<ReadTerm> {
  const file = new VFile({path: bookPath(folders.root, path)})
  const isRead = await readText(file, folders, {path, limit: sizeLimit})
  const {value, placeOf} = isRead ? readYaml(file, glossaryTerm) : {value: undefined, placeOf: () => undefined}
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
  for (const [language, side] of Object.entries(value.langs)) checkSide(file, {language, side, placeOf})
  return {entry: entryOf(file, value, placeOf), placeOf}
}

type Side = {language: string; side: GlossaryTermLanguage; placeOf: ReadTerm['placeOf']}

function checkSide(file: VFile, {language, side, placeOf}: Side): void {
  const {status} = side
  const values = {language, status}
  const place = placeOf(['langs', language, 'status'])
  const found = `Unexpected status \`${status}\` of \`${language}\``
  if (status !== 'missing' && !side.term) {
    const reason = `${found} without a term, expected its text at \`term\``
    const note = 'Write the term, or `status: missing`'
    reportError(file, {source: 'load', ruleId: 'missing-term', reason, place, note, values})
  }
  if (status === 'approved' && !side.definition?.trim()) {
    const reason = `${found} without a definition, expected its text at \`definition\``
    reportWarning(file, {source: 'load', ruleId: 'missing-definition', reason, place, values})
  }
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
  const names = Object.keys(value.langs)
  const places = names.flatMap((name): [string, Position][] => {
    const place = value.langs[name]?.definition ? placeOf(['langs', name, 'definition']) : undefined
    return place ? [[name, place]] : []
  })
  return {
    identifier: value.id,
    class: value.class,
    match: value.match,
    related: value.related,
    langs: Object.fromEntries(names.flatMap((name) => sideOf(name, value.langs[name]))),
    file,
    places: Object.fromEntries(places)
  }
}

function sideOf(name: string, side: GlossaryTermLanguage | undefined): [string, TermLanguage][] {
  if (!side) return []
  const forbidden = (side.forbidden ?? []).map((item) => (typeof item === 'string' ? {form: item} : item))
  return [
    [
      name,
      {
        status: side.status,
        term: side.term ?? '',
        ...(side.abbr ? {abbr: side.abbr} : {}),
        aliases: side.aliases ?? [],
        forbidden: forbidden.map(({form, use, why}) => ({
          form,
          ...(use === undefined ? {} : {use}),
          ...(why === undefined ? {} : {why})
        })),
        ...(side.reading ? {reading: side.reading} : {}),
        definition: side.definition?.trim() ?? ''
      }
    ]
  ]
}
