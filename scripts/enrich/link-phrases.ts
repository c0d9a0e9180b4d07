import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import type {Identifier, Note} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {reportInfo, reportWarning} from '../diagnostics.ts'
import type {Edition} from '../load/config.ts'
import type {CrossReference} from '../mdast.ts'
import {findPhrases, type Phrase} from './find-phrases.ts'
import {placeOfWords} from './place-of-words.ts'
import {textRunsOf, type TextRun} from './text-runs.ts'
import {replaceTexts, wrapText, type Replacements, type Wrapping} from './wrap-text.ts'

export type PhraseOptions = {
  targets: ReadonlyMap<Identifier, Target>
  /** Targets of the whole manuscript, which may have other numbers: authors count by them. */
  whole: ReadonlyMap<Identifier, Target>
  /** Every chapter of the manuscript, in its order. */
  order: readonly string[]
  notes: readonly Note[]
  edition: Pick<Edition, 'references'>
}

/** Where the reader is. */
type Here = {chapter: Chapter; section: Target | undefined}

type Book = PhraseOptions & {all: readonly Target[]}

/** A target; `nothing` where the words lead nowhere; `elsewhere` where nobody can tell, or the edition leaves it out. */
type Found = {target: Target; isHere?: boolean} | 'nothing' | 'elsewhere'

/**
 * Make links of words such as 上一节, 本章, 第 7 章, 1.2 节 and 图 2-3 where it is certain where they lead.
 *
 * Words in quotations are another's, as are those behind the title of another book: they are left alone.
 *
 * @param chapters Such words become `crossReference` nodes that have their target.
 * @param options `targets` from `numberTargets`, `notes` from `collectNotes`.
 *   Reports `unresolved-phrase` (warning) for what leads nowhere, `vague-reference` (info) for 后文会介绍 and its like.
 */
export function linkPhrases(chapters: readonly Chapter[], options: PhraseOptions): void {
  if (!options.edition.references.phrases) return
  const book: Book = {...options, all: [...new Set(options.whole.values())]}
  for (const chapter of chapters) {
    if (chapter.generated !== undefined) continue
    const here: Here = {chapter, section: undefined}
    linkIn(chapter.tree, here, book)
    for (const {children, file = chapter.file} of options.notes.filter(({chapterId}) => chapterId === chapter.id))
      for (const child of children) linkIn(child, {chapter: {...chapter, file}, section: undefined}, book)
  }
}

function linkIn(root: Nodes, here: Here, book: Book): void {
  const replacements: Replacements = new Map()
  for (const run of textRunsOf(root)) {
    here.section = sectionAfter(run, here.section)
    if (!run.quiet && !run.quoted) wrapText(run, linksIn(run, here, book), replacements)
  }
  replaceTexts(root, replacements)
}

/** A section without a number (小结) is a part of the one around it. */
function sectionAfter(run: TextRun, before: Target | undefined): Target | undefined {
  const target = run.heading?.data?.target
  if (!target) return before
  if (target.depth === 1) return undefined
  return target.number.length > 0 || !before || target.depth <= before.depth ? target : before
}

function linksIn(run: TextRun, here: Here, book: Book): Wrapping[] {
  const phrases = findPhrases(run.text)
  return phrases.flatMap((phrase): Wrapping[] => {
    const {start, end} = phrase
    if (phrase.kind === 'vague') {
      if (!leadsSomewhere(run, phrase)) reportVague(run, phrase, here.chapter.file)
      return []
    }
    const found = asListed(resolve(phrase, here, book), run, phrase)
    if (found === 'nothing') reportUnresolved(run, phrase, here.chapter.file)
    if (typeof found === 'string') return []
    const {target, isHere} = found
    return [
      {
        ...{start, end},
        wrap: (children): CrossReference => ({
          ...{type: 'crossReference', identifier: target.identifier, children},
          data: {target, phrase: isHere ? 'here' : 'there'},
          ...(children[0]?.position ? {position: children[0].position} : {})
        })
      }
    ]
  })
}

function resolve(phrase: Exclude<Phrase, {kind: 'vague'}>, here: Here, book: Book): Found {
  if (phrase.kind === 'numbered') return numbered(phrase, here, book)
  return phrase.of === 'chapter' ? neighbourChapter(phrase.kind, here, book) : neighbourSection(phrase.kind, here, book)
}

/** 第 2 章 容器 on a line of its own is an entry of a table of contents: it may be another book's. */
function asListed(found: Found, {text}: TextRun, {start, end}: Phrase): Found {
  const title = text.slice(end).trim()
  if (text.slice(0, start).trim() !== '' || title === '' || /[，。；：！？,;!?]/.test(title.slice(0, -1))) return found
  if (/^[\p{Script=Han}]/u.test(text.slice(end)) || /[。！？]$/.test(title)) return found
  const isSame = typeof found === 'object' && found.target.title.replace(/\s/g, '').endsWith(title.replace(/\s/g, ''))
  return isSame ? found : 'elsewhere'
}

type Direction = 'here' | 'previous' | 'next'

function neighbourChapter(direction: Direction, {chapter}: Here, book: Book): Found {
  const step = direction === 'here' ? 0 : direction === 'next' ? 1 : -1
  const id = book.order[book.order.indexOf(chapter.id) + step]
  const target = book.all.find((one) => one.kind === 'chapter' && one.chapterId === id)
  if (!target) return direction === 'here' ? 'elsewhere' : 'nothing'
  return inEdition(target, book, direction === 'here')
}

/** 本节 in 2.3.1 may mean 2.3 as well; only sections of the first depth are called so for certain. */
function neighbourSection(direction: Direction, {chapter, section}: Here, book: Book): Found {
  if (direction === 'here') return section?.depth === 2 ? {target: section, isHere: true} : 'elsewhere'
  if (!section) return 'nothing'
  if (section.depth !== 2) return 'elsewhere'
  const siblings = [...new Set(book.targets.values())].filter(
    ({kind, depth, chapterId, number}) =>
      kind === 'section' && depth === 2 && chapterId === chapter.id && number.length > 0
  )
  const at = siblings.indexOf(section)
  const target = at < 0 ? undefined : siblings[at + (direction === 'next' ? 1 : -1)]
  return target ? {target} : 'nothing'
}

type Numbered = Extract<Phrase, {kind: 'numbered'}>

function numbered(phrase: Numbered, {chapter}: Here, book: Book): Found {
  const own = book.all.find(({kind, chapterId}) => kind === 'chapter' && chapterId === chapter.id)
  const number = phrase.of === 'section' && phrase.within ? [...(own?.number ?? []), ...phrase.number] : phrase.number
  const lettered = phrase.of === 'section' && phrase.within ? (own?.lettered ?? false) : phrase.lettered
  const matches = book.all.filter(
    (target) =>
      target.kind === phrase.of &&
      (target.lettered ?? false) === lettered &&
      target.number.length === number.length &&
      target.number.every((value, index) => value === number[index])
  )
  const [target, ...others] = matches
  if (!target) return 'nothing'
  // Two that are called alike: authors numbered them so.
  if (others.length > 0) return 'elsewhere'
  return inEdition(target, book, target === own)
}

/** The same heading or figure, as the edition has it. */
function inEdition({identifier, chapterId}: Target, {targets}: Book, isHere: boolean): Found {
  const target = targets.get(identifier.normalize('NFC'))
  return target?.chapterId === chapterId ? {target, isHere} : 'elsewhere'
}

/** Whether the sentence that the words stand in has a link. */
function leadsSomewhere({text, links}: TextRun, {start, end}: Phrase): boolean {
  const from = Math.max(...['。', '！', '？', '\n'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1
  const rest = text.slice(end).search(/[。！？\n]/)
  const to = rest < 0 ? text.length : end + rest
  return links.some((at) => at >= from && at < to)
}

function reportUnresolved(run: TextRun, {start, text}: Phrase, file: VFile): void {
  reportWarning(file, {
    source: 'enrich',
    ruleId: 'unresolved-phrase',
    reason: `Unexpected \`${text}\` that leads nowhere, expected words for a chapter, section, figure or table of this book`,
    place: placeOfWords(run, start, {file, words: text}),
    note: 'Write a reference such as `[](#id)`, or set `references.phrases: false` in `book.yaml`',
    values: {text}
  })
}

function reportVague(run: TextRun, {start, text}: Phrase, file: VFile): void {
  reportInfo(file, {
    source: 'enrich',
    ruleId: 'vague-reference',
    reason: `Unexpected \`${text}\` without a target, expected a reference that says where`,
    place: placeOfWords(run, start, {file, words: text}),
    note: 'Write a reference such as `[](#id)` into the sentence',
    values: {text}
  })
}
