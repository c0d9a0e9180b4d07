import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'

/** Stands before the words of what is a formula and no figure: nothing is drawn or said for it. */
const sign = '\u2061'

/**
 * Give each formula its words: the browser tags formulas as nothing, but what has the role of an image as a figure
 * with an alternative. `formulaWords` knows them again. Changes the tree.
 */
export function nameFormulas(tree: Root): void {
  visit(tree, {tagName: 'math'}, (element: Element, index, parent) => {
    const words = element.properties['alttext']
    if (!parent || index === undefined || typeof words !== 'string') return undefined
    const formula = h('span', {className: ['formula'], role: 'img', ariaLabel: `${sign}${words}`}, [element])
    parent.children.splice(index, 1, formula)
    return index + 1
  })
}

/** The words of a formula that the browser took for a figure; undefined for other figures. */
export function formulaWords(alternative: string): string | undefined {
  return alternative.startsWith(sign) ? alternative.slice(sign.length) : undefined
}
