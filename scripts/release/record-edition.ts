import type {VFile} from 'vfile'
import type {Book, Manuscript} from '../book.ts'
import {editionIdentifier} from '../render/epub/index.ts'
import type {Made} from '../request.ts'
import {fileOf, json} from './assemble.ts'
import type {Browsing} from './browse.ts'
import {collectArtefacts, type ArtefactFile} from './collect-artefacts.ts'
import {coverSize, drawCover} from './draw-cover.ts'
import type {Artefact, EditionRecord, Validation} from './record.ts'
import {validateEdition, type Report} from './validate.ts'

/** Count what an edition holds, by name. */
export type Count = (manuscript: Manuscript, book: Book) => Readonly<Record<string, number>>

type Tools = {count: Count; browsing: Browsing | undefined}

/** Describe an edition, with the files that belong to it: artefacts, cover, reports. */
export async function recordEdition(
  made: Made,
  manuscript: Manuscript,
  {count, browsing}: Tools
): Promise<{edition: EditionRecord; reports: readonly Report[]; files: VFile[]}> {
  const {edition, config} = made.book
  const artefacts = await collectArtefacts(made)
  const reports = await validateEdition(made, artefacts, browsing)
  const picture = browsing ? await drawCover(made.book, browsing) : undefined
  const cover = `${config.name}-${edition.name}-${edition.version}-cover.png`
  const {name, label, title, language, version, reviewed} = edition
  const record: EditionRecord = {
    ...{name, label, title, language, version, reviewed},
    identifier: editionIdentifier(made.book),
    address: config.site.address?.replaceAll('{edition}', name) ?? null,
    counts: count(manuscript, made.book),
    artefacts: artefacts.map(withoutBytes),
    cover: picture ? {file: cover, mediaType: 'image/png', ...coverSize} : null,
    validations: reports.map((report) => validationOf(report, name))
  }
  return {
    edition: record,
    reports,
    files: [
      ...artefacts.map(({file, bytes}) => fileOf(file, bytes)),
      ...(picture ? [fileOf(cover, picture)] : []),
      ...reportFiles(reports, name)
    ]
  }
}

function withoutBytes({file, format, mediaType, size, sha256, pages, fonts}: ArtefactFile): Artefact {
  return {file, format, mediaType, size, sha256, pages, fonts}
}

function validationOf({validator, subject, skipped, lines}: Report, edition: string): Validation {
  const count = (severity: string): number => lines.filter((line) => line.severity === severity).length
  return {
    validator,
    subject,
    skipped,
    errors: count('error'),
    warnings: count('warning'),
    report: nameOf(subject, edition)
  }
}

/** One file for each thing that is validated. */
function reportFiles(reports: readonly Report[], edition: string): VFile[] {
  const subjects = [...new Set(reports.map(({subject}) => subject))]
  return subjects.map((subject) => {
    const own = reports.filter((report) => report.subject === subject)
    return fileOf(nameOf(subject, edition), json(own))
  })
}

function nameOf(subject: string, edition: string): string {
  return `reports/${edition}-${subject}.json`
}
