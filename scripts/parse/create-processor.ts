import type {Root} from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type Processor} from 'unified'
import {remarkAttributes} from './remark-attributes.ts'
import {remarkBracketedReferences} from './remark-bracketed-references.ts'
import {remarkContainers} from './remark-containers.ts'
import {remarkDialects} from './remark-dialects.ts'
import {remarkFigures} from './remark-figures.ts'
import {remarkFootnotes} from './remark-footnotes.ts'
import {remarkHeadingLevels} from './remark-heading-levels.ts'
import {remarkHtmlElements} from './remark-html-elements.ts'
import {remarkImages} from './remark-images.ts'
import {remarkIncludedPlaces, remarkIncludes} from './remark-includes.ts'
import {remarkIndex} from './remark-index.ts'
import {remarkInlineDefinitions} from './remark-inline-definitions.ts'
import {remarkLinks} from './remark-links.ts'
import {remarkLiteralAttributes} from './remark-literal-attributes.ts'
import {remarkSoftBreaks} from './remark-soft-breaks.ts'
import {remarkSyntax} from './remark-syntax.ts'
import {remarkTableShape} from './remark-table-shape.ts'
import {remarkUnclosed} from './remark-unclosed.ts'

export type ParseOptions = {
  /** Chapter ids by path, relative to the book's folder. */
  chapters: ReadonlyMap<string, string>
}

/** Parses and transforms; it compiles nothing. */
export type MarkdownProcessor = Processor<Root>

/** Make the one processor of a book: syntax first, then changes to the tree in the order they need. */
export function createProcessor(options: ParseOptions): MarkdownProcessor {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkCjkFriendly)
    .use(remarkCjkFriendlyGfmStrikethrough)
    .use(remarkSyntax)
    .use(remarkUnclosed)
    .use(remarkIncludes)
    .use(remarkDialects)
    .use(remarkTableShape)
    .use(remarkInlineDefinitions)
    .use(remarkHtmlElements)
    .use(remarkAttributes)
    .use(remarkIndex)
    .use(remarkBracketedReferences)
    .use(remarkContainers)
    .use(remarkLinks, options)
    .use(remarkImages)
    .use(remarkFigures)
    .use(remarkLiteralAttributes)
    .use(remarkHeadingLevels)
    .use(remarkSoftBreaks)
    .use(remarkFootnotes)
    .use(remarkIncludedPlaces)
    .freeze()
}
