/** What can be told of a draft before it is saved. */
import {VFile} from 'vfile'
import type {Term} from '../apparatus.ts'
import {editsBetween, impactOf, patchTerm, termOfText} from '../glossary/index.ts'
import type {Impact as BookImpact, TermData} from '../glossary/index.ts'
import {termHash} from '../load/index.ts'
import {parseTerm} from '../parse/index.ts'
import type {Wording} from '../report.ts'
import {definitionHtml} from './definition-html.ts'
import {diffLines} from './diff-lines.ts'
import {findingsOf} from './findings.ts'
import {counted, sourceHref, type Ways} from './places.ts'
import type {Counted, Finding, Impact, PreviewAnswer} from './protocol.ts'
import type {Shelf, StoredTerm} from './shelf.ts'

export type Previewing = {shelf: Shelf; ways: Ways; wording: Wording}

/** Write a draft into the text of its file; nothing where that cannot be done. */
export function draftText(
  stored: StoredTerm,
  draft: TermData,
  {languages}: Pick<Shelf, 'languages'>
): string | undefined {
  const patched = patchTerm(stored.text, editsBetween(stored.data, draft), languages)
  return 'failed' in patched ? undefined : patched.text
}

/** Tell what a draft makes of its file and of the book. */
export function previewOf(stored: StoredTerm, draft: TermData, {shelf, ways, wording}: Previewing): PreviewAnswer {
  const text = draftText(stored, draft, shelf) ?? stored.text
  const {glossary} = shelf.manuscript
  const id = stored.file.stem ?? ''
  const others = glossary.filter(({identifier}) => identifier !== id)
  const file = new VFile({path: stored.path, value: text})
  const found = findingsOf(file, draft, {others, languages: shelf.languages, wording})
  const before = glossary.find(({identifier}) => identifier === id)
  const after = withOverlays(termOfText(stored.path, text), before)
  const parsed = parseTerm(after, shelf.processor)
  const isRead = Object.keys(after.langs).length > 0
  const isSame = text === String(before?.file ?? '')
  const impact = isRead && !isSame ? impactOf(shelf.text, [{...(before ? {before} : {}), after: parsed}]) : none
  return {
    text,
    diff: diffLines(stored.text, text),
    findings: [...unknownReferences(parsed, glossary), ...found],
    impact: shownImpact(impact, ways),
    definitions: Object.fromEntries(
      Object.entries(parsed.definitions).map(([language, tree]) => [language, definitionHtml(tree)])
    ),
    hashes: Object.fromEntries(
      Object.entries(after.langs).map(([language, side]) => [language, `${language}@${termHash(side)}`])
    )
  }
}

const none: BookImpact = {editions: [], flagged: [], cleared: []}

/** What editions say otherwise stands in other files. */
function withOverlays(term: Term, before: Term | undefined): Term {
  return before?.overlays ? {...term, overlays: before.overlays} : term
}

/** A definition that leads to a term which is not there: a build stops at it. */
function unknownReferences(term: Term, glossary: readonly Term[]): Finding[] {
  const known = new Set([term.identifier, ...glossary.map(({identifier}) => identifier)])
  return Object.entries(term.langs).flatMap(([language, {definition}]) =>
    [...definition.matchAll(/\]\(term:([^)\s]*)\)/g)]
      .filter(([, id = '']) => !known.has(id))
      .map(([written]): Finding => ({
        ...{severity: 'error', ruleId: 'undefined-term', reason: written.slice(2, -1)},
        path: ['langs', language, 'definition']
      }))
  )
}

function shownImpact({editions, flagged, cleared}: BookImpact, ways: Ways): Impact {
  return {
    editions: editions.map(({edition, label, language, uses, ...lists}) => ({
      ...{edition, label, language, uses},
      found: counted(lists.found, ways),
      lost: counted(lists.lost, ways),
      linked: counted(lists.linked, ways),
      unlinked: counted(lists.unlinked, ways),
      expanded: counted(lists.expanded, ways),
      rewritten: lists.rewritten.map(({before, after, path, line}) => ({
        ...{before, after, line},
        source: sourceHref(ways.root, path, {line, column: 1})
      }))
    })),
    flagged: shownNames(flagged, ways),
    cleared: shownNames(cleared, ways)
  }
}

function shownNames(names: BookImpact['flagged'], {root}: Ways): Counted {
  const items = names.slice(0, 200).map(({path, line, column, written, use, passage}) => {
    const at = passage.indexOf(written)
    return {
      ...{chapter: path, title: use === '' ? '' : `→ ${use}`, match: written, line, page: null},
      before: at < 0 ? '' : passage.slice(Math.max(0, at - 30), at),
      after: at < 0 ? '' : passage.slice(at + written.length, at + written.length + 30),
      source: sourceHref(root, path, {line, column})
    }
  })
  return {total: names.length, items}
}
