import type {Heading, RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {isEmpty} from './is-empty.ts'
import type {Rule} from './rule.ts'

/** A heading with neither text nor a section below it. */
export const emptySection: Rule = {
  ruleId: 'empty-section',
  severity: 'warning',
  description: 'A heading has text below it.',
  check: ({tree}, report) => {
    const nodes = tree.children.filter((node) => !isEmpty(node))
    nodes.forEach((node, index) => {
      if (node.type !== 'heading' || isTitlePage(node, index) || !endsAt(node, nodes[index + 1])) return
      const title = toString(node)
      report({
        reason: `Unexpected heading \`${title}\` with nothing below it, expected text`,
        place: node,
        values: {title}
      })
    })
  }
}

/** The title of a book stands alone where its text begins with it. */
function isTitlePage({data}: Heading, index: number): boolean {
  return index === 0 && data?.opening?.division === 'frontmatter'
}

function endsAt(heading: Heading, next: RootContent | undefined): boolean {
  return next === undefined || (next.type === 'heading' && next.depth <= heading.depth)
}
