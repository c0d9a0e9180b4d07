import type {Manuscript} from '../book.ts'
import type {Coverage, LanguageCoverage} from '../glossary/index.ts'
import {coverageColumns, coverageWords} from './coverage-text.ts'
import type {Language} from './words.ts'

const style = `:root{color-scheme:light dark;font:16px/1.7 system-ui,"Noto Sans SC",sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .6rem;text-align:right;border-bottom:1px solid #8886}th:first-child,td:first-child{text-align:left}
.bar{display:flex;height:.6rem;min-width:8rem;border-radius:.3rem;overflow:hidden;background:#8884}
.approved{background:#1a7f37}.proposed{background:#0969da}.draft{background:#bf8700}ul{columns:16rem}`

/** Write coverage as a page that needs nothing beside it. */
export function coveragePage(coverage: Coverage, {config}: Manuscript, language: Language): string {
  const said = coverageWords[language]
  const head = [said.language, '', ...coverageColumns.map(({name}) => name[language])]
  const {languages, unused, isUndefined} = coverage
  const undefinedItems = isUndefined.map(({identifier, editions}) => `${identifier} (${editions.join(', ')})`)
  const title = `${said.title} · ${config.title}`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${style}</style>
<h1>${escape(title)}</h1>
<p>${languages[0]?.total ?? 0} ${said.terms}</p>
<table><thead><tr>${head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('')}</tr></thead>
<tbody>${languages.map(rowOf).join('\n')}</tbody></table>
${listOf(`${said.unused} (${unused.length})`, unused)}${listOf(`${said.undefined} (${isUndefined.length})`, undefinedItems)}</html>
`
}

function rowOf(one: LanguageCoverage): string {
  const bar = (['approved', 'proposed', 'draft'] as const)
    .map(
      (status) =>
        `<span class="${status}" style="width:${((100 * one.statuses[status]) / Math.max(1, one.total)).toFixed(1)}%"></span>`
    )
    .join('')
  const cells = coverageColumns.map(({count}) => `<td>${count(one)}</td>`).join('')
  return `<tr><th scope="row">${escape(one.language)}</th><td><div class="bar" aria-hidden="true">${bar}</div></td>${cells}</tr>`
}

function listOf(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `<h2>${escape(title)}</h2><ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>\n`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
