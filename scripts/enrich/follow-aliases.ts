import type {Aliases, Identifier, Redirect} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {reportError} from '../diagnostics.ts'
import {nearest} from '../nearest.ts'
import {htmlIdOf} from './html-ids.ts'

/** What retired identifiers lead to, by themselves; `redirects` for readers who kept an address. */
export type FollowedAliases = {retired: ReadonlyMap<Identifier, Target>; redirects: readonly Redirect[]}

type Places = {
  targets: ReadonlyMap<Identifier, Target>
  /** Targets in chapters that the edition leaves out, to which nothing leads. */
  leftOut: ReadonlyMap<Identifier, Target>
  chapters: readonly Chapter[]
}

/**
 * Find what took the place of identifiers that were given up: retired ones may follow each other.
 *
 *   Reports `undefined-alias`, `alias-in-use` (errors).
 */
export function followAliases(aliases: Aliases | undefined, places: Places): FollowedAliases {
  const retired = new Map<Identifier, Target>()
  const redirects: Redirect[] = []
  const current = new Map(aliases?.entries.map((entry) => [entry.retired, entry.current]))
  for (const {retired: name, place} of aliases?.entries ?? []) {
    const last = lastOf(name, current)
    const target = places.targets.get(last.normalize('NFC'))
    if (places.targets.has(name)) reportInUse(aliases, {name, place})
    else if (target) {
      retired.set(name, target)
      redirects.push({from: addressOf(name, target, places.chapters), to: target})
    } else if (!places.leftOut.has(last)) reportUndefined(aliases, {name: last, place}, places.targets)
  }
  return {retired, redirects: redirects.map(({from, to: {chapterId, htmlId}}) => ({from, to: {chapterId, htmlId}}))}
}

/** A circle ends where it began, at what is no target. */
function lastOf(name: Identifier, current: ReadonlyMap<Identifier, Identifier>): Identifier {
  const seen = new Set<Identifier>()
  let last = name
  for (let next = current.get(last); next !== undefined && !seen.has(next); next = current.get(last)) {
    seen.add(next)
    last = next
  }
  return last
}

/** `02-docker#镜像` stood in that chapter, and `sec:old` where its successor is; a name of neither was a chapter's. */
function addressOf(name: Identifier, target: Target, chapters: readonly Chapter[]): Redirect['from'] {
  const [, chapterId, anchor] = /^(.*?)#(.*)$/su.exec(name) ?? []
  if (chapterId !== undefined && anchor !== undefined) return {chapterId, htmlId: htmlIdOf(anchor)}
  const isChapter = target.kind === 'chapter' && !name.includes(':') && !chapters.some(({id}) => id === name)
  return isChapter ? {chapterId: name} : {chapterId: target.chapterId, htmlId: htmlIdOf(name)}
}

type Mistake = {name: Identifier; place: Aliases['entries'][number]['place']}

function reportUndefined(
  aliases: Aliases | undefined,
  {name, place}: Mistake,
  targets: ReadonlyMap<Identifier, Target>
): void {
  if (!aliases) return
  reportError(aliases.file, {
    source: 'enrich',
    ruleId: 'undefined-alias',
    reason: `Unexpected \`${name}\` in place of a retired identifier, expected one that the book has`,
    place,
    expected: nearest(name, targets.keys()),
    values: {identifier: name}
  })
}

function reportInUse(aliases: Aliases | undefined, {name, place}: Mistake): void {
  if (!aliases) return
  reportError(aliases.file, {
    source: 'enrich',
    ruleId: 'alias-in-use',
    reason: `Unexpected retired identifier \`${name}\` that the book still has, expected one that it gave up`,
    place,
    values: {identifier: name}
  })
}
