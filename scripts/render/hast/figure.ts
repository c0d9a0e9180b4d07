import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Caption, Figure} from '../../mdast.ts'
import {propertiesOf} from './attributed.ts'
import {citedIn} from './cited-in.ts'
import {generated, ownId, type Context, type HandlerGroup} from './context.ts'

/** Render captioned things with their number. Captions of tables and listings stand above, of others below. */
export const figure: HandlerGroup = (context) => ({
  figure: (state: State, node: Figure): Element => {
    const caption = node.children.find((child): child is Caption => child.type === 'caption')
    const content = state
      .all({...node, children: node.children.filter((child) => child !== caption)})
      .flatMap(unwrapImages)
    const figcaption = captionOf(context, state, node)
    const isAbove = node.kind === 'table' || node.kind === 'listing'
    const {className = [], ...own} = propertiesOf(context, node.data?.attributes)
    const properties = {
      ...own,
      className: [node.kind, ...className],
      ...ownId(context, node.data?.target?.htmlId)
    }
    const parts: ElementContent[] = isAbove ? [...figcaption, ...content] : [...content, ...figcaption]
    const result = h('figure', properties, state.wrap(parts, true))
    state.patch(node, result)
    return result
  },
  // A caption that lost its figure is still text.
  caption: (state: State, node: Caption): Element => h('p', state.all({type: 'paragraph', children: node.children}))
})

function captionOf(context: Context, state: State, node: Figure): Element[] {
  const caption = node.children.find((child): child is Caption => child.type === 'caption')
  const label = node.data?.target?.label ?? ''
  const text = caption ? state.all({type: 'paragraph', children: caption.children}) : []
  const back = citedIn(context, node.data?.uses ?? [])
  if (text.length > 0) return [h('figcaption', [...(label ? [generated('label', `${label} `)] : []), ...text, ...back])]
  return label ? [h('figcaption.gen', h('span.label', label), ...back)] : []
}

/** Take images out of the paragraph that Markdown puts them in, where they alone are the figure. */
function unwrapImages(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName !== 'p') return [node]
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return children.every((child) => child.type === 'element' && child.tagName === 'img') ? children : [node]
}
