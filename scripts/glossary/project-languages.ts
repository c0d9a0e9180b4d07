import type {GlossaryEntry} from '../apparatus.ts'

/** List the languages of a glossary in the order that most of its files have; languages of editions that no file has come last. */
export function projectLanguages(glossary: readonly GlossaryEntry[], editions: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const {langs} of glossary) {
    const order = Object.keys(langs).join(' ')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  const [usual] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))
  const named = [...(usual?.[0].split(' ') ?? []), ...glossary.flatMap(({langs}) => Object.keys(langs)), ...editions]
  return [...new Set(named)].filter((name) => name !== '')
}
