/** A character of Chinese or Japanese, or a mark as wide as one. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60“”…—]/u

/**
 * Whether Chinese stands in a formula elsewhere than in the group of a command, an index or a power:
 * `\text{速度} = v_{平均}` is a formula, `HOME，` is text between two dollars.
 */
export function hasLooseChinese(formula: string): boolean {
  const groups: boolean[] = []
  let takesWords = false
  for (const [mark] of formula.matchAll(/\\[a-z]+\*?|\\.|\s+|./gisu)) {
    if (mark === '{') groups.push(takesWords || groups.at(-1) === true)
    else if (mark === '}') takesWords = groups.pop() ?? false
    else if (wide.test(mark) && !groups.at(-1)) return true
    else if (mark.trim() !== '') takesWords = /^(\\[a-z]|[_^\]])/i.test(mark)
  }
  return false
}
