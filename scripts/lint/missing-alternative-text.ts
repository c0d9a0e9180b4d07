import {visit} from 'unist-util-visit'
import type {Rule} from './rule.ts'

/** An image that readers who cannot see it learn nothing of. */
export const missingAlternativeText: Rule = {
  ruleId: 'missing-alternative-text',
  severity: 'warning',
  description: 'An image says in words what it shows.',
  check: ({tree}, report) => {
    visit(tree, 'image', (node) => {
      if (node.alt?.trim()) return
      const path = node.data?.path ?? node.url
      report({
        reason: `Unexpected image \`${path}\` without a description, expected \`![what it shows](…)\``,
        place: node,
        values: {path}
      })
    })
  }
}
