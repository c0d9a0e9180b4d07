/**
 * Text on its way to a browser, in an alphabet of its own.
 *
 * Frequent pieces of text get one letter, others two; servers then pack it a fifth smaller than the text itself, and a
 * third where it is stored unpacked. Reading it back is a look into a table: see `templates/search.js`.
 */

/** `words` has a text for each code, in order of codes, parted by U+0000; `codes` is the whole in those codes. */
export type PackedText = {words: string; codes: string}

/** What may stand in a string of JavaScript as it is. */
const alphabet = [...Array(95).keys()]
  .map((index) => String.fromCharCode(32 + index))
  .filter((letter) => !/["\\`]/.test(letter))
const size = alphabet.length

/** Of codes. Together they need no more than two letters each. */
const mostWords = 6000
const rounds = 8
const newEachRound = 400
const longestWord = 40
/** What is seen less often costs more in the table than it saves. */
const fewest = 12

/** Pack a text. Same text, same codes. */
export function packText(text: string): PackedText {
  const {words, units: plain} = unitsOf(text)
  let units = plain
  for (let round = 0; round < rounds && words.length < mostWords; round++) units = joinPairs(words, units)
  const times = new Uint32Array(words.length)
  for (const unit of units) times[unit] = (times[unit] ?? 0) + 1
  const used = [...times.keys()].filter((unit) => times[unit] !== 0)
  const order = used.sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0) || a - b).slice(0, mostWords)
  return {words: ['', ...order.map((unit) => words[unit])].join('\0'), codes: codesOf(words, order, units)}
}

/** The first code is an escape: three letters after it are a UTF-16 unit that has no code of its own. */
function codesOf(words: readonly string[], order: readonly number[], units: Uint16Array): string {
  const count = order.length + 1
  const singles = count <= size ? size : size - Math.ceil((count - size) / (size - 1))
  const codeOf = (rank: number) =>
    rank < singles
      ? letter(rank)
      : letter(singles + Math.floor((rank - singles) / size)) + letter((rank - singles) % size)
  const codes = new Map(order.map((unit, index) => [unit, codeOf(index + 1)]))
  const escaped = (unit: number) => {
    const value = (words[unit] ?? '').charCodeAt(0)
    return (
      codeOf(0) + letter(Math.floor(value / size ** 2)) + letter(Math.floor(value / size) % size) + letter(value % size)
    )
  }
  return Array.from(units, (unit) => codes.get(unit) ?? escaped(unit)).join('')
}

function letter(index: number): string {
  return alphabet[index] ?? ''
}

function unitsOf(text: string): {words: string[]; units: Uint16Array} {
  const words: string[] = []
  const known = new Map<string, number>()
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    let unit = known.get(character)
    if (unit === undefined) {
      unit = words.push(character) - 1
      known.set(character, unit)
    }
    units[index] = unit
  }
  return {words, units}
}

/** Make words of the pairs that stand together most often, as far as they do not overlap. */
function joinPairs(words: string[], units: Uint16Array): Uint16Array {
  const joined = new Map<number, number>()
  const [first, last] = [new Set<number>(), new Set<number>()]
  for (const pair of frequentPairs(units)) {
    if (joined.size >= newEachRound || words.length >= mostWords) break
    const [left, right] = [pair >>> 16, pair & 0xffff]
    const word = (words[left] ?? '') + (words[right] ?? '')
    if (first.has(right) || last.has(left) || word.length > longestWord) continue
    first.add(left)
    last.add(right)
    joined.set(pair, words.push(word) - 1)
  }
  let length = 0
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] ?? 0
    const word = first.has(unit) && index + 1 < units.length ? joined.get(pairAt(units, index)) : undefined
    units[length++] = word ?? unit
    if (word !== undefined) index++
  }
  return units.subarray(0, length)
}

/** In a table of numbers, as a map of that many takes ten times as long. */
function frequentPairs(units: Uint16Array): number[] {
  const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(units.length + 1)) + 1))
  const [pairs, times] = [new Uint32Array(1 << bits), new Uint32Array(1 << bits)]
  let free = (1 << bits) * 0.8
  for (let index = 0; index + 1 < units.length; index++) {
    const pair = pairAt(units, index)
    let slot = Math.imul(pair, 0x9e3779b1) >>> (32 - bits)
    while (times[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & ((1 << bits) - 1)
    if (times[slot] === 0 && free-- < 0) continue
    pairs[slot] = pair
    times[slot] = (times[slot] ?? 0) + 1
  }
  const slots: number[] = []
  for (let slot = 0; slot < times.length; slot++) if ((times[slot] ?? 0) > fewest) slots.push(slot)
  slots.sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0) || (pairs[a] ?? 0) - (pairs[b] ?? 0))
  return slots.map((slot) => pairs[slot] ?? 0)
}

function pairAt(units: Uint16Array, index: number): number {
  return (((units[index] ?? 0) << 16) | (units[index + 1] ?? 0)) >>> 0
}
