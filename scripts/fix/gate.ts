/** What every fix passes: the text that it makes, parsed again, has the same nodes, code and addresses. */
import type {Nodes, Root} from 'mdast'
import type {Fix} from '../diagnostics.ts'

/** Facts of a node that no fix may change, beside its type. What is not here is words, or follows from the place. */
const facts = [
  'depth',
  'writtenDepth',
  'ordered',
  'start',
  'checked',
  'align',
  'lang',
  'meta',
  'url',
  'identifier',
  'kind',
  'name',
  'tagName',
  'properties',
  'path',
  'attributes',
  'see',
  'seeAlso',
  'range'
] as const

/** Nodes whose value is no text of ours to mend. */
const opaque = new Set<string>(['code', 'inlineCode', 'math', 'inlineMath', 'html', 'yaml', 'toml'])

/** Facts by which a node leads elsewhere or is found: they stay, whatever nodes come and go. */
const addresses = ['url', 'identifier', 'path', 'attributes', 'tagName', 'properties', 'see', 'seeAlso']

/**
 * Whether a tree is another but for words.
 *
 * @param nodes What the fix says comes and goes.
 */
export function passesGate(before: Root, after: Root, nodes: Fix['nodes']): boolean {
  const [a, b] = [signatureOf(before), signatureOf(after)]
  if (!nodes) return a.length === b.length && a.every((fact, index) => fact === b[index])
  return isAnnounced(a.map(typeOf), b.map(typeOf), nodes) && keepsOpaque(a, b, nodes)
}

/** The nodes of a tree in reading order, each as a line; pieces of text side by side count as one. */
export function signatureOf(tree: Root): string[] {
  const lines: string[] = []
  const visit = (node: Nodes, depth: number): void => {
    const line = `${depth} ${node.type} ${factsOf(node)}`
    if (node.type !== 'text' || lines.at(-1) !== line) lines.push(line)
    if ('children' in node) for (const child of node.children) visit(child, depth + 1)
  }
  visit(tree, 0)
  return lines
}

function factsOf(node: Nodes): string {
  const all: Record<string, unknown> = {...node, ...node.data}
  const own = facts.filter((name) => all[name] !== undefined && all[name] !== null).map((name) => [name, all[name]])
  return JSON.stringify(opaque.has(node.type) ? [...own, ['value', all['value']]] : own)
}

function typeOf(line: string): string {
  return line.split(' ', 2)[1] ?? ''
}

/** Types that are not announced stay in number; others come or go as they were announced to. */
function isAnnounced(before: readonly string[], after: readonly string[], nodes: NonNullable<Fix['nodes']>): boolean {
  const {removed = [], added = []} = nodes
  const countOf = (types: readonly string[], type: string): number => types.filter((one) => one === type).length
  return [...new Set([...before, ...after])].every((type) => {
    if (type === 'text') return true
    const [a, b] = [countOf(before, type), countOf(after, type)]
    return a === b || (a > b ? removed.includes(type) : added.includes(type))
  })
}

/** Code and addresses stay as they are; where some of a type come, the old ones stay, and where some go, no new ones come. */
function keepsOpaque(before: readonly string[], after: readonly string[], nodes: NonNullable<Fix['nodes']>): boolean {
  const {removed = [], added = []} = nodes
  const kept = (lines: readonly string[], announced: readonly string[]): string[] =>
    lines
      .filter((line) => opaque.has(typeOf(line)) || addresses.some((name) => line.includes(`["${name}",`)))
      .map((line) => line.slice(line.indexOf(' ') + 1))
      .filter((line) => !announced.includes(line.split(' ', 1)[0] ?? ''))
  const both = removed.filter((type) => added.includes(type))
  return (
    isPartOf(kept(before, [...removed, ...both]), kept(after, both)) &&
    isPartOf(kept(after, [...added, ...both]), kept(before, both))
  )
}

/** Whether all lines stand in others, in their order. */
function isPartOf(lines: readonly string[], others: readonly string[]): boolean {
  let at = 0
  for (const line of others) if (line === lines[at]) at++
  return at === lines.length
}
