import {UsageError} from '../diagnostics.ts'
import {nearest} from '../nearest.ts'
import type {BookConfig, Edition} from './config.ts'
import {pageOf} from './page-config.ts'
import {termsOf} from './term-config.ts'

/**
 * Resolve the editions to build, in the order of the book.
 *
 * @param wanted Names; all editions where empty.
 * @param formats The only ones to build; each edition's own where empty.
 * @throws {UsageError} for a name that is none of the book's, and when nothing is left to build.
 */
export function editionsOf(
  config: BookConfig,
  wanted: readonly string[],
  formats: readonly Edition['formats'][number][]
): Edition[] {
  const names = Object.keys(config.editions)
  for (const unknown of wanted.filter((one) => !names.includes(one))) throw unknownEdition(unknown, names)
  const editions = Object.entries(config.editions)
    .filter(([key]) => wanted.length === 0 || wanted.includes(key))
    .map(([key, own]) => editionOf(config, key, own))
    .map((own) => ({...own, formats: own.formats.filter((one) => formats.length === 0 || formats.includes(one))}))
    .filter((own) => own.formats.length > 0)
  if (editions.length > 0) return editions
  throw new UsageError(`Unexpected format \`${formats.join(', ')}\`, expected one that an edition has`, {
    ruleId: 'unknown-format',
    values: {formats: formats.join('、')}
  })
}

function unknownEdition(unknown: string, names: readonly string[]): UsageError {
  const wanted = names.map((key) => `\`${key}\``)
  return new UsageError(`Unexpected edition \`${unknown}\`, expected ${wanted.join(', ')}`, {
    ruleId: 'unknown-edition',
    expected: nearest(unknown, names),
    values: {edition: unknown, editions: wanted.join('、')}
  })
}

function editionOf(config: BookConfig, key: string, own: BookConfig['editions'][string]): Edition {
  return {
    name: key,
    language: own.language ?? config.language,
    title: own.title ?? config.title,
    label: own.label ?? '',
    reviewed: own.reviewed ?? true,
    version: own.version ?? config.version,
    formats: own.formats,
    chapters: own.chapters,
    numbering: config.numbering,
    terms: termsOf(config.terms, own.terms),
    index: config.index,
    references: config.references,
    notes: own.notes ?? config.notes,
    parallels: own.parallels ?? false,
    page: pageOf(config.page, own.page),
    ...(own.writing === undefined ? {} : {writing: own.writing})
  }
}
