import {hasHan, isHan} from './characters.ts'
import {pairQuotes, type Mark} from './pair-quotes.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Rule} from './rule.ts'

/** `他说：“好`, `普及’以`. */
export const unpairedQuote: Rule = {
  ruleId: 'unpaired-quote',
  severity: 'warning',
  description: 'Every quotation mark has its other half in the same paragraph.',
  check: ({passages}, report) => {
    passages.forEach((passage, index) => {
      if (!hasHan(passage.text)) return
      for (const mark of pairQuotes(passage.text).lone) {
        if (goesOn(passage, mark, passages[index + 1])) continue
        const isComma = looksLikeComma(passage.text, mark)
        report({
          reason: `Unexpected \`${mark.mark}\` without its other half, expected ${isComma ? '`，`' : 'a pair of quotation marks'}`,
          place: passage.placeOf(mark.index, 1),
          values: {mark: mark.mark, expected: isComma ? '`，`' : '成对的引号'},
          ...(isComma
            ? {expected: ['，'], ...fixOf('safe', editOf(passage, {index: mark.index, length: 1}, '，'))}
            : {})
        })
      }
    })
  }
}

/** A quotation of several paragraphs opens each of them, and closes the last. */
function goesOn({text}: Passage, {mark, index}: Mark, next: Passage | undefined): boolean {
  return mark === '“' && !text.slice(index + 1).includes('”') && (next?.text.startsWith('“') ?? false)
}

/** Scanned, a comma turns into a mark that hangs high: no single quotation closes in the middle of a sentence, unopened. */
function looksLikeComma(text: string, {mark, index}: Mark): boolean {
  const before = text[index - 1] ?? ''
  return mark === '’' && (isHan(before) || /[A-Za-z]/.test(before)) && isHan(text[index + 1])
}
