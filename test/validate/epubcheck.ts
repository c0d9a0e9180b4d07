/** Two EPUB validators: the port that runs anywhere, and the real one where there is Java. */
import {epubcheckPort, type Validator} from '../../scripts/check/index.ts'
import {findEpubcheck} from '../../scripts/machine/index.ts'

/** The real EPUBCheck, or `undefined` where there is no Java. */
export const epubcheck = await findEpubcheck()

/** Validate in this process; one line for each error and warning. */
export function portFindings(bytes: Uint8Array): Promise<string[]> {
  return linesOf(epubcheckPort, bytes)
}

/** Validate with EPUBCheck 5.3.0; one line for each error and warning. */
export function epubcheckFindings(bytes: Uint8Array): Promise<string[]> {
  if (!epubcheck) throw new Error('There is no Java')
  return linesOf(epubcheck, bytes)
}

async function linesOf({validate}: Validator, bytes: Uint8Array): Promise<string[]> {
  const findings = await validate(bytes)
  return findings
    .filter(({severity}) => severity !== 'info')
    .map(({ruleId, entry, line, message}) => `${ruleId} ${entry}:${line ?? ''} ${message}`)
}
