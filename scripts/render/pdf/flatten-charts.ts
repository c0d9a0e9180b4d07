import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'

/** Make an image of each chart: on paper nothing in it can be followed, and the list has it all. Changes the tree. */
export function flattenCharts(tree: Root): void {
  visit(tree, 'element', (chart) => {
    if (chart.tagName !== 'svg' || chart.properties['role'] !== 'group') return
    chart.properties['role'] = 'img'
    visit(chart, {tagName: 'a'}, (link: Element) => {
      link.tagName = 'g'
      link.properties = {}
    })
  })
}
