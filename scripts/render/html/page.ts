import {VFile} from 'vfile'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {ids, pageNameOf, type Site} from './site.ts'

/** What one page differs in. */
export type Page = {
  /** In the site: `02-docker.html`. */
  name: string
  /** Of the window. */
  title: string
  description: string
  /** The sidebar, as HTML. */
  contents: string
  /** Class of `body`. */
  kind: 'front' | 'chapter'
  /** What stands in `main`, as HTML. */
  main: string
  /** What a script takes out of the page, as HTML: previews of terms. */
  rest?: string
  previous?: string | undefined
  next?: string | undefined
}

/** What all pages share, named when all are known: the search. */
export type Shared = {searchBox: string}

/** Put a page into its template. */
export function renderPage(site: Site, page: Page, {searchBox}: Shared): VFile {
  const {book, sheet, script, boot} = site
  const label = (name: string) => labelOf(book, name)
  const value = fillTemplate(book.templates['page.html'] ?? '', {
    language: outputLanguage(book.edition.language),
    bookTitle: book.edition.title,
    title: page.title,
    description: page.description,
    kind: page.kind,
    sheet: sheet.name,
    script: script.name,
    boot: boot.name,
    mainId: ids.main,
    contentsId: ids.contents,
    relations: {html: relationsOf(page)},
    contents: {html: page.contents},
    main: {html: page.main},
    rest: {html: page.rest ?? ''},
    skipLabel: label('skipToContent'),
    menuLabel: label('menu'),
    themeLabel: label('theme'),
    themeAutoLabel: label('themeAuto'),
    themeLightLabel: label('themeLight'),
    themeDarkLabel: label('themeDark'),
    searchBox,
    ...searchLabels(site),
    copyLabel: label('copy'),
    copiedLabel: label('copied'),
    moreLabel: label('readMore'),
    versionLabel: label('version'),
    version: book.edition.version
  })
  return new VFile({path: `html/${page.name}`, value})
}

/**
 * Fill in `{{name}}`s. Text is escaped, for elements and quoted attributes; `{html}` is our own and goes in as it is.
 *
 * @throws When a template asks for what there is not.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string | {html: string}>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`A template asks for {{${name}}}, which nothing fills in`)
    return typeof value === 'string' ? escapeText(value) : value.html
  })
}

function searchLabels(site: Site): Record<string, string | {html: string}> {
  const label = (name: string) => labelOf(site.book, name)
  return {
    searchId: ids.search,
    searchLabel: label('search'),
    searchHintLabel: label('searchHint'),
    searchTipLabel: label('searchTip'),
    searchLoadingLabel: label('searchLoading'),
    searchFailedLabel: label('searchFailed'),
    searchCountLabel: label('searchCount'),
    searchNoneLabel: label('searchNone'),
    searchMoreLabel: label('searchMore'),
    closeLabel: label('close'),
    withoutSearch: {html: withoutSearch(site)}
  }
}

/** Where no script can search, the glossary leads on. */
function withoutSearch({book}: Site): string {
  const glossary = book.chapters.find(({generated}) => generated === 'glossary')
  if (!glossary) return ''
  const href = encodeURIComponent(pageNameOf(glossary.id))
  return `<a class="no-script" href="${href}">${escapeText(glossary.title)}</a>`
}

function relationsOf({previous, next}: Page): string {
  const links = [
    ['prev', previous],
    ['next', next]
  ]
  return links.map(([rel, href]) => (href ? `<link rel="${rel}" href="${escapeText(href)}">` : '')).join('')
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
