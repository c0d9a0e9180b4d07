const openers: Readonly<Record<string, string>> = {'“': '”', '‘': '’'}

/**
 * Write the quotation marks of a block as Traditional Chinese does: 「outer」 and 『inner』.
 *
 * @param texts The block's texts, in order; marks may open in one and close in another.
 * @returns As many texts. Apostrophes stay, and so do straight marks that are not in pairs or not beside Han.
 */
export function cornerQuotes(texts: readonly string[]): string[] {
  const whole = texts.join('')
  if (!/\p{Script=Han}/u.test(whole)) return [...texts]
  const marked = withStraightPairs(whole)
  let depth = 0
  let result = ''
  for (let at = 0; at < marked.length; at++) {
    const mark = marked.charAt(at)
    if (isApostrophe(marked, at)) result += mark
    else if (mark in openers) result += depth++ % 2 === 0 ? '「' : '『'
    else if (mark === '”' || mark === '’') {
      depth = Math.max(0, depth - 1)
      result += depth % 2 === 0 ? '」' : '』'
    } else result += mark
  }
  let start = 0
  return texts.map((text) => result.slice(start, (start += text.length)))
}

function isApostrophe(text: string, at: number): boolean {
  return (
    text.charAt(at) === '’' && /[\p{Script=Latin}\d]/u.test(text.charAt(at - 1)) && !/‘[^’]*$/.test(text.slice(0, at))
  )
}

/** Straight marks around or beside Han, in pairs, as curly ones. */
function withStraightPairs(text: string): string {
  if ((text.split('"').length - 1) % 2 !== 0) return text
  return text.replace(/"([^"]*)"/g, (whole, inner: string, at: number) => {
    const beside = text.charAt(at - 1) + inner + text.charAt(at + whole.length)
    return /\p{Script=Han}/u.test(beside) ? `“${inner}”` : whole
  })
}
