import type {Nodes, Root, RootContent} from 'mdast'

/** Print a tree for reading: a line a node, its text, what else it carries; no positions. */
export function printTree(tree: Root): string {
  return tree.children.map((node) => printNode(node, 0)).join('')
}

function printNode(node: Nodes, depth: number): string {
  const {type, data, ...rest} = node
  const {children = [], value, title, ...own} = rest as Record<string, unknown> & {children?: RootContent[]}
  delete own['position']
  const fields = {...own, title, ...data}
  const facts = Object.entries(fields).flatMap(([name, fact]) => factOf(name, fact))
  const words = [`- ${type}`, ...facts, ...(value === undefined ? [] : [JSON.stringify(value)])].join(' ')
  const line = `${'  '.repeat(depth)}${words}\n`
  return line + children.map((child) => printNode(child, depth + 1)).join('')
}

function factOf(name: string, fact: unknown): string[] {
  if (fact === null || fact === undefined || fact === false) return []
  if (Array.isArray(fact) && fact.every((item) => item === null)) return []
  if (typeof fact === 'object' && Object.keys(fact).length === 0) return []
  return [`${name}=${typeof fact === 'string' ? fact : JSON.stringify(fact)}`]
}
