const reference = /&#?[\da-z]+;/iy

/**
 * Find where each UTF-16 unit of a text stands in the source it was read from: escapes, character references and line
 * ends with what begins the next line make the two differ.
 *
 * @returns Start and end of each unit, or `undefined` where the text is not from this source.
 */
export function alignText(value: string, source: string): [start: number, end: number][] | undefined {
  if (value === source) return Array.from({length: value.length}, (_, index) => [index, index + 1])
  const offsets: [start: number, end: number][] = []
  let at = 0
  while (offsets.length < value.length) {
    if (at >= source.length) return undefined
    const length = unitsAt(source, at, value.slice(offsets.length, offsets.length + 40))
    if (length > 1) {
      // All units of one reference stand where it stands.
      const isPair = /[\uD800-\uDBFF]/.test(value[offsets.length] ?? '')
      offsets.push([at, at + length])
      if (isPair) offsets.push([at, at + length])
    } else if (length === 1) offsets.push([at, at + 1])
    at += Math.max(1, length)
  }
  return offsets
}

/** How many units of the source make the next unit of the text; 0 where it skips one. */
function unitsAt(source: string, at: number, next: string): number {
  reference.lastIndex = at
  const written = source[at] === '&' ? (reference.exec(source)?.[0] ?? '') : ''
  if (written !== '' && !next.startsWith(written)) return written.length
  return source[at] === next[0] || (source[at] === '\n' && next.startsWith(' ')) ? 1 : 0
}
