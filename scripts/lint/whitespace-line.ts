import {visit} from 'unist-util-visit'
import type {Rule} from './rule.ts'

/** A line of nothing but spaces, outside of code. */
export const whitespaceLine: Rule = {
  ruleId: 'whitespace-line',
  severity: 'info',
  description: 'An empty line has no spaces.',
  check: ({tree, source, placeOf}, report) => {
    const kept: [number, number][] = []
    visit(tree, ['code', 'math', 'html'], (node) => {
      const {start, end} = node.position ?? {}
      if (start?.offset !== undefined && end?.offset !== undefined) kept.push([start.offset, end.offset])
    })
    for (const {0: found, index} of source.matchAll(/^[ \t\u3000]+$/gm)) {
      const end = index + found.length
      if (kept.some(([from, to]) => from < end && index < to)) continue
      const place = placeOf(index, end)
      report({
        reason: 'Unexpected spaces in an empty line, expected none',
        place,
        fix: {kind: 'safe', edits: [{place, text: ''}]}
      })
    }
  }
}
