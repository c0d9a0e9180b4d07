import type {Heading, List, Paragraph, Root} from 'mdast'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import type {Changes} from './contents.ts'
import {fillWords, releaseWords, type ReleaseWords} from './words.ts'

/** Readers of notes want to know what, and not every comma. */
const shown = 40

export type NotesOptions = {
  language: string
  /** What stands above; `undefined` for the words for it. */
  title?: string
}

/** Write what a version changed, as Markdown. */
export function writeNotes(changes: Changes, options: NotesOptions): string {
  return unified().use(remarkStringify, {bullet: '-', listItemIndent: 'one'}).stringify(notesTree(changes, options))
}

/** Tell what a version changed, as a tree: a heading, a sentence, a list for each kind of change. */
export function notesTree(changes: Changes, {language, title}: NotesOptions): Root {
  const words = releaseWords(language)
  const lists = [...chapterLists(changes, words), ...termLists(changes, words), ...textLists(changes, words)]
  const said = lists.filter(({lines}) => lines.length > 0)
  const first = changes.from === null ? words.firstNotes : fillWords(words.since, {from: changes.from})
  const intro = changes.from === null || said.length > 0 ? first : `${first}${words.unchanged}`
  const children: Root['children'] = [heading(1, title ?? words.notes), paragraph(intro)]
  if (changes.from !== null) {
    for (const {name, lines} of said) children.push(heading(2, name), listOf(cut(lines, words)))
  }
  return {type: 'root', children}
}

type Lines = {name: string; lines: readonly string[]}

function chapterLists(changes: Changes, words: ReleaseWords): Lines[] {
  const inChapter = ({chapter, title}: {chapter: string; title: string}): string =>
    fillWords(words.inChapter, {chapter, text: title})
  return [
    {name: words.addedChapters, lines: changes.addedChapters},
    {name: words.removedChapters, lines: changes.removedChapters},
    {name: words.renamedChapters, lines: changes.renamedChapters.map((one) => fillWords(words.renamed, one))},
    {name: words.movedChapters, lines: changes.movedChapters},
    {name: words.addedSections, lines: changes.addedSections.map(inChapter)},
    {name: words.removedSections, lines: changes.removedSections.map(inChapter)},
    {
      name: words.renamedSections,
      lines: changes.renamedSections.map(({chapter, ...one}) =>
        inChapter({chapter, title: fillWords(words.renamed, one)})
      )
    }
  ]
}

function termLists(changes: Changes, words: ReleaseWords): Lines[] {
  const inOneLine = (names: readonly string[]): string[] => (names.length === 0 ? [] : [names.join(words.joined)])
  return [
    {name: words.addedTerms, lines: inOneLine(changes.addedTerms)},
    {name: words.removedTerms, lines: inOneLine(changes.removedTerms)},
    {name: words.renamedTerms, lines: changes.renamedTerms.map((one) => fillWords(words.renamed, one))},
    {name: words.redefinedTerms, lines: inOneLine(changes.redefinedTerms)}
  ]
}

function textLists(changes: Changes, words: ReleaseWords): Lines[] {
  return [
    {
      name: words.corrections,
      lines: changes.corrections.map(({chapter, ...one}) =>
        fillWords(words.inChapter, {chapter, text: fillWords(words.corrected, one)})
      )
    },
    {
      name: words.rewritten,
      lines: changes.rewritten.map(({chapter, ...counts}) =>
        fillWords(words.inChapter, {chapter, text: fillWords(words.passages, counts)})
      )
    }
  ]
}

function cut(lines: readonly string[], words: ReleaseWords): string[] {
  const rest = lines.length - shown
  return rest > 0 ? [...lines.slice(0, shown), fillWords(words.more, {count: rest})] : [...lines]
}

function heading(depth: 1 | 2, value: string): Heading {
  return {type: 'heading', depth, children: [{type: 'text', value}]}
}

function paragraph(value: string): Paragraph {
  return {type: 'paragraph', children: [{type: 'text', value}]}
}

function listOf(lines: readonly string[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: lines.map((line) => ({type: 'listItem', spread: false, children: [paragraph(line)]}))
  }
}
