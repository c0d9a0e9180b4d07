/** A target's number, as readers see it. */

const digits = '零一二三四五六七八九'

/** Write a number: `2.3`, or `A.3` in an appendix. */
export function numberText({number, lettered}: {number: readonly number[]; lettered?: boolean}): string {
  const [first, ...rest] = number
  if (first === undefined) return ''
  return [lettered ? lettersOf(first) : first, ...rest].join('.')
}

/** Count in letters: A, B … Z, AA. */
export function lettersOf(count: number): string {
  if (count < 1) return ''
  return lettersOf(Math.floor((count - 1) / 26)) + String.fromCharCode(65 + ((count - 1) % 26))
}

/** Count in Han numerals, up to 999: 十二, 二十, 一百零三. */
export function hanNumeralOf(count: number): string {
  if (count >= 1000) return String(count)
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10]
  const one = ones === 0 && count > 0 ? '' : digits.charAt(ones)
  if (hundreds > 0) {
    if (tens > 0) return `${digits.charAt(hundreds)}百${digits.charAt(tens)}十${one}`
    return `${digits.charAt(hundreds)}百${ones > 0 ? `零${one}` : ''}`
  }
  return tens === 0 ? one : `${tens === 1 ? '' : digits.charAt(tens)}十${one}`
}

const romanSigns: readonly [string, number][] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1]
]

/** Count in Roman numerals: IV. */
export function romanOf(count: number): string {
  const [sign, value] = romanSigns.find(([, least]) => least <= count) ?? ['', 0]
  return value === 0 ? '' : sign + romanOf(count - value)
}
