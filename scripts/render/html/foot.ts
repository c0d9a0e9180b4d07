/** What stands below every page: the version, other forms and editions of the book, where its sources are. */
import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book, Chapter} from '../../book.ts'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {addressesOf, siblingHref, siblingsOf} from './addresses.ts'
import {htmlOf} from './html-of.ts'
import type {Site} from './site.ts'

/** Write the foot of a page. */
export function footOf({book}: Site, chapter?: Chapter): string {
  const lines = [
    [h('span', `${book.edition.title} · ${labelOf(book, 'version')} ${book.edition.version}`)],
    [...downloads(book), ...editionLinks(book, chapter), ...sourceLinks(book, chapter)]
  ]
  const kept = lines.filter((line) => line.length > 0)
  return htmlOf([
    h(
      'footer.foot',
      kept.map((line) => h('p', line))
    )
  ])
}

/** Link to the files of this edition, as far as it is built with them. */
export function downloads({config, edition, labels}: Book): Element[] {
  const stem = `../${config.name}-${edition.name}-${edition.version}`
  return (['epub', 'pdf'] as const)
    .filter((format) => edition.formats.includes(format))
    .map((format) =>
      h('a', {href: `${stem}.${format}`, download: true}, `${labels['download'] ?? 'download'} ${format.toUpperCase()}`)
    )
}

/** Link to the same page in other editions. A script leads to the same section. */
export function editionLinks(book: Book, chapter?: Chapter): Element[] {
  const all = siblingsOf(book)
  const isAmbiguous = (language: string) => [book.edition, ...all].filter((one) => one.language === language).length > 1
  return all.map((sibling) => {
    const lang = outputLanguage(sibling.language)
    const byLanguage = isAmbiguous(sibling.language) ? undefined : languageNames[sibling.language]
    const name = sibling.label || (byLanguage ?? sibling.name)
    const href = siblingHref(book, sibling, chapter?.generated ? undefined : chapter?.id)
    return h('a.edition', {href, hrefLang: lang, lang, rel: ['alternate']}, name)
  })
}

/** As their readers call them. */
const languageNames: Readonly<Record<string, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
  ja: '日本語'
}

function sourceLinks(book: Book, chapter: Chapter | undefined): Element[] {
  const {sourceOf, report} = addressesOf(book)
  const source = chapter && sourceOf(chapter)
  const title = chapter ? `${book.edition.title} ${book.edition.version}：${chapter.title}` : book.edition.title
  const href = report?.replace('{title}', encodeURIComponent(title)).replace('{body}', '')
  return [
    ...(source === undefined ? [] : [h('a', {href: source}, labelOf(book, 'source'))]),
    ...(href === undefined ? [] : [h('a.report', {href}, labelOf(book, 'reportMistake'))])
  ]
}
