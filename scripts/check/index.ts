/** Any EPUB → messages, by its entries: validators' findings, and what validators do not look at. */
import type {VFile} from 'vfile'
import {checkContainer} from './check-container.ts'
import {checkDocuments} from './check-documents.ts'
import {checkManifest} from './check-manifest.ts'
import {epubcheckPort} from './epubcheck-port.ts'
import {filesOf, type FileOf} from './files-of.ts'
import {openEpub} from './open-epub.ts'
import {traceFindings, type SourcePassage} from './trace-findings.ts'
import type {Validator, ValidatorFinding} from './validator.ts'
import {weighParts} from './weigh-parts.ts'

export type {SourcePassage} from './trace-findings.ts'
export type {Validator, ValidatorFinding} from './validator.ts'
export {epubcheckPort}

/**
 * Check an EPUB, whoever made it.
 *
 * @param epub Its value is the archive; its path stands before each entry's name.
 * @param validators In order of trust: of two that say the same of one line, the first is heard.
 * @param passages Of the manuscript that it was made of, where that is known: messages are moved there.
 * @returns The files that messages stand on; the first is `epub`.
 */
export async function check(
  epub: VFile,
  validators: readonly Validator[],
  passages: readonly SourcePassage[] = []
): Promise<VFile[]> {
  const bytes = typeof epub.value === 'string' ? new TextEncoder().encode(epub.value) : epub.value
  const {fileOf, files} = filesOf(epub)
  const opened = await openEpub(epub, bytes, fileOf)
  if (!opened) return files
  checkContainer(opened)
  checkManifest(opened)
  checkDocuments(opened)
  weighParts(opened)
  const said = new Set<string>()
  for (const {name, validate} of validators) {
    const findings = await validate(bytes)
    const fresh = findings.filter((finding) => !said.has(keyOf(finding)))
    for (const finding of findings) said.add(keyOf(finding))
    for (const finding of fresh) reportFinding(finding, name, fileOf)
  }
  return [...files, ...traceFindings(opened.documents, fileOf, passages)]
}

/** Validators disagree about columns. */
function keyOf({ruleId, entry, line}: ValidatorFinding): string {
  return `${ruleId} ${entry} ${line ?? ''}`
}

function reportFinding(finding: ValidatorFinding, source: string, fileOf: FileOf): void {
  const {ruleId, severity, message: reason, entry, line, column} = finding
  const place = line === undefined || line < 1 ? {} : {place: {line, column: Math.max(1, column ?? 1)}}
  const message = fileOf(entry).message(reason, {source, ruleId, ...place})
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
}
