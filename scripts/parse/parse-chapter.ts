import {toString} from 'mdast-util-to-string'
import type {Root} from 'mdast'
import type {Chapter, ChapterSource} from '../book.ts'
import type {MarkdownProcessor} from './create-processor.ts'

/**
 * Parse one chapter. Pure: text, front matter and the book's list of chapters decide everything.
 *
 * @param source Its file takes the messages.
 */
export function parseChapter(source: ChapterSource, processor: MarkdownProcessor): Chapter {
  const {frontMatter, ...rest} = source
  const {title: given, ...meta} = frontMatter?.value ?? {}
  const tree = parseTree(source, processor)
  const title = typeof given === 'string' ? given : headingOf(tree)
  return {...rest, tree, title, meta}
}

function parseTree(source: ChapterSource, processor: MarkdownProcessor): Root {
  const tree = processor.parse(source.file)
  processor.runSync(tree, source.file)
  return tree
}

function headingOf(tree: Root): string {
  const heading = tree.children.find((node) => node.type === 'heading')
  return heading ? toString(heading) : ''
}
