/** The only module that knows BibTeX: text → CSL-JSON. */

/** A message of the parser, with its place where it tells one. */
export type BibtexFailure = {reason: string; line?: number; column?: number}

/**
 * Read BibTeX and BibLaTeX. Nothing is fetched.
 *
 * @returns Items as CSL-JSON has them, unchecked; or why there are none.
 */
export async function readBibtex(text: string): Promise<{items: unknown[]} | BibtexFailure> {
  const {plugins} = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  try {
    const items: unknown = plugins.input.chain(text, {forceType: '@biblatex/text', generateGraph: false})
    return {items: Array.isArray(items) ? items.map(tidied) : []}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [, line, column] = /at line (\d+) col (\d+)/.exec(message) ?? []
    const place = line === undefined ? {} : {line: Number(line), column: Number(column)}
    return {reason: message.split('\n')[0] ?? message, ...place}
  }
}

/** Drop what is empty, and write `and others` as bibliographies do. */
function tidied(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, Array.isArray(value) ? value.map(named) : (value as unknown)])
  )
}

function named(name: unknown): unknown {
  if (typeof name !== 'object' || name === null || !('family' in name)) return name
  if (name.family === 'others') return {literal: 'et al.'}
  return 'given' in name ? name : {literal: name.family}
}
