/** What parts of a book are called: `epub:type` for reading systems, DPUB-ARIA roles for screen readers. */
import type {Element, Properties, Root} from 'hast'
import {visit} from 'unist-util-visit'
import type {Chapter} from '../../book.ts'

/** By how a chapter is called, as nothing else tells a preface from an introduction. */
const sections: readonly [RegExp, string][] = [
  [/^(?:推荐|译者|编者)?序$|^foreword/i, 'foreword'],
  [/^(?:译者|作者|编者)?(?:前言|自?序|引子|卷首语)|^(?:再版|第.版)序|preface/i, 'preface'],
  [/^(?:导言|导论|绪论|引言)|^introduction/i, 'introduction'],
  [/^(?:致谢|鸣谢)|^acknowledge?ments/i, 'acknowledgments'],
  [/^(?:后记|跋|编后)|^afterword/i, 'afterword'],
  [/^(?:结语|结论|尾声)|^conclusion/i, 'conclusion'],
  [/^附录|^appendix/i, 'appendix']
]

/**
 * An index is so on its own element: on `body`, where EPUB Indexes wants it for a document of nothing else, no role can
 * stand beside it.
 *
 * @see https://www.w3.org/TR/epub-ssv-11/
 */
const typesByRole: Readonly<Record<string, string>> = {
  'doc-backlink': 'backlink',
  'doc-bibliography': 'bibliography',
  'doc-biblioref': 'biblioref',
  'doc-footnote': 'footnote',
  'doc-glossary': 'glossary',
  'doc-glossref': 'glossref',
  'doc-index': 'index',
  'doc-noteref': 'noteref'
}

/**
 * Classes that are types.
 *
 * @see https://idpf.org/epub/idx/epub-indexes.html
 */
const indexParts = [
  ...['index-headnotes', 'index-group', 'index-entry-list', 'index-entry', 'index-term', 'index-locator'],
  ...['index-locator-range', 'index-xref-preferred', 'index-xref-related']
]

/** Tell what a chapter is; nothing where there is no word for it, or where its own content tells. */
export function sectionOf({division, title, generated}: Chapter): Properties {
  if (generated !== undefined) return {}
  const named = sections.find(([pattern]) => pattern.test(title.trim()))?.[1]
  const type = division === 'bodymatter' && named !== 'appendix' ? 'chapter' : named
  return type === undefined ? {} : {'epub:type': type, role: `doc-${type}`}
}

/** Say of everything what it is, to reading systems and to the stylesheet. Changes the tree. */
export function addTypes(tree: Root): void {
  visit(tree, 'element', (element) => {
    const {tagName, properties} = element
    const type = typesByRole[String(properties.role)]
    if (type !== undefined) properties['epub:type'] ??= type
    const part = indexParts.find((name) => hasClass(properties, name))
    if (part !== undefined) properties['epub:type'] = part
    if (tagName === 'div' && hasClass(properties, 'entry')) addGlossaryTypes(element)
    // Weak readers lose the whole stylesheet over a selector by attribute.
    if (tagName === 'img' && String(properties.src).endsWith('.svg')) addClass(properties, 'drawing')
    if (tagName === 'svg' && Number(properties.height) > Number(properties.width)) addClass(properties, 'tall')
  })
}

function addGlossaryTypes({children}: Element): void {
  for (const child of children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'dt') child.properties['epub:type'] = 'glossterm'
    if (hasClass(child.properties, 'definition')) child.properties['epub:type'] = 'glossdef'
  }
}

function hasClass({className}: Properties, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function addClass(properties: Properties, name: string): void {
  const {className} = properties
  properties.className = [...(Array.isArray(className) ? className : []), name]
}
