import type {Link, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {CrossReference, TermReference} from '../mdast.ts'
import type {ParseOptions} from './create-processor.ts'
import {resolvePath} from './resolve-path.ts'

/** Turn links to `#id`, to chapters and to `term:id` into references. */
export function remarkLinks(options: ParseOptions): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    visit(tree, 'link', (node, index, parent) => {
      const replacement = referenceOf(node, file, options)
      if (replacement && parent && index !== undefined) parent.children.splice(index, 1, replacement)
    })
  }
}

function referenceOf(node: Link, file: VFile, {chapters}: ParseOptions): CrossReference | TermReference | undefined {
  const {position, children} = node
  const place = position ? {position} : {}
  const kept: PhrasingContent[] = children
  if (node.url.startsWith('term:')) {
    return {type: 'termReference', identifier: decode(node.url.slice(5)), children: kept, ...place}
  }
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(node.url)) return undefined
  const [path = '', anchor] = decode(node.url).split('#', 2)
  const chapter = path === '' ? '' : chapters.get(resolvePath(file.path, path) ?? '')
  if (chapter === undefined) return undefined
  const identifier = chapter === '' ? (anchor ?? '') : anchor ? `${chapter}#${anchor}` : chapter
  return {type: 'crossReference', identifier, children: kept, ...place}
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
