import type {Element, ElementContent, Parents, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'

const lastCharacter = /\P{M}\p{M}*$/u

/** Hold marks of notes to the word before them: a line must not begin with one. Changes the tree. */
export function keepMarks(tree: Root | Element): void {
  const parents = new Set<Parents>()
  visit(tree, 'element', (element, _, parent) => {
    if (isMark(element) && parent) parents.add(parent)
  })
  for (const parent of parents) parent.children = keepWithin(parent.children as ElementContent[])
}

function keepWithin(children: readonly ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = []
  for (const child of children) {
    const before = kept.at(-1)
    if (!isMark(child) || !before) kept.push(child)
    else if (before.type === 'element') {
      if (hasClass(before, 'kept')) before.children.push(child)
      else kept.splice(-1, 1, keep([before, child]))
    } else if (before.type === 'text') kept.splice(-1, 1, ...keepLast(before.value, child))
    else kept.push(child)
  }
  return kept
}

function keepLast(text: string, mark: ElementContent): ElementContent[] {
  const [last = ''] = lastCharacter.exec(text) ?? []
  if (last.trim() === '') return [{type: 'text', value: text}, mark]
  const rest = text.slice(0, -last.length)
  return [...(rest === '' ? [] : [{type: 'text' as const, value: rest}]), keep([{type: 'text', value: last}, mark])]
}

function keep(children: ElementContent[]): Element {
  return h('span', {className: ['kept']}, children)
}

function isMark(node: ElementContent): boolean {
  return node.type === 'element' && hasClass(node, 'noteref')
}

function hasClass({properties}: Element, name: string): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes(name)
}
