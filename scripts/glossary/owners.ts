/** Whose approval counts, by language: `glossary/OWNERS`, read like a CODEOWNERS file. */

import type {GlossaryEntry} from '../apparatus.ts'

/** Owners by language; nothing where everybody owns all. */
export type Owners = ReadonlyMap<string, readonly string[]>

/**
 * Read a list of owners: a language and who may approve its terms, a line each; `*` stands for every language that has no
 * line of its own. Later lines win.
 */
export function readOwners(text: string): Owners {
  const owners = new Map<string, readonly string[]>()
  for (const line of text.split('\n')) {
    const [language = '', ...names] = line.replace(/#.*$/, '').trim().split(/\s+/)
    if (language !== '')
      owners.set(
        language,
        names.map((name) => name.toLowerCase())
      )
  }
  return owners
}

/** Whether somebody's approval counts for a language. */
export function owns(
  owners: Owners | undefined,
  {name, email}: {name: string; email: string},
  language: string
): boolean {
  if (!owners) return true
  const listed = owners.get(language) ?? owners.get('*')
  return listed === undefined || listed.includes(email.toLowerCase()) || listed.includes(`@${name.toLowerCase()}`)
}

/** List the sides that became approved between two states of a glossary though somebody else owns their language. */
export function strangeApprovals(
  before: readonly GlossaryEntry[],
  after: readonly GlossaryEntry[],
  isOwner: (language: string) => boolean
): {entry: GlossaryEntry; language: string}[] {
  const known = new Map(before.map((entry) => [entry.identifier, entry]))
  return after.flatMap((entry) =>
    Object.entries(entry.langs)
      .filter(([language, {status}]) => {
        const was = known.get(entry.identifier)?.langs[language]?.status
        return status === 'approved' && was !== 'approved' && !isOwner(language)
      })
      .map(([language]) => ({entry, language}))
  )
}
