/** Messages on a term's file → findings by field, in the language of the page. */
import type {VFile} from 'vfile'
import type {GlossaryEntry} from '../apparatus.ts'
import type {TermData, TermPath, TermValue} from '../glossary/index.ts'
import {checkTermText} from '../load/index.ts'
import {findingOf, type Wording} from '../report.ts'
import type {Finding} from './protocol.ts'

export type Checking = {
  others: readonly GlossaryEntry[]
  languages: readonly string[]
  wording: Wording
}

/**
 * Check a term's text as a build does.
 *
 * @param data What the text says.
 * @returns Errors first.
 */
export function findingsOf(file: VFile, data: TermData, {others, languages, wording}: Checking): Finding[] {
  const {placeOf} = checkTermText(file, {others, languages})
  const fields = pathsOf(data).flatMap((path) => {
    const place = placeOf(path)
    return place ? [{path, place}] : []
  })
  const rank = {error: 0, warning: 1, info: 2}
  return file.messages
    .map((message): Finding => {
      const {severity, ruleId, message: reason, note, expected} = findingOf(file.path, message, wording)
      const here = fields.findLast(
        ({place}) => place.start.line === message.line && place.start.column === message.column
      )
      return {
        ...{severity, ruleId: ruleId ?? '', reason, path: [...(here?.path ?? [])]},
        ...(note === null ? {} : {note}),
        ...(expected.length > 0 ? {expected: [...expected]} : {})
      }
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity])
}

/** Every path of a value, what holds others before what it holds. */
function pathsOf(value: TermValue | undefined, path: TermPath = []): TermPath[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, at) => pathsOf(item, [...path, at]))]
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))]
}
