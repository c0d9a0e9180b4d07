import {defListFromMarkdown} from 'mdast-util-definition-list'
import {defList} from 'micromark-extension-definition-list'
import type {Processor} from 'unified'
import {attributeFromMarkdown, attributeSyntax} from './attribute-syntax.ts'
import {autolinkSyntax} from './autolink-syntax.ts'
import {citationFromMarkdown, citationSyntax} from './citation-syntax.ts'
import {containerFromMarkdown, containerSyntax} from './container-syntax.ts'
import {htmlSyntax} from './html-syntax.ts'
import {mathFromMarkdown, mathSyntax} from './math-syntax.ts'
import {referenceFromMarkdown, referenceSyntax} from './reference-syntax.ts'

/** Teach the parser what neither CommonMark nor GFM has: attributes, `@` references, citations, math, containers, definitions. */
export function remarkSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(
    attributeSyntax,
    autolinkSyntax,
    htmlSyntax,
    referenceSyntax,
    citationSyntax,
    mathSyntax,
    containerSyntax,
    defList
  )
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(
    attributeFromMarkdown,
    referenceFromMarkdown,
    citationFromMarkdown,
    mathFromMarkdown,
    containerFromMarkdown,
    defListFromMarkdown
  )
}
