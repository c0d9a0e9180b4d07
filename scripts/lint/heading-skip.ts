import type {Heading} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Rule} from './rule.ts'

/** A heading more than one level below the one before it, as written. */
export const headingSkip: Rule = {
  ruleId: 'heading-skip',
  severity: 'warning',
  description: 'Heading levels go down one at a time.',
  check: ({tree}, report) => {
    let last: number | undefined
    visit(tree, 'heading', (node, _index, parent) => {
      // A heading in a quotation or a hint is a label, and opens nothing.
      if (parent?.type !== 'root') return
      const depth = writtenDepth(node)
      if (last !== undefined && depth > last + 1) {
        const [found, expected] = ['#'.repeat(depth), '#'.repeat(last + 1)]
        report({
          reason: `Unexpected \`${found}\` of \`${toString(node)}\`, expected \`${expected}\` below \`${'#'.repeat(last)}\``,
          place: node,
          expected: [expected],
          values: {found, title: toString(node), expected, above: '#'.repeat(last)}
        })
      }
      last = depth
    })
  }
}

/** The number of `#` that the author wrote. */
export function writtenDepth(heading: Heading): number {
  return heading.data?.writtenDepth ?? heading.depth
}
