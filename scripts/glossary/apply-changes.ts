/** A book's prepared texts with terms changed, without preparing them anew. */
import {convertTexts, foldText, patternsOf} from '../enrich/index.ts'
import type {ScriptConverter} from '../enrich/index.ts'
import {haystacksOf, headsOf} from './book-text.ts'
import type {Block, BookText, EditionText} from './book-text.ts'
import {changedTerms, changeEdition} from './change-edition.ts'
import type {TermChange} from './change-edition.ts'

/** Make of a prepared book what `prepareBook` would make of it with these changes. The book lent stays as it is. */
export function applyChanges(book: BookText, changes: readonly TermChange[]): BookText {
  const glossary = changedTerms(book.manuscript.glossary, changes)
  return {
    ...book,
    manuscript: {...book.manuscript, glossary},
    editions: book.editions.map((text) => applyTo(text, book, changes))
  }
}

function applyTo(text: EditionText, {manuscript}: BookText, changes: readonly TermChange[]): EditionText {
  const {script, own, changed, terms} = changeEdition(text, manuscript, changes)
  const patterns = new Map(text.patterns)
  for (const {before} of own) if (before) patterns.delete(before.identifier)
  for (const {after} of own) if (after) patterns.set(after.identifier, patternsOf([after], text.edition.language))
  const blocks = text.blocks.map((block, at) => {
    const change = changed.get(at)
    if (!change) return block
    const isReworded = change.text !== block.text
    return {...(isReworded && script ? reworded(block, change.text, script) : block), matches: change.matches}
  })
  return {...text, script, blocks, terms, patterns, heads: headsOf(patterns), haystacks: haystacksOf(blocks)}
}

/** The pieces of a block in the words of another conversion; what stands between them is as long as it was. */
function reworded(block: Block, text: string, script: ScriptConverter): Block {
  const values = convertTexts(
    block.pieces.map(({written}) => written),
    script
  )
  let shift = 0
  const pieces = block.pieces.map((piece, at) => {
    const value = values[at] ?? piece.value
    const start = piece.start + shift
    shift += value.length - piece.value.length
    return {...piece, value, start}
  })
  return {...block, text, folded: foldText(text).lower, pieces}
}
