/** The only module that knows the CSL processor: works → how a bibliography lists them. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {packageRoot} from './package-root.ts'
import type {WorkItem} from './work-schema.ts'

/** What the processor knows under another name; `genre` is the code of the standard's appendix B. */
const stand: Readonly<Record<string, {type: string; genre?: string}>> = {
  software: {type: 'book', genre: 'CP'},
  collection: {type: 'book', genre: 'G'},
  standard: {type: 'legislation'},
  regulation: {type: 'legislation'},
  document: {type: 'article'},
  event: {type: 'speech'},
  hearing: {type: 'speech'},
  performance: {type: 'speech'},
  periodical: {type: 'article-magazine'}
}

/** Of the words of a locale the style brings its own. */
const localeOf = (tag: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${tag}"><info/><style-options punctuation-in-quote="false"/><terms/></locale>`

/**
 * Write works as GB/T 7714—2015 wants them listed, each in its own language, without numbers.
 *
 * @returns By id.
 * @see https://docs.citationstyles.org/en/stable/specification.html
 */
export async function formatWorks(works: readonly WorkItem[]): Promise<Map<string, string>> {
  const chinese = works.filter(isChinese)
  const others = works.filter((work) => !isChinese(work))
  return new Map([...(await format(chinese, 'zh-CN')), ...(await format(others, 'en-US'))])
}

async function format(works: readonly WorkItem[], locale: 'zh-CN' | 'en-US'): Promise<[string, string][]> {
  if (works.length === 0) return []
  const {Driver} = await import('@citeproc-rs/wasm')
  const style = await readFile(join(packageRoot(), 'templates/bibliography/gb-t-7714-2015.csl'), 'utf8')
  const fetcher = {fetchLocale: (tag: string) => Promise.resolve(localeOf(tag))}
  const driver = new Driver({style, fetcher, format: 'plain', localeOverride: locale, bibliographyNoSort: true})
  // Ids of authors may look like ours; the processor sees numbers.
  driver.insertReferences(works.map((work, index) => ({...prepared(work, locale), id: `w${index}`})))
  driver.includeUncited('All')
  await driver.fetchLocales()
  const entries = driver.makeBibliography()
  driver.free()
  const texts = new Map(entries.map(({id, value}) => [id, value.trim()]))
  return works.map(({id, title}, index) => [id, texts.get(`w${index}`) ?? title])
}

function prepared(work: WorkItem, locale: string): Record<string, unknown> {
  const {edition, ...rest} = work
  const {type, genre} = stand[work.type] ?? {type: work.type}
  const defined = Object.fromEntries(Object.entries({...rest, type, genre}).filter(([, value]) => value !== undefined))
  return edition === undefined ? defined : {...defined, edition: editionWords(edition, locale)}
}

/** The first edition is not told. */
function editionWords(edition: string, locale: string): string {
  if (!/^\d{1,3}$/.test(edition)) return edition
  if (locale === 'zh-CN') return `${edition} 版`
  const endings: Readonly<Record<string, string>> = {one: 'st', two: 'nd', few: 'rd', other: 'th'}
  const rule = new Intl.PluralRules('en', {type: 'ordinal'}).select(Number(edition))
  return `${edition}${endings[rule] ?? 'th'} ed`
}

function isChinese({language, title}: WorkItem): boolean {
  return language === undefined ? /\p{Script=Han}/u.test(title) : /^(zh|chi|cmn|chinese)/i.test(language)
}
