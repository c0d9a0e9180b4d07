/** Opens and closes `:::` fences line by line. */
export type FenceCounter = {
  /** @returns `closed` where this line closes the first fence; `deep` where fences stand too deep in one another. */
  next: (line: string) => 'closed' | 'open'
  depth: () => number
}

/**
 * Follow `:::` fences through the lines of a text, the first line being an opening one.
 *
 * A closing fence belongs to the innermost open one of its length, else to the innermost shorter one: so containers
 * nest with more colons outside, as in VuePress, and with equal ones, as in Pandoc. Fences in code do not count.
 */
export function createFenceCounter(): FenceCounter {
  const sizes: number[] = []
  let code: string | undefined

  function next(line: string): 'closed' | 'open' {
    const mark = /^[\s>]*(`{3,}|~{3,})(.*)$/.exec(line)
    if (code !== undefined) {
      if (mark?.[1]?.startsWith(code) && mark[2]?.trim() === '') code = undefined
      return 'open'
    }
    if (mark && !(mark[1]?.startsWith('`') && mark[2]?.includes('`'))) {
      code = mark[1]
      return 'open'
    }
    const fence = /^\s*(:{3,})\s*(.*)$/.exec(line)
    if (!fence) return 'open'
    const size = fence[1]?.length ?? 0
    if (fence[2] !== '') {
      if (/^[\p{L}\p{N}_{]/u.test(fence[2] ?? '')) sizes.push(size)
      return 'open'
    }
    const exact = sizes.lastIndexOf(size)
    const closes = exact === -1 ? sizes.findLastIndex((open) => open < size) : exact
    if (closes !== -1) sizes.length = closes
    return closes === 0 ? 'closed' : 'open'
  }

  return {next, depth: () => sizes.length}
}
