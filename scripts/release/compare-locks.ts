import type {Lock, LockedFile, LockedFont} from './record.ts'

/** What differs from what a release was made of: a file and its line, a term, a font, a tool. */
export type Difference = {
  kind: 'file' | 'term' | 'font' | 'tool' | 'browser' | 'artefact'
  /** `manuscript/01-paas.md`, `zhushu-serif 400`. */
  name: string
  /** From 1. */
  line: number | null
  what: 'changed' | 'added' | 'removed'
  /** What stood there, and what stands there now, where that is known. */
  before: string | null
  after: string | null
}

/** Tell what is other than a release's lock says. */
export function compareLocks(locked: Lock, now: Lock): Difference[] {
  return [
    ...compareFiles('file', locked.manuscript, now.manuscript),
    ...compareFiles('term', locked.glossary, now.glossary),
    ...compareFonts(locked.fonts, now.fonts),
    ...compareTools(locked, now)
  ]
}

function compareFiles(kind: 'file' | 'term', locked: readonly LockedFile[], now: readonly LockedFile[]): Difference[] {
  const old = new Map(locked.map((file) => [file.path, file]))
  const fresh = new Map(now.map((file) => [file.path, file]))
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort()
  return paths.flatMap((path) => {
    const [before, after] = [old.get(path), fresh.get(path)]
    if (before?.sha256 === after?.sha256) return []
    const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    const line = before && after ? firstLine(before.lines, after.lines) : null
    return [{...plainDifference(kind, path), line, what}]
  })
}

/** The first line that is not the same, from 1. */
function firstLine(before: string | undefined, after: string | undefined): number | null {
  if (before === undefined || after === undefined) return null
  const linesOf = (hashes: string): string[] => hashes.match(/.{6}/g) ?? []
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const index = fresh.findIndex((hash, place) => hash !== old[place])
  return index < 0 ? fresh.length + 1 : index + 1
}

function compareFonts(locked: Lock['fonts'], now: Lock['fonts']): Difference[] {
  return Object.entries(locked).flatMap(([language, faces]) => {
    const fresh = new Map((now[language] ?? []).map((face) => [nameOf(face), face.sha256]))
    return faces
      .filter((face) => fresh.get(nameOf(face)) !== face.sha256)
      .map((face) => ({
        ...plainDifference('font', `${nameOf(face)} (${language})`),
        what: fresh.has(nameOf(face)) ? ('changed' as const) : ('removed' as const)
      }))
  })
}

function nameOf({family, weight}: LockedFont): string {
  return `${family} ${weight}`
}

function compareTools(locked: Lock, now: Lock): Difference[] {
  const tools = (['zhushu', 'sources', 'packages', 'node'] as const)
    .filter((name) => locked.tools[name] !== now.tools[name])
    .map((name) => ({
      ...plainDifference('tool', name),
      before: short(locked.tools[name]),
      after: short(now.tools[name])
    }))
  const [old, fresh] = [locked.browser, now.browser]
  if (!old || !fresh || old.sha256 === fresh.sha256) return tools
  return [...tools, {...plainDifference('browser', fresh.version), before: old.version, after: fresh.version}]
}

function short(value: string | null): string | null {
  return value === null ? null : value.slice(0, 12)
}

function plainDifference(kind: Difference['kind'], name: string): Difference {
  return {kind, name, line: null, what: 'changed', before: null, after: null}
}
