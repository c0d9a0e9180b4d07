const units: Readonly<Record<string, number>> = {十: 10, 百: 100, 千: 1000}

/** Matches a Han or an Arabic numeral. */
export const numeral = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百千]{1,7})'

/** Read a numeral: `12`, `十二`, `二十`, `一百零三`, `二〇一三`. */
export function valueOfNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digitOf = (character: string): number =>
    character === '〇' ? 0 : character === '两' ? 2 : '零一二三四五六七八九'.indexOf(character)
  if (!/[十百千]/.test(text)) return Number(Array.from(text, digitOf).join(''))
  let [total, digit] = [0, 0]
  for (const character of text) {
    const unit = units[character]
    if (unit === undefined) digit = digitOf(character)
    else [total, digit] = [total + (digit || 1) * unit, 0]
  }
  return total + digit
}
