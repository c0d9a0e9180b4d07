export type Bracket = {index: number; mark: string}

export type Brackets = {
  /** One half is full-width, the other half-width. */
  mismatched: {open: Bracket; close: Bracket}[]
  lone: Bracket[]
}

const closing: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '「': '」',
  '『': '』',
  '〔': '〕'
}
const widths: Readonly<Record<string, string>> = {'（': ')', '(': '）'}

/** Pair the brackets of a text: a stack, in which what was left open gives way to what closes. */
export function pairBrackets(text: string): Brackets {
  const brackets: Brackets = {mismatched: [], lone: []}
  const open: Bracket[] = []
  for (const {0: mark, index} of text.matchAll(/[（(）)《》〈〉【】「」『』〔〕]/g)) {
    if (mark in closing) {
      open.push({index, mark})
      continue
    }
    const at = open.findLastIndex((one) => closing[one.mark] === mark || widths[one.mark] === mark)
    const partner = open[at]
    if (!partner) {
      if (!isNumbering(text, index)) brackets.lone.push({index, mark})
      continue
    }
    brackets.lone.push(...open.splice(at).slice(1))
    if (widths[partner.mark] === mark) brackets.mismatched.push({open: partner, close: {index, mark}})
  }
  brackets.lone.push(...open)
  return brackets
}

/** `1）`, `a)`, and smileys. */
function isNumbering(text: string, index: number): boolean {
  return (
    /(?:^|[\s，。；：、])[（(]?(?:\d{1,2}|[a-zA-Z]|[ivx]+|[一二三四五六七八九十]{1,3}|[①-⑳])$/.test(
      text.slice(Math.max(0, index - 8), index)
    ) || /[:;]-?$/.test(text.slice(0, index))
  )
}
