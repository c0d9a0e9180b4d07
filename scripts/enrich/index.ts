/** Everything that needs the whole book. */
import type {Assets, Book, Manuscript} from '../book.ts'
import type {Edition} from '../load/config.ts'
import {buildGlossary} from './build-glossary.ts'
import {buildToc} from './build-toc.ts'
import {collectNotes} from './collect-notes.ts'
import {labelsOf} from './label-patterns.ts'
import {linkTerms} from './link-terms.ts'
import {numberTargets} from './number-targets.ts'
import {reportUnusedTerms} from './report-unused-terms.ts'
import {resolveDefinitions, resolveReferences} from './resolve-references.ts'
import {selectEdition} from './select-edition.ts'

/**
 * Make one edition's book of a manuscript, ready for any renderer.
 *
 * @param manuscript Is not changed, but for messages on its files.
 * @param assets Are handed on.
 */
export function enrich(manuscript: Manuscript, assets: Assets, edition: Edition): Book {
  const {glossary, ...rest} = manuscript
  const labels = labelsOf(manuscript.labels, edition.language)
  const {chapters, leftOut} = selectEdition(manuscript.chapters, edition)
  const {targets, htmlIds} = numberTargets(chapters, {numbering: edition.numbering, labels})
  const elsewhere = numberTargets(leftOut, {numbering: edition.numbering, labels})
  const notes = collectNotes(chapters, htmlIds)
  const {termUses, used} = linkTerms(chapters, {glossary, notes, htmlIds, edition})
  const {terms, chapter, target} = buildGlossary(used, chapters, {glossary, language: edition.language, labels})
  const all = chapter ? [...chapters, chapter] : chapters
  if (target) targets.set(target.identifier, target)
  const references = {targets, leftOut: elsewhere.targets, notes, labels}
  resolveReferences(all, references)
  resolveDefinitions(terms.values(), references)
  reportUnusedTerms(terms, glossary, edition)
  const toc = buildToc(all, edition.numbering)
  return {...rest, edition, labels, assets, chapters: all, targets, notes, terms, termUses, toc}
}
