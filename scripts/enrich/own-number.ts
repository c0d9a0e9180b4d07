/** Numbers that authors wrote into headings and captions themselves. */

const digits = '零一二三四五六七八九'
const han = '[零〇一二两三四五六七八九十百]+'
const unit = '[章节回讲课篇]'

/** Each pattern's first group is the number. */
const headingPatterns: readonly RegExp[] = [
  new RegExp(`^第\\s*(\\d+|${han})\\s*(?:${unit}|部分?)`, 'u'),
  /^(?:Chapter|Section|Part|Appendix)\s+(\d+(?:\.\d+)*|[A-Z]\b)/iu,
  /^附[录錄]\s*(\d+|[A-Z]|[一二三四五六七八九十]+)/u,
  // Not the amount in 1.5 亿, nor a version in 2.0.
  /^§?\s*(\d{1,3}(?:\.[1-9]\d{0,2})+)(?![\d.%\p{Script=Latin}])(?!\s*[万亿倍元版])/u,
  /^(\d{1,3})(?:[、．]|\.(?!\d)|[)）])/u,
  /^[(（](\d{1,3}|[一二三四五六七八九十]+)[)）]/u,
  new RegExp(`^(${han})、`, 'u')
]

const captionPattern = /^(?:图|表|代码清单|清单|代码|式|Figure|Fig\.|Table|Listing|Equation)\s*(\d+(?:[-–.]\d+)*)/iu

/**
 * Tell the number that a heading's text begins with, so that it is not printed twice.
 *
 * @returns `[1, 2]` for `1.2 崭露头角`, `[]` for a number that is no count (`附录 A`), `undefined` for none.
 */
export function ownNumberOfHeading(title: string): readonly number[] | undefined {
  for (const pattern of headingPatterns) {
    const number = pattern.exec(title)?.[1]
    if (number !== undefined) return pattern.source.startsWith('^附') ? [] : numberOf(number)
  }
  return undefined
}

/** Tell the number that a caption's text begins with: `[1, 2]` for `图 1-2 三层架构`. */
export function ownNumberOfCaption(title: string): readonly number[] | undefined {
  const number = captionPattern.exec(title)?.[1]
  return number === undefined ? undefined : numberOf(number)
}

function numberOf(text: string): readonly number[] {
  if (/^[A-Z]$/i.test(text)) return []
  return /^\d/.test(text) ? text.split(/[-–.]/).map(Number) : [countOf(text)]
}

/** Read a number in digits or Han numerals. */
export function numeralOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : countOf(text)
}

/** Read a Han numeral up to 999: 十二, 二十, 一百零三, 二三 (as digits). */
function countOf(text: string): number {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (!/[十百]/.test(plain)) return Number(plain.replace(/./gu, (digit) => String(digits.indexOf(digit))))
  const [, hundreds = '', tens, ones = ''] = /^(?:(.?)百)?零?(?:(.?)十)?(.?)$/u.exec(plain) ?? []
  const value = (digit: string): number => (digit === '' ? 1 : digits.indexOf(digit))
  return (
    (plain.includes('百') ? value(hundreds) * 100 : 0) +
    (tens === undefined ? 0 : value(tens) * 10) +
    (ones === '' ? 0 : digits.indexOf(ones))
  )
}
