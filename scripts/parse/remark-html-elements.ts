import type {Html, Parents, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {wrapRuns, orphaned} from './arrange-blocks.ts'
import {addMarkup, addNodes, createHtmlBuilder, endElements} from './html-builder.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'
import {reportSwallowed} from './report-swallowed.ts'

const phrasingParents = new Set(
  'caption defListTerm delete emphasis heading link linkReference paragraph span strong tableCell'.split(' ')
)

/**
 * Turn raw HTML into nodes that are safe and well-formed, across the Markdown between its tags.
 *
 * Comments stay as they are.
 *   Reports `unclosed-comment`, `unclosed-markup` (errors), `unsafe-html`, `unknown-html`, `unclosed-html` (warnings).
 */
export function remarkHtmlElements(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    rewriteChildren(tree, (children, parent) => {
      const filled = children.filter((child) => child.type !== 'paragraph' || child.children.length > 0)
      return filled.some(isHtml) ? rebuilt(filled, parent, file) : filled
    })
  }
}

function rebuilt(children: readonly RootContent[], parent: Parents, file: VFile): RootContent[] {
  const isFlow = !phrasingParents.has(parent.type)
  const builder = createHtmlBuilder(file, isFlow)
  for (const child of children) {
    if (isHtml(child) && isFlow) reportSwallowed(child, file)
    if (isHtml(child)) addMarkup(builder, child)
    else addNodes(builder, [child])
  }
  const nodes = endElements(builder).map((node) => orphaned(node, ''))
  return isFlow ? wrapRuns(nodes) : mergeText(nodes)
}

function isHtml(node: RootContent): node is Html {
  return node.type === 'html'
}
