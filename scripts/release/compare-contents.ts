import {diffArrays} from 'diff'
import {describeCorrection, isCorrection} from './describe-correction.ts'
import type {ChapterContents, Changes, Contents, Correction, Renamed, TermContents} from './contents.ts'

/**
 * Tell what a version of a book changed.
 *
 * @param before `undefined` for a first version.
 * @param options `language` of the names of terms; `name` of the version before, for a book whose version was not raised.
 */
export function compareContents(
  before: Contents | undefined,
  after: Contents,
  {language, name}: {language: string; name?: string | undefined}
): Changes {
  const old = new Map((before?.chapters ?? []).map((chapter) => [chapter.id, chapter]))
  const fresh = new Map(after.chapters.map((chapter) => [chapter.id, chapter]))
  const pairs = before ? pairChapters(before.chapters, after.chapters) : []
  const paired = new Set(pairs.flat())
  const compared = pairs.map(([one, other]) => compareChapters(one, other))
  return {
    from: before && before.version === after.version && name !== undefined ? name : (before?.version ?? null),
    to: after.version,
    addedChapters: titlesOf([...fresh.values()].filter((chapter) => !paired.has(chapter))),
    removedChapters: titlesOf([...old.values()].filter((chapter) => !paired.has(chapter))),
    renamedChapters: pairs.flatMap(([one, other]) => renamed(one.title, other.title)),
    movedChapters: movedAmong(before?.chapters ?? [], pairs),
    addedSections: compared.flatMap(({addedSections}) => addedSections),
    removedSections: compared.flatMap(({removedSections}) => removedSections),
    renamedSections: compared.flatMap(({renamedSections}) => renamedSections),
    ...compareTerms(before?.terms ?? [], after.terms, language),
    corrections: compared.flatMap(({corrections}) => corrections),
    rewritten: compared.flatMap(({rewritten}) => (rewritten.added + rewritten.removed > 0 ? [rewritten] : []))
  }
}

type Pair = readonly [before: ChapterContents, after: ChapterContents]

/** By id; a chapter whose file was renamed by its title, or by what it says. */
function pairChapters(before: readonly ChapterContents[], after: readonly ChapterContents[]): Pair[] {
  const left = new Set(before)
  const take = (wanted: (old: ChapterContents) => boolean): ChapterContents | undefined => {
    const found = [...left].find(wanted)
    if (found) left.delete(found)
    return found
  }
  const byId = new Map(after.map((chapter) => [chapter, take(({id}) => id === chapter.id)]))
  const alike = (one: ChapterContents, other: ChapterContents): boolean => {
    const passages = new Set(one.passages)
    const shared = other.passages.filter((passage) => passages.has(passage)).length
    return one.title === other.title || shared * 2 > Math.max(one.passages.length, other.passages.length, 1)
  }
  return after.flatMap((chapter): Pair[] => {
    const old = byId.get(chapter) ?? take((one) => alike(one, chapter))
    return old ? [[old, chapter]] : []
  })
}

/** The fewest chapters that stand elsewhere among those that stayed. */
function movedAmong(before: readonly ChapterContents[], pairs: readonly Pair[]): string[] {
  const newOf = new Map(pairs.map(([old, chapter]) => [old, chapter]))
  const oldOrder = before.flatMap((chapter) => newOf.get(chapter) ?? [])
  const newOrder = pairs.map(([, chapter]) => chapter)
  return diffArrays(oldOrder, newOrder).flatMap(({added, value}) => (added ? titlesOf(value) : []))
}

function compareChapters(before: ChapterContents, after: ChapterContents) {
  const chapter = after.title
  return {chapter, ...compareSections(before, after), ...comparePassages(before, after)}
}

function compareSections(before: ChapterContents, after: ChapterContents) {
  const hunks = hunksOf(before.sections, after.sections)
  const isRename = ({removed, added}: Hunk): boolean => removed.length === added.length
  const chapter = after.title
  const others = hunks.filter((hunk) => !isRename(hunk))
  return {
    renamedSections: hunks
      .filter(isRename)
      .flatMap(({removed, added}) =>
        added.map((title, index) => ({chapter, before: removed[index] ?? '', after: title}))
      ),
    addedSections: others.flatMap(({added}) => added.map((title) => ({chapter, title}))),
    removedSections: others.flatMap(({removed}) => removed.map((title) => ({chapter, title})))
  }
}

function comparePassages(before: ChapterContents, after: ChapterContents) {
  const chapter = after.title
  const corrections: Correction[] = []
  const rewritten = {chapter, added: 0, removed: 0}
  for (const {removed, added} of hunksOf(before.passages, after.passages)) {
    const left = [...removed]
    for (const text of added) {
      const index = left.findIndex((old) => isCorrection(old, text))
      const [old] = index < 0 ? [] : left.splice(index, 1)
      if (old === undefined) rewritten.added++
      else corrections.push({chapter, ...describeCorrection(old, text)})
    }
    rewritten.removed += left.length
  }
  return {corrections, rewritten}
}

type Hunk = {removed: string[]; added: string[]}

/** What went and what came in its place, between what stayed. */
function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let hunk: Hunk | undefined
  for (const {added, removed, value} of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      hunk = undefined
      continue
    }
    if (!hunk) hunks.push((hunk = {removed: [], added: []}))
    if (added) hunk.added.push(...value)
    else hunk.removed.push(...value)
  }
  return hunks
}

function compareTerms(before: readonly TermContents[], after: readonly TermContents[], language: string) {
  const old = new Map(before.map((term) => [term.id, term]))
  const ids = new Set(after.map(({id}) => id))
  const nameOf = (term: TermContents): string => term.langs[language]?.term ?? term.langs['en']?.term ?? term.id
  const stayed = after.flatMap((term) => {
    const was = old.get(term.id)
    return was ? [{was, term}] : []
  })
  return {
    addedTerms: after.filter(({id}) => !old.has(id)).map(nameOf),
    removedTerms: before.filter(({id}) => !ids.has(id)).map(nameOf),
    renamedTerms: stayed.flatMap(({was, term}) => renamed(nameOf(was), nameOf(term))),
    redefinedTerms: stayed
      .filter(({was, term}) => JSON.stringify(definitions(was)) !== JSON.stringify(definitions(term)))
      .map(({term}) => nameOf(term))
  }
}

function definitions({langs}: TermContents): string[] {
  return Object.keys(langs)
    .sort()
    .map((language) => `${language} ${langs[language]?.definition ?? ''}`)
}

function renamed(before: string, after: string): Renamed[] {
  return before === after ? [] : [{before, after}]
}

function titlesOf(chapters: readonly ChapterContents[]): string[] {
  return chapters.map(({title}) => title)
}
