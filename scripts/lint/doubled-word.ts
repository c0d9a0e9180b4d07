import {hasHan} from './characters.ts'
import {editOf, fixOf} from './passage.ts'
import type {Rule} from './rule.ts'

/** Words of two characters that are never said twice for emphasis, as 研究研究 is. */
const unrepeated = new Set(
  '我们 你们 他们 它们 她们 这个 那个 这些 那些 这种 那种 可以 可能 能够 应该 需要 必须 因为 所以 如果 但是 而且 并且 或者 虽然 然后 通过 进行 使用 以及 其中 其他 就是 也是 还是 只是 都是 不是 没有 已经 正在 将会 由于 为了 对于 关于 根据 按照 由此 因此 于是 包括 例如 比如 之间 之后 之前 以后 以前 什么 如何 怎么 作为 成为 实现 提供'.split(
    ' '
  )
)

/** `按照指定按照指定`, `the the`. */
export const doubledWord: Rule = {
  ruleId: 'doubled-word',
  severity: 'warning',
  description: 'A word or phrase is not written twice.',
  check: ({passages}, report) => {
    for (const passage of passages) {
      const {text} = passage
      if (!hasHan(text)) continue
      for (const {0: found, 1: once = '', index} of text.matchAll(
        /(\p{Script=Han}{2,10})\1|(?<![\w-])(?:([A-Za-z]{2,}) \2)(?![\w-]| \()/gu
      )) {
        const word = once === '' ? (found.split(' ')[0] ?? '') : once
        if (!isMistake(word) || !isWhole(text, index, word.length)) continue
        report({
          reason: `Unexpected \`${found}\`, expected \`${word}\` once`,
          place: passage.placeOf(index, found.length),
          expected: [word],
          values: {found, expected: word},
          ...fixOf('suggested', editOf(passage, {index: index + word.length, length: found.length - word.length}, ''))
        })
      }
    }
  }
}

function isMistake(word: string): boolean {
  if (/^[A-Za-z]/.test(word)) return /^(?:the|an?|of|to|in|and|is|for|with|on|[A-Z]\w+)$/.test(word)
  if (/^(.)\1*$/u.test(word)) return false
  // 类型的类型的别名: each 的 has its own noun.
  if (/^的|的$/u.test(word)) return false
  // 一步一步, 一个一个; 马不停蹄马不停蹄 is a mistake.
  // 想怎么写怎么写.
  if (/^[怎什谁哪多几]/u.test(word)) return false
  if (word.length === 2) return unrepeated.has(word)
  return !/^一.一?.?$/u.test(word)
}

const segmenter = new Intl.Segmenter('zh-Hans', {granularity: 'word'})

/** 执行|命令行|命令行|为止 is said twice, 执|行命令|行命令 is not: words end where the repeated text does. */
function isWhole(text: string, index: number, length: number): boolean {
  const from = Math.max(0, index - 12)
  const near = text.slice(from, index + 2 * length + 12)
  const starts = new Set(Array.from(segmenter.segment(near), (word) => word.index + from))
  return starts.has(index) && starts.has(index + length)
}
