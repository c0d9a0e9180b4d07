import type {Heading, Nodes, Text} from 'mdast'
import type {TermReference} from '../mdast.ts'
import {childrenOf} from './nodes-of.ts'

/** The text of one block as a reader sees it. `\uFFFC` stands for what is no text to match in: code, links, images… */
export type TextRun = {
  text: string
  pieces: {node: Text; start: number}[]
  /** The author's own, by where they stand in `text`. */
  references: {node: TermReference; at: number}[]
  /** Where what leads elsewhere stands in `text`: links, references to figures and chapters. */
  links: number[]
  /** Whether it stands in a quotation. */
  quoted: boolean
  /** Where the author's own references are linked but nothing is looked for: headings and captions. */
  quiet: boolean
  /** The heading whose text this is. */
  heading?: Heading
}

const opaque: ReadonlySet<string> = new Set([
  'code',
  'math',
  'html',
  'definition',
  'glossaryList',
  'englishTerms',
  'indexList',
  'bibliographyList',
  'yaml',
  'toml'
])
const quiet: ReadonlySet<string> = new Set(['heading', 'caption'])
const phrasing: ReadonlySet<string> = new Set([
  ...[
    'text',
    'emphasis',
    'strong',
    'delete',
    'span',
    'indexMark',
    'break',
    'inlineCode',
    'inlineMath',
    'image',
    'imageReference'
  ],
  ...[
    'link',
    'linkReference',
    'crossReference',
    'citation',
    'termReference',
    'eventReference',
    'footnoteReference',
    'html',
    'textDirective'
  ]
])
const transparent: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'span', 'indexMark'])
const phrasingTags: ReadonlySet<string> = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'big',
    'br',
    'cite',
    'code',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'img',
    'ins',
    'kbd'
  ],
  ...[
    'mark',
    'q',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'time',
    'tt',
    'u'
  ],
  ...['var', 'wbr']
])
const opaqueTags: ReadonlySet<string> = new Set([
  ...['a', 'br', 'code', 'img', 'kbd', 'pre', 'rp', 'rt', 'ruby', 'samp', 'tt', 'var']
])

/** Cut a tree into runs of text, in reading order. */
export function textRunsOf(node: Nodes): TextRun[] {
  const runs: TextRun[] = []
  collectRuns(node, {quiet: false, quoted: false}, runs)
  return runs
}

function collectRuns(block: Nodes, around: Pick<TextRun, 'quiet' | 'quoted'>, runs: TextRun[]): void {
  if (opaque.has(block.type) || (block.type === 'htmlElement' && opaqueTags.has(block.tagName))) return
  const inside = {
    quiet: around.quiet || quiet.has(block.type),
    quoted: around.quoted || block.type === 'blockquote'
  }
  let run: TextRun | undefined
  for (const child of childrenOf(block)) {
    if (isPhrasing(child)) {
      if (!run) runs.push((run = {...emptyRun(block), ...inside}))
      addToRun(run, child)
    } else {
      run = undefined
      collectRuns(child, inside, runs)
    }
  }
}

function emptyRun(block: Nodes): Omit<TextRun, 'quiet' | 'quoted'> {
  return {text: '', pieces: [], references: [], links: [], ...(block.type === 'heading' ? {heading: block} : {})}
}

function isPhrasing(node: Nodes): boolean {
  if (node.type !== 'htmlElement') return phrasing.has(node.type)
  return phrasingTags.has(node.tagName) && node.children.every(isPhrasing)
}

function addToRun(run: TextRun, node: Nodes): void {
  if (node.type === 'text') {
    run.pieces.push({node, start: run.text.length})
    run.text += node.value
  } else if (transparent.has(node.type) || (node.type === 'htmlElement' && !opaqueTags.has(node.tagName))) {
    for (const child of childrenOf(node)) addToRun(run, child)
  } else {
    if (node.type === 'termReference') run.references.push({node, at: run.text.length})
    if (node.type === 'crossReference' || node.type === 'link') run.links.push(run.text.length)
    run.text += '\uFFFC'
  }
}
