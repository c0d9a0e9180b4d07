import type {Parents, Root, RootContent} from 'mdast'
import type {} from 'mdast-util-math'
import {visit} from 'unist-util-visit'

/** Characters that no space stands between: Han, kana, Bopomofo, CJK and full-width punctuation. */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]$/u

/** Marks that Chinese shares with Latin: they are wide where their other side is. */
const shared = /^[“”‘’…—·]$/

const containers = new Set(['paragraph', 'heading', 'caption', 'tableCell', 'defListTerm', 'htmlElement'])

/** Where a line ends between two wide characters, join them; elsewhere the line end becomes a space. */
export function remarkSoftBreaks(): (tree: Root) => void {
  return (tree) => {
    visit(tree, (node) => {
      if (!containers.has(node.type) || !('children' in node)) return
      if (node.type === 'htmlElement' && node.tagName === 'pre') return
      join(node.children)
    })
  }
}

function join(children: readonly RootContent[]): void {
  const leaves = leavesOf(children)
  leaves.forEach((leaf, index) => {
    if (leaf.type !== 'text' || !leaf.value.includes('\n')) return
    leaf.value = leaf.value.replace(/[ \t]*\n[ \t]*/g, (space, at: number, value: string) => {
      const before = value.slice(0, at) || edgeBefore(leaves, index)
      const after = value.slice(at + space.length) || edgeAfter(leaves, index)
      return joins(before, after) ? '' : ' '
    })
  })
}

function joins(before: string, after: string): boolean {
  const [last, first] = [/.$/su.exec(before)?.[0] ?? '', /^./su.exec(after)?.[0] ?? '']
  if (wide.test(last)) return wide.test(first) || shared.test(first)
  return shared.test(last) && wide.test(first)
}

function edgeBefore(leaves: readonly RootContent[], index: number): string {
  for (let at = index - 1; at >= 0; at--) {
    const text = textOf(leaves[at])
    if (text !== '') return text
  }
  return ''
}

function edgeAfter(leaves: readonly RootContent[], index: number): string {
  for (let at = index + 1; at < leaves.length; at++) {
    // What stands alone on its line has a line end behind it as well.
    const text = textOf(leaves[at]).replace(/^[ \t]*\n[ \t]*/, '')
    if (text !== '') return text
  }
  return ''
}

/** Notes, comments and marks that show nothing have no width; what is no text counts as a letter. */
function textOf(node: RootContent | undefined): string {
  if (node === undefined || node.type === 'footnoteReference' || node.type === 'html' || node.type === 'indexMark')
    return ''
  return node.type === 'text' || node.type === 'inlineCode' ? node.value : 'x'
}

function leavesOf(children: readonly RootContent[]): RootContent[] {
  return children.flatMap((child) => {
    const isEmpty = !('children' in child) || (child as Parents).children.length === 0
    return isEmpty ? [child] : leavesOf((child as Parents).children)
  })
}
