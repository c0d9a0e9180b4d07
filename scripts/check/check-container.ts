import {reportError, reportInfo} from '../diagnostics.ts'
import type {Epub} from './open-epub.ts'

/**
 * Check the archive itself.
 *
 * Reports `misplaced-mimetype`, `compressed-mimetype` (errors), `folder-entry`, `non-ascii-name` (info).
 *
 * @see https://www.w3.org/TR/epub-33/#sec-zip-container-mime
 */
export function checkContainer({bytes, names, fileOf}: Epub): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (names[0] !== 'mimetype' || view.getUint16(28, true) !== 0) {
    reportError(fileOf('mimetype'), {
      source: 'check',
      ruleId: 'misplaced-mimetype',
      reason: 'Unexpected place of `mimetype`, expected it first and without an extra field'
    })
  }
  if (names[0] === 'mimetype' && view.getUint16(8, true) !== 0) {
    reportError(fileOf('mimetype'), {
      source: 'check',
      ruleId: 'compressed-mimetype',
      reason: 'Unexpected compression of `mimetype`, expected it stored'
    })
  }
  for (const name of names) checkName(name, fileOf)
}

function checkName(name: string, fileOf: Epub['fileOf']): void {
  if (name.endsWith('/')) {
    reportInfo(fileOf(name), {
      source: 'check',
      ruleId: 'folder-entry',
      reason: 'Unexpected entry for a folder, expected files only'
    })
  } else if (!/^[\x21-\x7E]+$/.test(name)) {
    reportInfo(fileOf(name), {
      source: 'check',
      ruleId: 'non-ascii-name',
      reason: 'Unexpected characters in the name, expected ASCII',
      note: 'old zip programs and devices lose such names'
    })
  }
}
