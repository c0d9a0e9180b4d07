import type {Element} from 'xast'
import {reportError, reportInfo, reportWarning} from '../diagnostics.ts'
import type {Epub, EpubDocument} from './open-epub.ts'
import {all, resolveEntry} from './xml-tree.ts'

type Document = EpubDocument & {epub: Epub; ids: ReadonlyMap<string, ReadonlySet<string>>}

const active = /^(?:script|iframe|object|embed|form)$/

/**
 * Check what the documents refer to and what is in them.
 *
 * Reports `repeated-id`, `dead-entry-link` (errors), `remote-resource`, `active-content`, `undeclared-language`,
 * `missing-image-alternative` (warnings), `inline-style` (info).
 */
export function checkDocuments(epub: Epub): void {
  const ids = new Map(epub.documents.map(({path, tree}) => [path, new Set(idsIn(tree).keys())]))
  for (const document of epub.documents) {
    for (const [id, [, ...others]] of idsIn(document.tree)) for (const element of others) reportId(id, element)
    for (const element of all(document.tree, '*')) checkElement(element, {...document, epub, ids})

    function reportId(id: string, place: Element): void {
      const reason = `Unexpected id \`${id}\` a second time`
      reportError(epub.fileOf(document.path), {source: 'check', ruleId: 'repeated-id', reason, place, values: {id}})
    }
  }
}

function checkElement(element: Element, document: Document): void {
  const {name, attributes} = element
  const file = document.epub.fileOf(document.path)
  const reportActive = (what: string): void => {
    const reason = `Unexpected \`${what}\`: many reading systems run no scripts and send no forms`
    reportWarning(file, {source: 'check', ruleId: 'active-content', reason, place: element, values: {what}})
  }
  if (name === 'html') checkLanguage(element, document)
  if (active.test(name)) reportActive(name)
  for (const attribute of Object.keys(attributes).filter((key) => /^on/i.test(key))) reportActive(attribute)
  if (attributes['style'] !== undefined || name === 'style') {
    const reason = "Unexpected inline style: readers' own settings cannot override it"
    reportInfo(file, {source: 'check', ruleId: 'inline-style', reason, place: element})
  }
  if (name === 'img' && attributes['alt'] === undefined) {
    const reason = 'Missing alternative text of an image'
    reportWarning(file, {source: 'check', ruleId: 'missing-image-alternative', reason, place: element})
  }
  checkAddress(element, document)
}

function checkAddress(element: Element, {path, epub, ids}: Document): void {
  const {name, attributes} = element
  const address = attributes['href'] ?? attributes['xlink:href'] ?? attributes['src']
  if (typeof address !== 'string') return
  const file = epub.fileOf(path)
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) {
    if (name === 'a' || address.startsWith('data:')) return
    const reason = `Unexpected address \`${address}\` of \`${name}\`, expected a file of the book`
    const values = {address, name}
    reportWarning(file, {source: 'check', ruleId: 'remote-resource', reason, place: element, values})
    return
  }
  const [target = '', fragment] = address.split('#')
  const entry = target === '' ? path : resolveEntry(path, target)
  // Documents that could not be read are taken to have every id.
  const known = ids.get(entry ?? '')
  const reached = fragment === undefined || fragment === '' || !known || known.has(decode(fragment))
  if (entry !== undefined && epub.files.has(entry) && reached) return
  const reason = `Unexpected address \`${address}\`, which leads to no file or place of the book`
  reportError(file, {source: 'check', ruleId: 'dead-entry-link', reason, place: element, values: {address}})
}

function checkLanguage(html: Element, {path, epub}: Document): void {
  const {lang, 'xml:lang': xmlLang} = html.attributes
  if (lang !== undefined && lang !== '' && lang === xmlLang) return
  reportWarning(epub.fileOf(path), {
    source: 'check',
    ruleId: 'undeclared-language',
    reason: 'Missing language, expected `lang` and `xml:lang` with one value',
    place: html
  })
}

function idsIn(tree: EpubDocument['tree']): Map<string, Element[]> {
  const found = new Map<string, Element[]>()
  for (const element of all(tree, '*')) {
    const {id} = element.attributes
    if (typeof id === 'string') found.set(id, [...(found.get(id) ?? []), element])
  }
  return found
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
