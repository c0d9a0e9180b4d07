import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'
import type {BookConfig} from '../load/config.ts'
import type {Artefact, ReleaseRecord} from './record.ts'

/**
 * Hold a release against the budget of its book.
 *
 * @param file Gets the messages. Reports `budget-size`, `budget-warnings` and `budget-fonts` (errors).
 */
export function checkBudget(
  {editions, warnings}: Pick<ReleaseRecord, 'editions' | 'warnings'>,
  budget: BookConfig['release']['budget'],
  file: VFile
): void {
  for (const artefact of editions.flatMap(({artefacts}) => artefacts)) {
    checkSize(artefact, budget, file)
    checkFonts(artefact, budget.fonts, file)
  }
  if (budget.warnings !== undefined && warnings > budget.warnings) {
    const values = {found: warnings, wanted: budget.warnings}
    reportError(file, {
      source: 'write',
      ruleId: 'budget-warnings',
      reason: `Unexpected ${warnings} warnings, expected at most ${budget.warnings}`,
      note: 'mend them, or raise `release.budget.warnings`',
      values
    })
  }
}

function checkSize({file: name, format, size}: Artefact, budget: BookConfig['release']['budget'], file: VFile): void {
  const limit = budget[format]
  if (limit === undefined || size <= limit * 1000) return
  const found = Math.ceil(size / 1000)
  reportError(file, {
    source: 'write',
    ruleId: 'budget-size',
    reason: `Unexpected size of \`${name}\`: ${found} kB, expected at most ${limit}`,
    note: `make it lighter, or raise \`release.budget.${format}\``,
    values: {file: name, found, wanted: limit, key: format}
  })
}

function checkFonts({file: name, fonts}: Artefact, limit: number | undefined, file: VFile): void {
  if (limit === undefined || fonts === null || fonts <= limit) return
  reportError(file, {
    source: 'write',
    ruleId: 'budget-fonts',
    reason: `Unexpected number of fonts in \`${name}\`: ${fonts}, expected at most ${limit}`,
    note: 'embed fewer, or raise `release.budget.fonts`',
    values: {file: name, found: fonts, wanted: limit}
  })
}
