import type {Parents, RootContent} from 'mdast'

/** What a parent's children become. */
export type Rewrite = (children: RootContent[], parent: Parents) => RootContent[]

/** Rewrite the children of every parent, innermost first. */
export function rewriteChildren(parent: Parents, rewrite: Rewrite): void {
  for (const child of parent.children) if ('children' in child) rewriteChildren(child, rewrite)
  setChildren(parent, rewrite([...parent.children], parent))
}

/** Give a parent children that the caller has checked to be of its content model. */
export function setChildren(parent: Parents, children: readonly RootContent[]): void {
  // Each parent in mdast has its own union of children; they have no common name to check against.
  ;(parent.children as RootContent[]) = [...children]
}

/** Join neighbouring text nodes. */
export function mergeText(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.type === 'text' && last?.type === 'text') merged[merged.length - 1] = joinText(last, node)
    else if (node.type !== 'text' || node.value !== '') merged.push(node)
  }
  return merged
}

type TextNode = Extract<RootContent, {type: 'text'}>

function joinText(first: TextNode, second: TextNode): TextNode {
  const [start, end] = [first.position?.start, second.position?.end]
  return {type: 'text', value: first.value + second.value, ...(start && end ? {position: {start, end}} : {})}
}
