import type {Nodes} from 'mdast'
import {toString} from 'mdast-util-to-string'
import type {Manuscript} from '../book.ts'
import type {Contents, TermContents} from './contents.ts'

/** Nodes that are a passage as a whole. */
const passageTypes: ReadonlySet<string> = new Set(['paragraph', 'tableRow', 'code', 'math', 'definitionTerm'])

/** Tell what a manuscript says, as plain text. */
export function describeContents({config, chapters, glossary}: Manuscript): Contents {
  return {
    title: config.title,
    version: config.version,
    chapters: chapters.map(({id, title, division, tree}) => ({
      id,
      title,
      division,
      sections: tree.children.flatMap((node) => (node.type === 'heading' && node.depth > 1 ? [textOf(node)] : [])),
      passages: passagesIn(tree)
    })),
    terms: glossary
      .map(({identifier, langs}): TermContents => ({id: identifier, langs: sidesOf(langs)}))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

function passagesIn(node: Nodes): string[] {
  if (node.type === 'heading') return []
  if (passageTypes.has(node.type)) return [textOf(node)].filter((text) => text !== '')
  return 'children' in node ? node.children.flatMap((child) => passagesIn(child)) : []
}

function textOf(node: Nodes): string {
  return toString(node, {includeHtml: false}).replace(/\s+/g, ' ').trim()
}

function sidesOf(langs: Manuscript['glossary'][number]['langs']): TermContents['langs'] {
  return Object.fromEntries(
    Object.entries(langs)
      .filter(([, {status}]) => status !== 'missing')
      .map(([language, {term, definition}]) => [language, {term, definition}])
  )
}
