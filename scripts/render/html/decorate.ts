import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {toString} from 'hast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import {labelOf} from '../hast/index.ts'
import type {Site} from './site.ts'

/** Add what only pages on a screen have: links to headings, frames for code, images that wait. Changes the tree. */
export function decorate(site: Site, tree: Root): void {
  let images = 0
  visit(tree, 'element', (element, index, parent) => {
    if (/^h[2-6]$/.test(element.tagName)) addPermalink(site, element)
    if (element.tagName === 'img' && images++ > 0)
      Object.assign(element.properties, {loading: 'lazy', decoding: 'async'})
    if (element.tagName !== 'pre' || !parent || index === undefined) return undefined
    const {dataLanguage, ...properties} = element.properties
    element.properties = properties
    if (/[\u2500-\u259F]/.test(toString(element))) element.properties['className'] = ['drawing']
    parent.children[index] = h(
      'div.code',
      dataLanguage === undefined || dataLanguage === 'text' ? {} : {dataLanguage},
      element
    )
    return SKIP
  })
}

function addPermalink({book}: Site, heading: Element): void {
  const {id} = heading.properties
  if (typeof id !== 'string') return
  const ariaLabel = `${labelOf(book, 'permalink')}${labelOf(book, 'labelSeparator')}${toString(heading)}`
  heading.children.push(h('a.permalink.gen', {href: `#${id}`, ariaLabel}, '#'))
}
