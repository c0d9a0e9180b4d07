import type {Image, Link, Parents, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {reportError, reportWarning} from '../diagnostics.ts'
import {decodeAddress, resolveContained} from './resolve-path.ts'
import {mergeText, rewriteChildren} from './rewrite-children.ts'

/**
 * Set `data.path` on images of the book; of others, keep the words.
 *
 *   Reports `outside-path` (error), `remote-image`, `embedded-image`, `unsafe-image` (warnings).
 */
export function remarkImages(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    rewriteChildren(tree, (children, parent) => {
      if (!children.some((node) => node.type === 'image')) return children
      return mergeText(children.flatMap((node) => (node.type === 'image' ? understand(node, parent, file) : [node])))
    })
  }
}

function understand(node: Image, parent: Parents, file: VFile): RootContent[] {
  const url = node.url.trim()
  if (/^(https?:)?\/\//i.test(url)) {
    const link = remote(node, file)
    return parent.type === 'link' || parent.type === 'crossReference' ? link.children : [link]
  }
  if (/^data:/i.test(url)) return [embedded(node, file)]
  // A single letter is a drive.
  if (/^(?!file:)[a-z][a-z\d+.-]+:/i.test(url)) return [unsafe(node, file)]
  const path = url === '' ? undefined : resolveContained(file.path, decodeAddress(url).normalize('NFC'))
  if (path === undefined || path === '') return [outside(node, file)]
  node.data = {...node.data, path}
  return [node]
}

function remote(node: Image, file: VFile): Link {
  reportWarning(file, {
    source: 'parse',
    ruleId: 'remote-image',
    reason: `Unexpected image \`${node.url}\`, expected a file of the book`,
    place: node,
    note: 'A book is read without a network: save the image in the book’s folder. Until then a link stands in its place',
    values: {url: node.url}
  })
  const url = node.url.startsWith('//') ? `https:${node.url}` : node.url
  return {type: 'link', url, children: [wordsOf(node, node.url)], ...placeOf(node)}
}

function embedded(node: Image, file: VFile): RootContent {
  const url = node.url.slice(0, 40)
  reportWarning(file, {
    source: 'parse',
    ruleId: 'embedded-image',
    reason: `Unexpected image \`${url}\`, expected a file of the book`,
    place: node,
    note: 'Save it as a file. Until then its description stands in its place',
    values: {url}
  })
  return wordsOf(node, '')
}

function unsafe(node: Image, file: VFile): RootContent {
  reportWarning(file, {
    source: 'parse',
    ruleId: 'unsafe-image',
    reason: `Unexpected image \`${node.url}\`, expected a file of the book`,
    place: node,
    note: 'Its description stands in its place',
    values: {url: node.url}
  })
  return wordsOf(node, node.url)
}

function outside(node: Image, file: VFile): RootContent {
  reportError(file, {
    source: 'parse',
    ruleId: 'outside-path',
    reason: `Unexpected path \`${node.url}\`, expected one in the book’s folder`,
    place: node,
    note: 'Write it from the chapter’s own folder, with `/`',
    values: {path: node.url}
  })
  return wordsOf(node, node.url)
}

function wordsOf(node: Image, otherwise: string): Extract<RootContent, {type: 'text'}> {
  return {type: 'text', value: node.alt || node.title || otherwise, ...placeOf(node)}
}

function placeOf(node: Image): Pick<Image, 'position'> {
  return node.position ? {position: node.position} : {}
}
