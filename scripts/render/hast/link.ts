import type {Element, Text as HastText} from 'hast'
import {h} from 'hastscript'
import type {Link, Text} from 'mdast'
import {defaultHandlers, type State} from 'mdast-util-to-hast'
import type {Identifier} from '../../apparatus.ts'
import type {Book} from '../../book.ts'
import type {CrossReference, TermReference} from '../../mdast.ts'
import {ownId, type Context, type HandlerGroup} from './context.ts'

/** Render what leads elsewhere: links, cross-references, terms. What leads nowhere stays as text. */
export const link: HandlerGroup = (context) => ({
  link: (state: State, node: Link): Element =>
    isSafeAddress(node.url) ? defaultHandlers.link(state, node) : h('span', state.all(node)),
  text: (state: State, node: Text): Element | HastText =>
    node.data?.generated ? h('span.gen', node.value) : defaultHandlers.text(state, node),
  crossReference: (state: State, node: CrossReference): Element => {
    const result = crossReferenceOf(context, state, node)
    state.patch(node, result)
    return result
  },
  termReference: (state: State, node: TermReference): Element => {
    const result = termReferenceOf(context, state, node)
    state.patch(node, result)
    return result
  }
})

/** Name a term's entry on the glossary page. */
export function termIdOf(identifier: Identifier): string {
  return `term-${identifier}`
}

/** Whether an address may stand in an output as it is. */
export function isSafeAddress(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(url)
}

function crossReferenceOf(context: Context, state: State, node: CrossReference): Element {
  const {target, generated, phrase, htmlId} = node.data ?? {}
  // 本章 leads to where the reader is: no page number goes with it.
  const className = generated ? ['xref', 'gen'] : [phrase === 'here' ? 'here' : 'xref']
  if (!target) return h('span', {className}, state.all(node))
  return h(
    'a',
    {className, href: context.hrefOf(target, context.chapter.id), ...ownId(context, htmlId)},
    state.all(node)
  )
}

function termReferenceOf(context: Context, state: State, node: TermReference): Element {
  const glossary = glossaryOf(context.book, node.identifier)
  const own = ownId(context, node.data?.htmlId)
  if (!glossary) return h('span', {className: ['term'], ...own}, state.all(node))
  const href = context.hrefOf({chapterId: glossary, htmlId: termIdOf(node.identifier)}, context.chapter.id)
  return h('a', {className: ['term'], role: 'doc-glossref', href, ...own}, state.all(node))
}

/** Find the chapter whose glossary has an entry for the term. */
function glossaryOf({chapters, terms}: Book, identifier: Identifier): string | undefined {
  if (!terms.has(identifier)) return undefined
  return chapters.find(({generated, tree}) => generated === 'glossary' && lists(tree.children, identifier))?.id
}

function lists(nodes: Book['chapters'][number]['tree']['children'], identifier: Identifier): boolean {
  return nodes.some(
    (node) => node.type === 'glossaryList' && node.groups.some(({identifiers}) => identifiers.includes(identifier))
  )
}
