import {VFile} from 'vfile'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {headOf} from './head.ts'
import {policy} from './policy.ts'
import {ids, pageNameOf, textOf, type Site} from './site.ts'

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
  kind: 'front' | 'chapter' | 'list' | 'not-found'
  /** What stands in `main`, as HTML. */
  main: string
  /** What stands below it, as HTML. */
  foot: string
  chapterId?: string
  /** The file of what its references show. */
  previews?: string | undefined
  /** For programs that read pages, as JSON-LD. */
  facts?: object | undefined
  previous?: string | undefined
  next?: string | undefined
}

/** Put a page into its template. */
export function renderPage(site: Site, page: Page, script: string): VFile {
  const {book, sheet, boot} = site
  const label = (name: string) => labelOf(book, name)
  const value = fillTemplate(textOf(book, 'page.html').replace(/\n\s*/g, '\n'), {
    language: outputLanguage(book.edition.language),
    bookTitle: book.edition.title,
    title: page.title,
    description: page.description,
    kind: page.kind,
    sheet: sheet.name,
    script,
    boot: boot.name,
    policy: policy(),
    mainId: ids.main,
    contentsId: ids.contents,
    head: {html: headOf(site, page)},
    data: {html: dataOf(page)},
    contents: {html: page.contents},
    main: {html: page.main},
    foot: {html: page.foot},
    skipLabel: label('skipToContent'),
    menuLabel: label('menu'),
    searchLabel: label('search'),
    settingsLabel: label('settings'),
    withoutSearch: {html: withoutSearch(site)}
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

/** What the page's script is told: where previews are, which page of the book it is. */
function dataOf({previews, name}: Page): string {
  return `data-page="${escapeText(name)}"${previews === undefined ? '' : ` data-previews="${escapeText(previews)}"`}`
}

/** Where no script can search, the glossary leads on. */
function withoutSearch({book}: Site): string {
  const glossary = book.chapters.find(({generated}) => generated === 'glossary')
  if (!glossary) return ''
  const href = encodeURIComponent(pageNameOf(glossary.id))
  return `<a class="no-script" href="${href}">${escapeText(glossary.title)}</a>`
}

/** Write text for elements and quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
