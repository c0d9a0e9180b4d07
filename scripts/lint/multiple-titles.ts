import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {writtenDepth} from './heading-skip.ts'
import type {Rule} from './rule.ts'

/** A second `# Title` in one chapter. */
export const multipleTitles: Rule = {
  ruleId: 'multiple-titles',
  severity: 'warning',
  description: 'A chapter has one heading of depth 1.',
  check: ({tree}, report) => {
    let hasTitle = false
    visit(tree, 'heading', (node) => {
      if (writtenDepth(node) !== 1 || node.data?.opening) return
      if (hasTitle) {
        const title = toString(node)
        report({
          reason: `Unexpected second title \`${title}\`, expected one \`#\` in a chapter`,
          place: node,
          note: 'It and what follows it are printed one level lower',
          values: {title}
        })
      }
      hasTitle = true
    })
  }
}
