/** Text as the matcher compares it, in UTF-16 code units. `offsets[i]` is where its unit `i` starts in the original; absent where nothing moved. */
export type FoldedUnits = {length: number; exact: Uint16Array; lower: Uint16Array; offsets?: readonly number[]}

/** Text as forms are compared. */
export type FoldedText = {exact: string; lower: string}

/** By code unit: what it is without the differences of writing, and that in lower case. */
const exactUnits = Uint16Array.from({length: 0x10000}, (_, unit) => unit)
const lowerUnits = new Uint16Array(0x10000)
fillTables()

/** Text that may not be composed has something outside of these: Latin, punctuation, kana without marks, Han. */
const uncomposed = /[^\t\n\r -\u02FF\u2000-\u206F\u2100-\u22FF\u2460-\u2BFF\u3000-\u3098\u30A0-\u9FFF\uFF00-\uFFEF]/

/**
 * Fold what differs in writing only: full-width Latin, decomposed marks, kinds of space, hyphen, apostrophe and middle
 * dot, case.
 */
export function foldText(text: string): FoldedText {
  const {exact, lower, length} = foldUnits(text)
  return {exact: stringOf(exact.subarray(0, length)), lower: stringOf(lower.subarray(0, length))}
}

/**
 * Fold as `foldText` does, without making strings.
 *
 * @param room Arrays to write to; new ones where they are too short.
 */
export function foldUnits(text: string, room?: FoldedUnits): FoldedUnits {
  const {composed, offsets} = composeText(text)
  const {length} = composed
  const isRoom = room !== undefined && room.exact.length >= length
  const exact = isRoom ? room.exact : new Uint16Array(length)
  const lower = isRoom ? room.lower : new Uint16Array(length)
  for (let index = 0; index < length; index++) {
    const unit = exactUnits[composed.charCodeAt(index)] ?? 0
    exact[index] = unit
    lower[index] = lowerUnits[unit] ?? unit
  }
  return {length, exact, lower, ...(offsets ? {offsets} : {})}
}

function composeText(text: string): {composed: string; offsets?: readonly number[]} {
  if (!uncomposed.test(text) || text.normalize('NFC') === text) return {composed: text}
  let composed = ''
  const offsets: number[] = []
  for (const {0: cluster, index} of text.matchAll(/\P{M}?\p{M}*/gsu)) {
    const whole = cluster.normalize('NFC')
    for (let unit = 0; unit < whole.length; unit++) offsets.push(index + Math.min(unit, cluster.length))
    composed += whole
  }
  return {composed, offsets: [...offsets, text.length]}
}

function fillTables(): void {
  for (let unit = 0xff01; unit <= 0xff5e; unit++) exactUnits[unit] = unit - 0xfee0
  const kinds: readonly [to: string, from: RegExp][] = [
    [' ', /\s/],
    ['-', /[\u2010\u2011]/],
    ["'", /[\u2019\u02BC]/],
    ['\u00B7', /[\u2022\u2027\u30FB\uFF65]/]
  ]
  for (let unit = 0; unit < 0x10000; unit++) {
    // Han and what stands behind it has neither case nor kinds, but for the full-width forms.
    if (unit === 0x3400) unit = 0xa000
    const character = String.fromCharCode(unit)
    const kind = kinds.find(([, from]) => from.test(character))
    if (kind) exactUnits[unit] = kind[0].charCodeAt(0)
  }
  for (let unit = 0; unit < 0x10000; unit++) {
    const small = unit >= 0x3400 && unit < 0xa000 ? '' : String.fromCharCode(unit).toLowerCase()
    // `İ`, which grows when lower-cased, stays.
    lowerUnits[unit] = small.length === 1 ? small.charCodeAt(0) : unit
  }
}

function stringOf(units: Uint16Array): string {
  // As many as arguments can be.
  const size = 4096
  let text = ''
  for (let at = 0; at < units.length; at += size) text += String.fromCharCode(...units.subarray(at, at + size))
  return text
}
