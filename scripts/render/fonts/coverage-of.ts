/**
 * Read which code points a TrueType font has glyphs for.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap formats 4 and 12, which subsetting leaves
 */
export function coverageOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const covered = new Set<number>()
  const cmap = tableOffset(view, 'cmap')
  if (cmap === undefined) return covered
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(table)
    if (format === 4) readSegments(view, table, covered)
    if (format === 12) readGroups(view, table, covered)
  }
  return covered
}

function tableOffset(view: DataView, tag: string): number | undefined {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (name === tag) return view.getUint32(record + 8)
  }
  return undefined
}

function readSegments(view: DataView, table: number, covered: Set<number>): void {
  const size = view.getUint16(table + 6)
  for (let at = 0; at < size; at += 2) {
    const end = view.getUint16(table + 14 + at)
    const start = view.getUint16(table + 16 + size + at)
    const delta = view.getUint16(table + 16 + 2 * size + at)
    const rangeAt = table + 16 + 3 * size + at
    const range = view.getUint16(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code + delta : view.getUint16(rangeAt + range + 2 * (code - start))
      if ((glyph & 0xffff) !== 0) covered.add(code)
    }
  }
}

function readGroups(view: DataView, table: number, covered: Set<number>): void {
  for (let index = 0; index < view.getUint32(table + 12); index += 1) {
    const group = table + 16 + index * 12
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code += 1) covered.add(code)
  }
}
