/** How stretches of Han letters are used: how often, beside what, and how firmly their letters belong together. */

/** A stretch of Han letters. Entropies and cohesion are in bits. */
export type HanGram = {
  text: string
  /** Where it stands apart from terms: none begins or ends within it by halves, and it is no part of one. */
  count: number
  /** How open its sides are: entropy of the letters before and behind it; a mark counts as a letter of its own. */
  left: number
  right: number
  /** How much more often its parts stand together than chance would have it, at the weakest seam. */
  cohesion: number
}

/** Texts as units: 0 for what is no Han letter; and for each place which term's use is there, -1 for none. */
export type HanText = {units: Uint16Array; spans: Int32Array}

const longest = 8

/** Grams of one length: by place, which one begins there, or -1. */
type Level = {ids: Int32Array; counts: number[]; free: number[]; first: number[]}

/** Count stretches of two to eight letters that occur `least` times at least: each is looked for only where a shorter one is. */
export function hanGramsOf(text: HanText, least: number): HanGram[] {
  const levels: Level[] = [letters(text)]
  const grams: HanGram[] = []
  for (let length = 1; length <= longest; length++) {
    const level = levels[length - 1]
    if (!level || level.counts.length === 0) break
    const behind = neighboursOf(level, text.units, length)
    if (length > 1) grams.push(...gramsOf(levels, {text, length, behind, least}))
    levels.push(nextLevel(level, {text, length, behind, least}))
  }
  return grams
}

function letters(text: HanText): Level {
  const byUnit = new Int32Array(0x10000).fill(-1)
  const level = emptyLevel(text)
  for (let at = 0; at < text.units.length; at++) {
    const unit = text.units[at] ?? 0
    if (unit === 0) continue
    if (byUnit[unit] === -1) byUnit[unit] = level.counts.length
    add(level, {text, at, length: 1, id: byUnit[unit] ?? 0})
  }
  return level
}

function emptyLevel({units}: HanText): Level {
  return {ids: new Int32Array(units.length).fill(-1), counts: [], free: [], first: []}
}

function add(level: Level, {text, at, length, id}: {text: HanText; at: number; length: number; id: number}): void {
  level.ids[at] = id
  level.first[id] ??= at
  level.counts[id] = (level.counts[id] ?? 0) + 1
  level.free[id] = (level.free[id] ?? 0) + (isFree(text.spans, at, at + length) ? 1 : 0)
}

function isFree(spans: Int32Array, start: number, end: number): boolean {
  const isCut = (at: number): boolean => at > 0 && (spans[at] ?? -1) >= 0 && spans[at] === spans[at - 1]
  const isTerm = (spans[start] ?? -1) >= 0 && spans[start] === spans[end - 1]
  return !isTerm && !isCut(start) && !isCut(end)
}

/** Count what stands behind each gram, or, with an offset of -1, before it. A key is the gram's id and the unit. */
function neighboursOf({ids}: Level, units: Uint16Array, offset: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? -1
    if (id < 0) continue
    const key = id * 0x10000 + (units[at + offset] ?? 0)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

type Step = {text: HanText; length: number; behind: ReadonlyMap<number, number>; least: number}

function nextLevel(level: Level, {text, length, behind, least}: Step): Level {
  const next = emptyLevel(text)
  const known = new Map<number, number>()
  for (let at = 0; at < level.ids.length; at++) {
    const id = level.ids[at] ?? -1
    const unit = text.units[at + length] ?? 0
    if (id < 0 || unit === 0) continue
    const key = id * 0x10000 + unit
    if ((behind.get(key) ?? 0) < least) continue
    const own = known.get(key) ?? known.size
    known.set(key, own)
    add(next, {text, at, length: length + 1, id: own})
  }
  return next
}

function gramsOf(levels: readonly Level[], {text, length, behind, least}: Step): HanGram[] {
  const level = levels[length - 1]
  if (!level) return []
  const right = entropies(level, behind)
  const left = entropies(level, neighboursOf(level, text.units, -1))
  return level.free.flatMap((count, id) => {
    if (count < least) return []
    const at = level.first[id] ?? 0
    const letters = String.fromCharCode(...text.units.subarray(at, at + length))
    const cohesion = cohesionAt(levels, {at, length, total: text.units.length})
    return [{text: letters, count, left: left[id] ?? 0, right: right[id] ?? 0, cohesion}]
  })
}

function entropies({counts}: Level, neighbours: ReadonlyMap<number, number>): number[] {
  const bits = counts.map(() => 0)
  for (const [key, count] of neighbours) {
    const id = Math.floor(key / 0x10000)
    const all = counts[id] ?? 1
    // Nothing says that two marks are the same neighbour.
    const share = key % 0x10000 === 0 ? 1 / all : count / all
    bits[id] = (bits[id] ?? 0) - (count / all) * Math.log2(share)
  }
  return bits
}

/** Pointwise mutual information at the weakest seam. */
function cohesionAt(
  levels: readonly Level[],
  {at, length, total}: {at: number; length: number; total: number}
): number {
  const countAt = (start: number, size: number): number => {
    const level = levels[size - 1]
    return level?.counts[level.ids[start] ?? -1] ?? 1
  }
  const seams = Array.from({length: length - 1}, (_, seam) =>
    Math.log2((countAt(at, length) * total) / (countAt(at, seam + 1) * countAt(at + seam + 1, length - seam - 1)))
  )
  return Math.min(...seams)
}
