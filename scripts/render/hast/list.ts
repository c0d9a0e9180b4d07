import type {Element} from 'hast'
import type {ListItem, Parents} from 'mdast'
import {defaultHandlers, type State} from 'mdast-util-to-hast'
import {visit, EXIT} from 'unist-util-visit'
import {generated, labelOf, type HandlerGroup} from './context.ts'

/** Render task lists with marks that any reader shows and speaks: a disabled form control is neither. */
export const list: HandlerGroup = ({book}) => ({
  listItem: (state: State, node: ListItem, parent: Parents | undefined): Element => {
    const result = defaultHandlers.listItem(state, node, parent)
    if (typeof node.checked !== 'boolean') return result
    const [mark, name] = node.checked ? ['☑', 'taskDone'] : ['☐', 'taskOpen']
    const box = generated('task', mark)
    Object.assign(box.properties, {role: 'img', ariaLabel: labelOf(book, name)})
    visit(result, 'element', (element, index, holder) => {
      if (element.tagName !== 'input' || index === undefined || !holder) return undefined
      holder.children.splice(index, 1, box)
      return EXIT
    })
    return result
  }
})
