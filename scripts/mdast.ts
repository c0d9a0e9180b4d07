/** Our mdast nodes, as types. No code. What mdast has already (`math`, `footnoteReference`…) is not repeated. */
import type {BlockContent, Data, DefinitionContent, Parent, PhrasingContent} from 'mdast'
import type {Node} from 'unist'
import type {VFile} from 'vfile'
import type {Identifier, Note, TermUse} from './apparatus.ts'
import type {Target, Division} from './book.ts'
import type {
  BibliographyList,
  GlossaryList,
  EnglishTerms,
  AnnalsChart,
  AnnalsList,
  ParallelNote,
  AnnalsEntry,
  AnnalsConflict,
  IndexList
} from './mdast-apparatus.ts'

/** `{#id .class key=value}` behind a heading, an image, a fence, a span. On `node.data.attributes`. */
export type Attributes = {id?: string; classes: readonly string[]; values: Readonly<Record<string, string>>}

/** `[](#fig:a)`, `[文字](#fig:a)`, `[@fig:a]`, `[文字](02-docker.md#x)`. */
export interface CrossReference extends Parent {
  type: 'crossReference'
  /** As written: `fig:a`, or `02-docker#x`, or `02-docker` for a whole chapter. */
  identifier: Identifier
  /** Empty where the text is ours to fill in; `enrich` fills it and sets `data.generated`. */
  children: PhrasingContent[]
  /**
   * `htmlId` is set by `enrich` on each that gets a backlink; `phrase` on what the author did not mark: 上一节, and `here`
   * where it leads to the chapter or section that it stands in.
   */
  data?: Data & {target?: Target; generated?: boolean; htmlId?: string; phrase?: 'there' | 'here'}
}

/** `[文字](term:image)` by the author, or a match by `enrich`. */
export interface TermReference extends Parent {
  type: 'termReference'
  identifier: Identifier
  children: PhrasingContent[]
  /** `htmlId` is set by `enrich` on each use that gets a backlink. */
  data?: Data & {htmlId?: string}
}

/** `[@key]`, `[@key, 第 3 页; @other]`. */
export interface Citation extends Node {
  type: 'citation'
  /** In its brackets, as the author wrote it. */
  written: string
  items: readonly {identifier: Identifier; locator?: string}[]
  data?: Data & {
    /** Set by `enrich`: what is printed, a link where `entryId` is in the bibliography. */
    htmlId?: string
    parts?: readonly {text: string; entryId?: string}[]
  }
}

/** A captioned image, table, listing or equation. One caption at most, last. */
export interface Figure extends Parent {
  type: 'figure'
  kind: 'figure' | 'table' | 'listing' | 'equation'
  identifier?: Identifier
  children: (BlockContent | DefinitionContent | Caption)[]
  /** `uses` is set by `enrich` where the edition wants backlinks: the places that refer to it. */
  data?: Data & {target?: Target; attributes?: Attributes; uses?: readonly TermUse[]}
}

export interface Caption extends Parent {
  type: 'caption'
  children: PhrasingContent[]
}

/** `> [!NOTE]`, `:::warning 标题`. */
export interface Admonition extends Parent {
  type: 'admonition'
  kind: 'note' | 'tip' | 'important' | 'warning' | 'caution'
  /** A `caption` stands first where the author wrote a title; else the label of the kind serves. */
  children: (BlockContent | DefinitionContent | Caption)[]
  data?: Data & {attributes?: Attributes}
}

/** `:::name` that is none of the above: kept with its content, styled by class. */
export interface Container extends Parent {
  type: 'container'
  name: string
  children: (BlockContent | DefinitionContent)[]
  data?: Data & {attributes?: Attributes}
}

/** `[文字]{.dots}`. */
export interface Span extends Parent {
  type: 'span'
  children: PhrasingContent[]
  data?: Data & {attributes?: Attributes}
}

/** Raw HTML that passed the sanitiser: no `html` node but comments survives `parse`. Phrasing or flow. */
export interface HtmlElement extends Parent {
  type: 'htmlElement'
  tagName: string
  /** hast properties, sanitised. */
  properties: Record<string, boolean | number | string | (number | string)[] | null | undefined>
  children: (BlockContent | DefinitionContent | PhrasingContent)[]
}

/** `[文字](event:docker-open-source)`. */
export interface EventReference extends Parent {
  type: 'eventReference'
  identifier: Identifier
  /** Empty where the text is ours to fill in; `enrich` fills it and sets `data.generated`. */
  children: PhrasingContent[]
  /** `htmlId` is set by `enrich` on each that gets a backlink. */
  data?: Data & {htmlId?: string; generated?: boolean}
}

/** `[文字]{.index}`: a place that the index leads to. */
export interface IndexMark extends Parent {
  type: 'indexMark'
  /** Names from the entry to the innermost sub-entry. Empty for what `enrich` puts at a term. */
  path: readonly string[]
  /** Entries to look under, as paths. */
  see: readonly (readonly string[])[]
  seeAlso: readonly (readonly string[])[]
  /** Pinyin with tones of the last name, where a polyphone would sort wrong. */
  reading?: string
  range?: 'start' | 'end'
  /** What stands in the text; empty for a mark that shows nothing. */
  children: PhrasingContent[]
  /** Set by `enrich`; `block` where the mark stands between blocks. */
  data?: Data & {
    htmlId?: string
    block?: 'before' | 'behind'
    /** Whether nothing leads here but lists of pages. */
    repeat?: true
  }
}

/** `term` and `: definition`, from mdast-util-definition-list. */
export interface DefList extends Parent {
  type: 'defList'
  children: (DefListTerm | DefListDescription)[]
}
export interface DefListTerm extends Parent {
  type: 'defListTerm'
  children: PhrasingContent[]
}
export interface DefListDescription extends Parent {
  type: 'defListDescription'
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    indexMark: IndexMark
    crossReference: CrossReference
    citation: Citation
    termReference: TermReference
    eventReference: EventReference
    span: Span
    htmlElement: HtmlElement
  }
  interface BlockContentMap {
    indexMark: IndexMark
    indexList: IndexList
    figure: Figure
    admonition: Admonition
    container: Container
    defList: DefList
    htmlElement: HtmlElement
    glossaryList: GlossaryList
    englishTerms: EnglishTerms
    bibliographyList: BibliographyList
    annalsChart: AnnalsChart
    annalsList: AnnalsList
    parallelNote: ParallelNote
  }
  interface RootContentMap {
    citation: Citation
    bibliographyList: BibliographyList
    indexMark: IndexMark
    indexList: IndexList
    crossReference: CrossReference
    termReference: TermReference
    eventReference: EventReference
    span: Span
    htmlElement: HtmlElement
    figure: Figure
    caption: Caption
    admonition: Admonition
    container: Container
    defList: DefList
    defListTerm: DefListTerm
    defListDescription: DefListDescription
    glossaryList: GlossaryList
    englishTerms: EnglishTerms
    annalsChart: AnnalsChart
    annalsList: AnnalsList
    parallelNote: ParallelNote
    annalsEntry: AnnalsEntry
    annalsConflict: AnnalsConflict
  }
  interface TextData {
    /** What stands between the references of `[@fig:a; @fig:b]`; `enrich` words it and sets `generated`. */
    separator?: boolean
    /** Of `separator`: whether it stands for all between two. */
    range?: boolean
    generated?: boolean
  }
  interface HeadingData {
    attributes?: Attributes
    /** Paths of the index entries that the whole section is about. */
    index?: readonly (readonly string[])[]
    /** Set by `parse` where a file holds several chapters: this one, and what follows it, is one of them. */
    opening?: {kind: 'part' | 'chapter'; division?: Division}
    /** The number of `#` written, where `parse` gave another depth. */
    writtenDepth?: Heading['depth']
    /** Set by `number-targets`. */
    target?: Target
    /** Whether the words are ours: set by `build-annals`. */
    generated?: boolean
  }
  interface ParagraphData {
    /** Set by `link-parallels` on a passage that another chapter has as well. */
    htmlId?: string
  }
  interface ImageData {
    attributes?: Attributes
    /** Set by `parse`: the file relative to the book's folder, a key of `book.assets` if it could be loaded. Absent for what is not a file. */
    path?: string
  }
  interface CodeData {
    attributes?: Attributes
  }
  interface FootnoteDefinitionData {
    /** Whose note it is, where its name does not say so. */
    class?: Note['class']
    /** Where it is written, where that is not its chapter. */
    file?: VFile
  }
  interface FootnoteReferenceData {
    /** Set by `collect-notes`: the `htmlId` of this reference, of its note, and the mark. */
    htmlId?: string
    noteId?: string
    label?: string
  }
}
