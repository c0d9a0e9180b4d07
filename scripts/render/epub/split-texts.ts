import type {ElementContent, Nodes, Parents, Text} from 'hast'
import {h} from 'hastscript'
import {SKIP, visit} from 'unist-util-visit'

/** Formulas and drawings are set in fonts of their own. */
export const setApart: ReadonlySet<string> = new Set(['math', 'svg'])

/** Show every text of a tree that stands in none of the elements named. */
export function visitTexts(tree: Nodes, apart: ReadonlySet<string>, see: (node: Text, parent: Parents) => void): void {
  visit(tree, (node, _, parent) => {
    if (node.type === 'element' && apart.has(node.tagName)) return SKIP
    if (node.type === 'text' && parent) see(node, parent)
    return
  })
}

/**
 * Put pieces of texts into a `span` of a class. Changes the tree.
 *
 * @param split Gives a text in pieces; every second one is what is looked for.
 */
export function wrapInTexts(
  tree: Nodes,
  className: string,
  {apart, split}: {apart: ReadonlySet<string>; split: (value: string) => readonly string[]}
): void {
  const changes: {parent: Parents; node: Text; parts: ElementContent[]}[] = []
  visitTexts(tree, apart, (node, parent) => {
    const pieces = split(node.value)
    if (pieces.length === 1) return
    const parts = pieces.map((piece, index): ElementContent =>
      index % 2 === 1 ? h('span', {className: [className]}, piece) : {type: 'text', value: piece}
    )
    changes.push({parent, node, parts: parts.filter((part) => part.type !== 'text' || part.value !== '')})
  })
  for (const {parent, node, parts} of changes) {
    parent.children.splice((parent.children as Nodes[]).indexOf(node), 1, ...parts)
  }
}
