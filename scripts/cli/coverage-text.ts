import type {Coverage, LanguageCoverage} from '../glossary/index.ts'
import {stringWidth} from '../string-width.ts'
import type {Language} from './words.ts'

/** What the columns of coverage are called. */
export const coverageColumns: readonly {
  name: Readonly<Record<Language, string>>
  count: (coverage: LanguageCoverage) => number
}[] = [
  {name: {zh: '已批准', en: 'approved'}, count: ({statuses}) => statuses.approved},
  {name: {zh: '已提议', en: 'proposed'}, count: ({statuses}) => statuses.proposed},
  {name: {zh: '草稿', en: 'draft'}, count: ({statuses}) => statuses.draft},
  {name: {zh: '缺', en: 'missing'}, count: ({statuses}) => statuses.missing},
  {name: {zh: '停用', en: 'deprecated'}, count: ({statuses}) => statuses.deprecated},
  {name: {zh: '有定义', en: 'defined'}, count: ({defined}) => defined},
  {name: {zh: '过时', en: 'stale'}, count: ({stale}) => stale},
  {name: {zh: '冲突', en: 'conflicting'}, count: ({conflicting}) => conflicting}
]

export const coverageWords = {
  zh: {language: '语言', unused: '书里没有用到', undefined: '用到了却没有定义', title: '词库进度', terms: '个术语'},
  en: {
    language: 'language',
    unused: 'not used',
    undefined: 'used without a definition',
    title: 'Glossary coverage',
    terms: 'terms'
  }
} as const

/** Write coverage as a table. */
export function coverageText(
  {languages, unused, isUndefined}: Coverage,
  {language, quiet}: {language: Language; quiet: boolean}
): string {
  const said = coverageWords[language]
  const head = [said.language, ...coverageColumns.map(({name}) => name[language])]
  const rows = languages.map((one) => [one.language, ...coverageColumns.map(({count}) => String(count(one)))])
  const widths = head.map((cell, at) => Math.max(...[cell, ...rows.map((row) => row[at] ?? '')].map(stringWidth)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(cell)))
        return at === 0 ? cell + space : space + cell
      })
      .join('  ')
  const lists = quiet
    ? []
    : [
        ...(unused.length > 0 ? ['', `${said.unused} (${unused.length}): ${unused.join(', ')}`] : []),
        ...(isUndefined.length > 0 ? ['', `${said.undefined} (${isUndefined.length}):`] : []),
        ...isUndefined.map(({identifier, editions}) => `  ${identifier}  ${editions.join(', ')}`)
      ]
  return [line(head), ...rows.map(line), ...lists, ''].join('\n')
}
