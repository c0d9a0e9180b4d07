/** Stems that the outputs keep for files of their own. */
const reserved = new Set(['index', 'glossary', 'nav', 'toc', 'cover', 'title', 'search', '404', 'notes', 'content'])

/** Names that Windows keeps for devices, with any extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * Name each chapter after its file, so that the name can be an output's: ASCII, unique whatever the letter case.
 *
 * `01-image.md` is `01-image`; the same stem in two folders gets its folder before it; a stem with other letters is
 * named by its place in the book, `chapter-03`.
 *
 * @param paths Relative to the manuscript's folder, with `/`, in the order of the book.
 */
export function nameChapters(paths: readonly string[]): string[] {
  const uses = new Map<string, number>()
  for (const path of paths) uses.set(stemOf(path).toLowerCase(), (uses.get(stemOf(path).toLowerCase()) ?? 0) + 1)
  const taken = new Set<string>()
  return paths.map((path, index) => {
    const stem = stemOf(path)
    const shared = (uses.get(stem.toLowerCase()) ?? 0) > 1
    const folder = path.split('/').slice(0, -1).join('-')
    const wished = shared && folder !== '' ? `${folder}-${stem}` : stem
    const id = firstFree(isSafe(wished) ? wished : `chapter-${String(index + 1).padStart(2, '0')}`, taken)
    taken.add(id.toLowerCase())
    return id
  })
}

function stemOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}

function isSafe(stem: string): boolean {
  const lower = stem.toLowerCase()
  return /^[a-z\d][\w.-]{0,99}$/i.test(stem) && !stem.endsWith('.') && !reserved.has(lower) && !devices.test(lower)
}

function firstFree(wished: string, taken: ReadonlySet<string>): string {
  let id = wished
  for (let count = 2; taken.has(id.toLowerCase()); count++) id = `${wished}-${count}`
  return id
}
