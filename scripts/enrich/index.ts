/** Everything that needs the whole book. */
import type {Assets, Book, Chapter, Manuscript} from '../book.ts'
import type {Edition, Labels} from '../load/config.ts'
import {attachAnnotations} from './attach-annotations.ts'
import {buildAnnals} from './build-annals.ts'
import {buildGlossary} from './build-glossary.ts'
import {buildIndex} from './build-index.ts'
import {buildToc} from './build-toc.ts'
import {citeWorks} from './cite-works.ts'
import {collectFigureUses} from './collect-figure-uses.ts'
import {collectIndexMarks} from './collect-index-marks.ts'
import {collectNotes} from './collect-notes.ts'
import {completeTitles} from './complete-titles.ts'
import {setEdition} from './edition-face.ts'
import {followAliases} from './follow-aliases.ts'
import {labelsOf} from './label-patterns.ts'
import {linkEvents} from './link-events.ts'
import {linkParallels} from './link-parallels.ts'
import {linkPhrases} from './link-phrases.ts'
import {linkTerms} from './link-terms.ts'
import {noteNames, noteTargets} from './note-targets.ts'
import {numberTargets} from './number-targets.ts'
import {reportUnusedTerms} from './report-unused-terms.ts'
import {resolveReferences} from './resolve-references.ts'
import {selectEdition} from './select-edition.ts'
import {convertSources, converterFor} from './to-traditional.ts'
import {splitChapters} from './split-chapters.ts'
import {overlaidTerms} from './term-overlays.ts'

export {convertTexts, writtenAs} from './convert-tree.ts'
export {fixedWordsOf} from './fixed-words.ts'
export type {FixedWords, ScriptConverter} from './script-converter.ts'
export {foldText} from './fold-text.ts'
export {coversForm} from './term-forms.ts'
export {createMatcher} from './term-matcher.ts'
export type {Match, Matcher, Pattern} from './term-matcher.ts'
export {nameOf} from './term-name.ts'
export {formsOf, isInUse, patternsOf} from './term-patterns.ts'
export {wordingOf} from './term-words.ts'
export {textRunsOf} from './text-runs.ts'
export type {TextRun} from './text-runs.ts'
export {convertTerm, converterFor} from './to-traditional.ts'
export {overlaidTerms} from './term-overlays.ts'

/**
 * Make one edition's book of a manuscript, ready for any renderer.
 *
 * @param lent Is not changed, but for messages on its files.
 * @param assets Are handed on.
 */
export function enrich(lent: Manuscript, assets: Assets, edition: Edition): Book {
  const split = {...lent, chapters: splitChapters(lent.chapters)}
  const script = converterFor(split, edition)
  const manuscript = script ? convertSources(split, edition, script) : split
  const {glossary: written, annals, bibliography, annotations = [], aliases, ...rest} = manuscript
  const glossary = overlaidTerms(written, edition)
  const labels = labelsOf(manuscript.labels, edition.language)
  const {chapters: chosen, leftOut} = selectEdition(manuscript.chapters, edition)
  attachAnnotations(chosen, {annotations, leftOut})
  const chapters = withAnnals(chosen, buildAnnals(annals, chosen, {language: edition.language, labels}))
  const {targets, htmlIds} = numberTargets(chapters, {numbering: edition.numbering, labels})
  const elsewhere = numberTargets(leftOut, {numbering: edition.numbering, labels})
  const names = noteNames([...chapters, ...leftOut], labels)
  const notes = collectNotes(chapters, {htmlIds, labels, kept: edition.notes})
  const whole = leftOut.length === 0 ? targets : wholeTargets(manuscript, edition, labels)
  linkPhrases(chapters, {targets, whole, order: manuscript.chapters.map(({id}) => id), notes, edition})
  const parts = {chapters, leftOut, notes, targets: [targets, elsewhere.targets]}
  const face = setEdition(parts, {manuscript, assets, edition, labels}, script)
  const marks = collectIndexMarks(linkParallels(chapters, {glossary, htmlIds, edition}), {notes, htmlIds})
  const hasIndex = edition.index.enabled === 'auto' ? marks.length > 0 : edition.index.enabled
  const locates = hasIndex && edition.index.terms
  const {termUses, used, places} = linkTerms(chapters, {glossary, notes, htmlIds, edition, labels, locates})
  linkEvents(chapters, {annals, notes, htmlIds})
  const {terms, unused, chapter, target} = buildGlossary(used, chapters, {glossary, edition, labels})
  const cited = citeWorks(chapters, {bibliography, notes, terms, unused, glossary: chapter, htmlIds, labels})
  const before = [...chapters, ...[cited?.chapter, chapter].flatMap((made) => made ?? [])]
  const sources = {chapters: before, leftOut, places, glossary, language: edition.language, labels}
  const index = hasIndex ? buildIndex(marks, sources) : undefined
  for (const made of [target, cited?.target, index?.target]) if (made) targets.set(made.identifier, made)
  const printed = index ? [...before, index.chapter] : before
  const {retired, redirects} = followAliases(aliases, {targets, leftOut: elsewhere.targets, chapters})
  const reached = {targets, leftOut: elsewhere.targets, retired, named: noteTargets(notes, {names, chapters, labels})}
  resolveReferences(printed, {...reached, notes, terms: [...terms.values(), ...unused], labels})
  collectFigureUses(printed, {notes, htmlIds, edition})
  completeTitles(printed)
  reportUnusedTerms(terms, glossary, edition)
  const toc = buildToc(printed, edition.numbering)
  return {...rest, ...face, labels, chapters: printed, targets, notes, terms, termUses, toc, redirects}
}

function withAnnals(chapters: readonly Chapter[], annals: Chapter | undefined): Chapter[] {
  return annals ? [...chapters, annals] : [...chapters]
}

/** What the author's own numbers count: every chapter, whatever the edition leaves out. */
function wholeTargets({chapters}: Manuscript, edition: Edition, labels: Labels): Book['targets'] {
  const all = selectEdition(chapters, {...edition, chapters: undefined})
  return numberTargets(all.chapters, {numbering: edition.numbering, labels}).targets
}
