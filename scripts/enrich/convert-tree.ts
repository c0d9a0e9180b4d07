import type {Nodes, Text} from 'mdast'
import {cornerQuotes} from './corner-quotes.ts'
import {childrenOf} from './nodes-of.ts'
import type {ScriptConverter, Surroundings} from './script-converter.ts'

type Piece = {node: Text; before: string; after: string}

const opaque: ReadonlySet<string> = new Set(['code', 'inlineCode', 'math', 'inlineMath', 'html', 'yaml', 'toml'])
const opaqueTags: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'tt'])
/** In a line with the text beside them, and part of it. */
const flowing: ReadonlySet<string> = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'span', 'link', 'linkReference', 'indexMark', 'htmlElement'],
  ...['crossReference', 'termReference', 'eventReference']
])
/** In a line with the text beside them, but no text of it. */
const apart: ReadonlySet<string> = new Set([
  ...['inlineCode', 'inlineMath', 'image', 'imageReference', 'footnoteReference', 'break', 'html', 'citation']
])

/**
 * Put a tree into the edition's script, in place: text, descriptions of images, titles, names of index entries; quotation
 * marks as well. Code, formulas, addresses, identifiers and passages in other languages stay.
 */
export function convertTree(tree: Nodes, {convert}: ScriptConverter): void {
  for (const block of blocksOf(tree)) {
    const pieces = inContext(block)
    const texts = pieces.map(({node, before, after}) => convert(node.value, {before, after}))
    for (const [at, text] of cornerQuotes(texts).entries()) {
      const piece = pieces[at]
      if (!piece) continue
      written.set(piece.node, piece.node.value)
      piece.node.value = text
    }
  }
  convertWords(tree, (text) => cornerQuotes([convert(text)])[0] ?? '')
}

/** What converted texts were before, for as long as anybody holds them. */
const written = new WeakMap<Text, string>()

/** Give a text as the author wrote it, whatever script the edition is in. */
export function writtenAs(node: Text): string {
  return written.get(node) ?? node.value
}

/** Convert texts that stand in one block, as `convertTree` does. */
export function convertTexts(texts: readonly string[], {convertQuietly}: ScriptConverter): string[] {
  const around = (at: number): Surroundings => ({
    before: texts[at - 1]?.slice(-1) ?? '',
    after: texts[at + 1]?.slice(0, 1) ?? ''
  })
  return cornerQuotes(texts.map((text, at) => convertQuietly(text, around(at))))
}

/** Cut a tree into runs of texts that stand in one block, with `undefined` for what stands between them and is no text. */
function blocksOf(tree: Nodes): (Text | undefined)[][] {
  const blocks: (Text | undefined)[][] = []
  let block: (Text | undefined)[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text') block.push(node)
    else if (apart.has(node.type)) block.push(undefined)
    else if (isReadable(node)) {
      const starts = !flowing.has(node.type)
      if (starts) blocks.push((block = []))
      for (const child of childrenOf(node)) walk(child)
      if (starts) blocks.push((block = []))
    }
  }
  walk(tree)
  return blocks.filter((one) => one.length > 0)
}

function isReadable(node: Nodes): boolean {
  if (opaque.has(node.type)) return false
  if (node.type === 'htmlElement') return !opaqueTags.has(node.tagName) && isChinese(node.properties['lang'])
  if (node.type === 'span') return isChinese(node.data?.attributes?.values['lang'])
  return true
}

function isChinese(language: unknown): boolean {
  return typeof language !== 'string' || /^zh\b/i.test(language)
}

function inContext(block: readonly (Text | undefined)[]): Piece[] {
  return block.flatMap((node, at): Piece[] => {
    if (!node) return []
    return [{node, before: block[at - 1]?.value.slice(-1) ?? '', after: block[at + 1]?.value.slice(0, 1) ?? ''}]
  })
}

/** Words that are no text nodes. */
function convertWords(node: Nodes, convert: (text: string) => string): void {
  if (!isReadable(node)) return
  const paths = (all: readonly (readonly string[])[]): string[][] => all.map((path) => path.map(convert))
  if (node.type === 'image' || node.type === 'imageReference')
    node.alt = node.alt ? convert(node.alt) : (node.alt ?? '')
  if ((node.type === 'image' || node.type === 'link') && node.title) node.title = convert(node.title)
  if (node.type === 'indexMark') {
    Object.assign(node, {path: node.path.map(convert), see: paths(node.see), seeAlso: paths(node.seeAlso)})
  }
  if (node.type === 'heading' && node.data?.index) node.data = {...node.data, index: paths(node.data.index)}
  if (node.type === 'citation') {
    node.items = node.items.map((item) => (item.locator ? {...item, locator: convert(item.locator)} : item))
  }
  if (node.type === 'htmlElement') {
    for (const name of ['title', 'alt', 'summary']) {
      const value = node.properties[name]
      if (typeof value === 'string') node.properties[name] = convert(value)
    }
  }
  for (const child of childrenOf(node)) convertWords(child, convert)
}
