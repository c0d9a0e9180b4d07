import type {Element} from 'hast'
import type {State} from 'mdast-util-to-hast'
import type {HtmlElement} from '../../mdast.ts'
import {classNames} from './attributed.ts'
import {ownId, type Context, type HandlerGroup} from './context.ts'
import {isSafeAddress} from './link.ts'
import {alignByClass, framed} from './table.ts'

/** Render what the author wrote as HTML. `parse` has sanitised it; addresses and ids become the format's. */
export const htmlElement: HandlerGroup = (context) => ({
  htmlElement: (state: State, node: HtmlElement): Element => {
    const result: Element = {
      type: 'element',
      tagName: node.tagName,
      properties: ownProperties(context, node),
      children: state.all(node)
    }
    state.patch(node, result)
    alignByClass(result)
    return node.tagName === 'table' ? framed(context, result) : result
  }
})

function ownProperties(context: Context, {properties}: HtmlElement): Element['properties'] {
  const {id, href, className, ...rest} = properties
  return {
    ...rest,
    ...(Array.isArray(className) ? {className: classNames(className.map(String))} : {}),
    ...(typeof id === 'string' ? ownId(context, id) : {}),
    ...(typeof href === 'string' ? addressOf(context, href) : {})
  }
}

function addressOf({hrefOf, chapter}: Context, href: string): {href?: string} {
  if (href.startsWith('#')) return {href: hrefOf({chapterId: chapter.id, htmlId: href.slice(1)}, chapter.id)}
  return isSafeAddress(href) ? {href} : {}
}
