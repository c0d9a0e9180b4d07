import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {IndexMark} from '../../mdast.ts'
import type {IndexEntry, IndexList, IndexPointer} from '../../mdast-apparatus.ts'
import {labelOf, ownId, type Context, type HandlerGroup} from './context.ts'
import {sectionLocators} from './section-locators.ts'

/**
 * Render the index, and the places that it leads to. Its classes are the names that EPUB has for the parts of one.
 *
 * @see https://www.w3.org/TR/dpub-aria-1.1/#doc-index
 * @see https://idpf.org/epub/idx/epub-indexes.html
 */
export const indexList: HandlerGroup = (context) => ({
  indexMark: (state: State, node: IndexMark): Element | ElementContent[] => {
    const {htmlId, block, repeat} = node.data ?? {}
    if (htmlId === undefined || (repeat && !context.everyUse)) return state.all(node)
    const className = ['index-mark', ...(block ? [`index-mark-${block}`] : [])]
    const result = h(block ? 'div' : 'span', {className, ...ownId(context, htmlId)}, state.all(node))
    state.patch(node, result)
    return result
  },
  indexList: (state: State, node: IndexList): Element => {
    const {book, index} = context
    const headnotes = h('header.index-headnotes', h('p', labelOf(book, index?.headnote ?? 'indexSections')))
    const groups = node.groups.map(({initial, entries}) =>
      h('section.index-group', [h('h2.initial', initial), entryList(context, entries)])
    )
    const properties = {className: ['book-index', 'gen'], role: 'doc-index', ariaLabel: labelOf(book, 'index')}
    return h('section', properties, state.wrap([headnotes, ...groups], true))
  }
})

function entryList(context: Context, entries: readonly IndexEntry[]): Element {
  return h(
    'ul.index-entry-list',
    entries.map((entry) => h('li.index-entry', ownId(context, entry.htmlId), ...entryOf(context, entry)))
  )
}

/** All is in one line but for sub-entries: `容器 1.3、2.1；参见 镜像`. */
function entryOf(context: Context, entry: IndexEntry): ElementContent[] {
  const {name, locators, see, seeAlso, entries} = entry
  const locatorsOf = context.index?.locatorsOf ?? ((own: IndexEntry) => sectionLocators(context, own))
  const space = {type: 'text' as const, value: ' '}
  return [
    h('span.index-term', name),
    ...(locators.length > 0 ? [space, ...locatorsOf(entry)] : []),
    ...(see.length > 0 ? [space, pointers(context, 'see', see)] : []),
    ...(seeAlso.length > 0 ? [space, pointers(context, 'seeAlso', seeAlso)] : []),
    ...(entries.length > 0 ? [entryList(context, entries)] : [])
  ]
}

function pointers({book, chapter, hrefOf}: Context, name: 'see' | 'seeAlso', list: readonly IndexPointer[]): Element {
  const separator = {type: 'text' as const, value: labelOf(book, 'listSeparator')}
  const links = list.flatMap(({path, htmlId}, index) => {
    const words = path.join(labelOf(book, 'labelSeparator'))
    const link =
      htmlId === undefined
        ? h('span.index-term', words)
        : h('a.index-term', {href: hrefOf({chapterId: chapter.id, htmlId}, chapter.id)}, words)
    return index === 0 ? [link] : [separator, link]
  })
  const className = name === 'see' ? 'index-xref-preferred' : 'index-xref-related'
  return h('span', {className: [className]}, [
    h('span.lead', labelOf(book, name)),
    {type: 'text', value: ' '},
    ...links
  ])
}
