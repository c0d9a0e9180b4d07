/** A Han letter, a number or a word in other letters: what two tellings of one thing have in common. Offsets are in UTF-16 units. */
export type Unit = {
  kind: 'han' | 'number' | 'name'
  /** Alike for what says the same: all numbers are, as a number may be what two tellings differ in. */
  key: string
  text: string
  start: number
  end: number
  /** Whether nothing but a space stands before it: the names of a list are not. */
  isJoined: boolean
}

/** Units between two marks that end a sentence. */
export type Sentence = {units: readonly Unit[]; start: number; end: number}

const number = /\d+(?:[,.]\d+)*(?:\s?[万亿])?/y
const name = /(?:(?!\p{Script=Han})\p{L})(?:(?!\p{Script=Han})[\p{L}\d])*/uy
const sentenceEnd = /[。！？；!?;…\n]/

/** Cut a text into sentences of units; marks and spaces are none. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let units: Unit[] = []
  const close = (): void => {
    const [first, last] = [units[0], units.at(-1)]
    if (first && last) sentences.push({units, start: first.start, end: last.end})
    units = []
  }
  for (let at = 0; at < text.length;) {
    const unit = unitAt(text, at, units.at(-1)?.end ?? 0)
    if (unit) units.push(unit)
    else if (sentenceEnd.test(text.charAt(at))) close()
    at = unit?.end ?? at + 1
  }
  close()
  return sentences
}

function unitAt(text: string, start: number, last: number): Unit | undefined {
  const isJoined = start === last || (start === last + 1 && /\s/.test(text.charAt(last)))
  const han = hanLength(text.charCodeAt(start))
  if (han > 0) {
    const letter = text.slice(start, start + han)
    return {kind: 'han', key: letter, text: letter, start, end: start + han, isJoined}
  }
  for (const [kind, pattern] of [['number', number] as const, ['name', name] as const]) {
    pattern.lastIndex = start
    const [found] = pattern.exec(text) ?? []
    if (found === undefined) continue
    return {
      kind,
      key: kind === 'number' ? '#' : found.toLowerCase(),
      text: found,
      start,
      end: start + found.length,
      isJoined
    }
  }
  return undefined
}

/** How many units a Han letter takes that begins with one; 0 for what is none. Millions are looked at: no expression. */
function hanLength(unit: number): number {
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)) return 1
  return unit >= 0xd840 && unit <= 0xd88f ? 2 : 0
}
