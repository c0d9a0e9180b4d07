/** What lines look like that are headings, before anything else is known. */
import type {ContentsEntry} from '../../book.ts'
import {numeral, valueOfNumeral} from './han-number.ts'
import {simplified} from './simplified.ts'

export type HeadingForm = {
  kind: ContentsEntry['kind']
  /** Lower stands higher: 0 for parts, 1 for chapters. */
  rank: number
  number: readonly number[]
  /** Empty where only the number stands on the line. */
  title: string
  /** `word`: the line is a name that sections have; `series`: a heading only among its like. */
  evidence: 'number' | 'word' | 'series'
}

export const ranks = {part: 0, chapter: 1, section: 2, han: 3, bracketedHan: 4, digit: 5, bracketedDigit: 6} as const

/** What goes on behind the number in a sentence, and in no title. */
const sentence =
  '(?![的中里将介讲我们已是会和与及至到末尾开起之所共主给就在说述，、。；]|那[么样个]|以[及后前来]|内容|[前后]面)'
const partForm = new RegExp(
  `^第\\s*(${numeral})\\s*(?:部分|部(?!分)|编(?!号)|篇(?!幅)|卷|册)${sentence}[\\s：:]*(.*)$`,
  'u'
)
const chapterForm = new RegExp(`^第\\s*(${numeral})\\s*[章回讲课话]${sentence}[\\s：:]*(.*)$`, 'u')
const sectionForm = new RegExp(`^第\\s*(${numeral})\\s*节${sentence}[\\s：:]*(.*)$`, 'u')
const appendixForm = /^附\s*录\s*([A-ZＡ-Ｚ]|\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[\s：:、.．]+(.*)|)$/u
const englishForm = /^(Chapter|Part)\s+(\d{1,3}|[IVXL]+)\b[\s.:：]*(.*)$/iu
const decimalForm =
  /^§?\s*(\d{1,3}(?:[.．]\d{1,3}){1,4})[.．、]?(?:\s+(?![万亿倍元版%])|(?=[\p{Script=Han}“《](?<![万亿倍元版年月日个])))(.*)$/u
const hanForm = /^([一二三四五六七八九十]{1,3})(?:、|[.．]\s*)(.+)$/u
const bracketedHanForm = /^[（(]([一二三四五六七八九十]{1,3})[)）]\s*(.+)$/u
const digitForm = /^(\d{1,3})(?:[、．]|[.](?=\s|\p{Script=Han}))\s*(.+)$/u
const bracketedDigitForm = /^(?:[（(](\d{1,2})[)）]|(\d{1,2})[)）])\s*(.+)$/u

const frontNames =
  /^(?:(?:图书在版编目\s*[（(]CIP[)）]\s*数据)|(?:内容(?:提要|简介|介绍))|(?:编辑推荐)|(?:出版(?:说明|者的话))|版权(?:页|声明|信息)?|(?:第[\d一二三四五六七八九十]+版)?(?:前言|序言?|自序)|(?:推荐|代|原|总|译)序[一二三四五六]?|(?:译者|作者|编者)序|译者的话|致谢|鸣谢|献词|题记|导[言读论]|凡例|使用说明|如何阅读本书|关于本书|本书约定|作者简介|关于作者|译者简介)$/u
const backNames = /^(?:后记|跋|编后记|译后记|尾声|参考文献|参考书目|术语表|名词解释|词汇表|索引|勘误表?|版权页)$/u
const otherNames = /^(?:引言|绪[论言]|楔子|序章|终章|结语|结论|结束语|番外.{0,12})$/u
const recapNames =
  /^(?:(?:本[章节回]|全[章书])?(?:小结|总结|要点|习题|回顾)|思考(?:题|与练习)|练习(?:题)?|习题|课后(?:练习|作业|习题)|延伸阅读|扩展阅读|参考资料|常见问题)$/u

/** A name that the whole of a book has once, before the text or behind it. */
export function divisionOfName(name: string): 'frontmatter' | 'backmatter' | undefined {
  const closed = simplified(closeLabel(name))
  if (frontNames.test(closed)) return 'frontmatter'
  return backNames.test(closed) || /^附录/u.test(closed) ? 'backmatter' : undefined
}

/** Take the spaces out of a name that is set with spaces: 目 录. Other text stays. */
export function closeLabel(text: string): string {
  const closed = text.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han}(?:[\s\u3000]|$))/gu, '')
  return closed !== text && isName(closed) ? closed : text
}

function isName(text: string): boolean {
  return [frontNames, backNames, otherNames, recapNames, contentsLabel, /^附录$/u].some((pattern) =>
    pattern.test(simplified(text))
  )
}

/** What stands above a printed table of contents. */
export const contentsLabel = /^(?:目[\s\u3000]*[录錄次]|(?:Table of )?Contents)$/iu

/** Tell what a line would be as a heading, by its looks alone, in either script. */
export function formOf(text: string): HeadingForm | undefined {
  const plain = simplified(text)
  const found = numberedForm(plain) ?? namedForm(closeLabel(plain)) ?? seriesForm(plain)
  const at = found ? plain.lastIndexOf(found.title) : -1
  return found && at >= 0 ? {...found, title: text.slice(at, at + found.title.length)} : found
}

function numberedForm(text: string): HeadingForm | undefined {
  const pairs = [
    ['part', ranks.part, partForm],
    ['chapter', ranks.chapter, chapterForm],
    ['section', ranks.section, sectionForm]
  ] as const
  for (const [kind, rank, pattern] of pairs) {
    const found = pattern.exec(text)
    if (found) return form({kind, rank, evidence: 'number'}, [valueOfNumeral(found[1] ?? '')], found[2])
  }
  const english = englishForm.exec(text)
  if (english && /^\d/.test(english[2] ?? '')) {
    const kind = /^p/i.test(text) ? 'part' : 'chapter'
    return form({kind, rank: ranks[kind], evidence: 'number'}, [Number(english[2])], english[3])
  }
  const appendix = appendixForm.exec(text)
  if (appendix) return form({kind: 'other', rank: ranks.chapter, evidence: 'number'}, [], appendix[2] ?? text)
  const decimal = decimalForm.exec(text)
  if (!decimal) return undefined
  const number = (decimal[1] ?? '').split(/[.．]/).map(Number)
  return form({kind: 'section', rank: ranks.section + (number.length - 2) / 10, evidence: 'number'}, number, decimal[2])
}

function namedForm(text: string): HeadingForm | undefined {
  const isRecap = recapNames.test(text)
  if (!isRecap && ![frontNames, backNames, otherNames].some((names) => names.test(text))) return undefined
  const rank = isRecap ? Number.POSITIVE_INFINITY : ranks.chapter
  return {kind: 'other', rank, number: [], title: text, evidence: 'word'}
}

function seriesForm(text: string): HeadingForm | undefined {
  const pairs = [
    [ranks.han, hanForm],
    [ranks.bracketedHan, bracketedHanForm],
    [ranks.digit, digitForm],
    [ranks.bracketedDigit, bracketedDigitForm]
  ] as const
  for (const [rank, pattern] of pairs) {
    const found = pattern.exec(text)
    if (!found) continue
    const [number = '', title] = found.slice(1).filter((group) => group !== undefined)
    return form({kind: 'section', rank, evidence: 'series'}, [valueOfNumeral(number)], title)
  }
  return undefined
}

function form(
  facts: Pick<HeadingForm, 'kind' | 'rank' | 'evidence'>,
  number: readonly number[],
  title = ''
): HeadingForm {
  return {...facts, number, title: title.trim()}
}

/** Whether text can be a title: short, and no sentence. */
export function isTitle(text: string): boolean {
  if (text === '' || widthOf(text) > 80) return false
  if (/[。；;，,、：:…—]$|[。；]|[.．]{3,}|\t/u.test(text)) return false
  return (text.match(/[，,]/g)?.length ?? 0) <= 1
}

/** In half-width columns. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{20000}-\u{3FFFD}“”‘’…—]/u.test(
        character
      )
        ? 2
        : 1
  return width
}

/** Without what differs between a title and its line in the printed contents. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u3000：:]/gu, '').toLowerCase()
}
