import type {Imprint} from '../book.ts'
import type {ImportedChapter} from './write-chapters.ts'

/** What `book.yaml` says of an imported book. */
export type ImportedFacts = Imprint & {title: string; language?: string}

/** Write `book.yaml`: what the text says of itself, and its chapters by division. Values are in quotes, as JSON has them. */
export function writeConfig(facts: ImportedFacts, chapters: readonly ImportedChapter[]): string {
  const {title, creators, language, isbn, publisher, date} = facts
  const lines = [`title: ${quoted(title)}`]
  if (creators.length > 0) {
    lines.push('creators:', ...creators.map(({name, role}) => `  - {name: ${quoted(name)}, role: ${role}}`))
  }
  for (const [key, value] of Object.entries({language, isbn, publisher, date})) {
    if (value !== undefined) lines.push(`${key}: ${quoted(value)}`)
  }
  lines.push('manuscript: text', 'chapters:')
  for (const division of ['frontmatter', 'bodymatter', 'backmatter'] as const) {
    const own = chapters.filter((chapter) => chapter.division === division)
    if (own.length > 0) lines.push(`  ${division}:`, ...own.map(({name}) => `    - ${name}`))
  }
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
