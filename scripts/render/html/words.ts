/** What scripts say, and where they find what they load. */
import type {Book} from '../../book.ts'
import {labelOf, outputLanguage} from '../hast/index.ts'
import {addressesOf} from './addresses.ts'

/** Files that a page loads when they are wanted. */
export type LazyFiles = {
  searchBox: string
  searchSheet: string
  searchScan: string
  searchText: string
  tools: string
  toolsSheet: string
  apparatus: string
}

const names = [
  'copy',
  'copied',
  'readMore',
  'permalink',
  'close',
  'zoom',
  'continueReading',
  'search',
  'searchHint',
  'searchTip',
  'searchLoading',
  'searchFailed',
  'searchCount',
  'searchNone',
  'searchMore'
] as const

const toolNames = [
  'settings',
  'theme',
  'themeAuto',
  'themeLight',
  'themeSepia',
  'themeDark',
  'textSize',
  'sizeSmall',
  'sizeNormal',
  'sizeLarge',
  'sizeHuge',
  'leading',
  'leadingTight',
  'leadingNormal',
  'leadingLoose',
  'face',
  'faceSans',
  'faceSerif',
  'termDisplay',
  'termOwn',
  'termBoth',
  'justify',
  'lineNumbers',
  'on',
  'off',
  'cite',
  'citePlain',
  'copy',
  'copied',
  'close',
  'shortcuts',
  'keyPrevious',
  'keyNext',
  'keySearch',
  'keySettings',
  'keyHelp',
  'keyClose',
  'keepOffline',
  'keepingOffline',
  'keptOffline',
  'keepFailed',
  'reportMistake',
  'reportQuote'
] as const

/** Write what the script of every page begins with. Without `files`, nothing more is loaded: all is there. */
export function scriptData(book: Book, files: LazyFiles | undefined): string {
  const {config, edition} = book
  const facts = {title: edition.title, edition: edition.name, version: edition.version, id: config.identifier}
  return `globalThis.bookSite=${JSON.stringify({words: labelsOf(book, names), files, facts})};`
}

/** Write what the script of the reading tools begins with. */
export function toolsData(book: Book): string {
  const {config, edition} = book
  const facts = {
    creators: config.creators.map(({name}) => name),
    publisher: config.publisher,
    date: config.date,
    modified: config.modified,
    face: config.site.font === 'system' ? 'sans' : 'serif',
    isChinese: outputLanguage(edition.language).startsWith('zh'),
    report: addressesOf(book).report
  }
  return `globalThis.bookTools=${JSON.stringify({words: labelsOf(book, toolNames), facts})};`
}

function labelsOf(book: Book, wanted: readonly string[]): Record<string, string> {
  return Object.fromEntries(wanted.map((name) => [name, labelOf(book, name)]))
}
