const scales: Readonly<Record<string, number>> = {万: 1e4, 亿: 1e8}
const digits = '零一二三四五六七八九'

/**
 * Read a number as it stands in a text: `3.6 万`, `1,050`.
 *
 * @returns `undefined` for what is no number in any way of writing: `30,0000`.
 */
export function readNumber(text: string): number | undefined {
  const [, figures = '', scale] = /^([\d,.]+)\s*([万亿])?$/.exec(text) ?? []
  const isGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(figures)
  if (!isGrouped && !/^\d+(\.\d+)?$/.test(figures)) return undefined
  return Number(figures.replaceAll(',', '')) * (scales[scale ?? ''] ?? 1)
}

/** Read a small number in Han letters: 三, 两, 十二. */
export function readHanNumber(text: string): number | undefined {
  const found = /^([一二三四五六七八九两])?(十)?([一二三四五六七八九])?$/.exec(text)
  const [, tens, ten, ones] = found ?? []
  if (!found || text === '' || (ten === undefined && tens !== undefined && ones !== undefined)) return undefined
  const valueOf = (letter = ''): number => (letter === '两' ? 2 : Math.max(0, digits.indexOf(letter)))
  return ten === undefined ? valueOf(tens ?? ones) : (tens === undefined ? 1 : valueOf(tens)) * 10 + valueOf(ones)
}
