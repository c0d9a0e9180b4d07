import type {Heading, Root} from 'mdast'
import {toString} from 'mdast-util-to-string'
import type {RecoveryMode} from './recovery.ts'
import {divisionOfName, formOf} from './heading-forms.ts'

/**
 * Tell which headings of depth 1 open chapters of their own: all, where there are several and the first has text below it.
 *
 * One that another follows at once is the title of the text, and the others are its sections.
 *
 * @param tree Sets `data.opening` on them, where the mode is `apply`.
 */
export function openChapters(tree: Root, mode: RecoveryMode): void {
  if (mode !== 'apply') return
  const titles = tree.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 1)
  const [first] = titles
  if (!first || titles.length < 2) return
  const second = tree.children[tree.children.indexOf(first) + 1]
  const isBook = titles.some((title) => isNumbered(title))
  if (second?.type === 'heading' && second.depth === 1 && !isBook) return
  const numbered = titles.filter(isNumbered)
  const [start, end] = [titles.indexOf(numbered[0] ?? first), titles.indexOf(numbered.at(-1) ?? first)]
  titles.forEach((title, index) => {
    const text = toString(title).trim()
    const kind = formOf(text)?.kind === 'part' ? 'part' : 'chapter'
    const named = divisionOfName(text)
    const isBefore = isBook && index < start && (named !== 'backmatter' || index === 0)
    const isBehind = isBook && index > end && named === 'backmatter'
    title.data = {
      ...title.data,
      opening: {kind, ...(isBefore ? {division: 'frontmatter'} : isBehind ? {division: 'backmatter'} : {})}
    }
  })
}

function isNumbered(title: Heading): boolean {
  const form = formOf(toString(title).trim())
  return (form?.kind === 'part' || form?.kind === 'chapter') && form.evidence === 'number'
}

/** Tell what part of a book a title opens, for names of files: a part, a chapter, what is before or behind them, or text. */
export function structureOf(title: string): {
  kind: 'part' | 'chapter' | 'front' | 'back' | 'text'
  number: readonly number[]
} {
  const form = formOf(title)
  if (form?.evidence === 'number' && (form.kind === 'part' || form.kind === 'chapter')) {
    return {kind: form.kind, number: form.number}
  }
  const division = divisionOfName(title)
  return {kind: division === 'frontmatter' ? 'front' : division === 'backmatter' ? 'back' : 'text', number: []}
}
