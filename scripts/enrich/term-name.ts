import type {GlossaryEntry, TermLanguage} from '../apparatus.ts'

/** Choose the language to show a term in: the edition's where it has something to show, else Simplified Chinese, else English. */
export function languageOf(entry: GlossaryEntry, language: string): string {
  const wanted = [language, 'zh-Hans', 'en', ...Object.keys(entry.langs)]
  return wanted.find((tag) => isFilled(entry.langs[tag])) ?? language
}

/** Give the name that a term is listed under: an abbreviation's short form, any other's term. */
export function nameOf(entry: GlossaryEntry, language: string): string {
  const side = entry.langs[languageOf(entry, language)]
  const short = entry.class === 'abbreviation' ? side?.abbr : undefined
  return short ?? side?.term ?? entry.identifier
}

/** Give the side that a term is shown by. */
export function sideOf(entry: GlossaryEntry, language: string): TermLanguage | undefined {
  return entry.langs[languageOf(entry, language)]
}

/** Give the reading of a term's name: not where that is an abbreviation. */
export function readingOf(entry: GlossaryEntry, language: string): string | undefined {
  const side = sideOf(entry, language)
  return side?.term === nameOf(entry, language) ? side.reading : undefined
}

function isFilled(side: TermLanguage | undefined): boolean {
  return side !== undefined && side.status !== 'missing' && side.term !== ''
}
