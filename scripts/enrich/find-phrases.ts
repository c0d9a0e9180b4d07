/** How Chinese books refer to their own parts in plain words. Knows no targets. */
import type {TargetKind} from '../book.ts'
import {numeralOf} from './own-number.ts'

/** What words say of where they lead. */
export type Phrase = {start: number; end: number; text: string} & (
  | {kind: 'here' | 'previous' | 'next'; of: 'chapter' | 'section'}
  /** `within`: the number counts within the chapter: 第 2 节. */
  | {kind: 'numbered'; of: Exclude<TargetKind, 'section' | 'note'>; number: readonly number[]; lettered: boolean}
  | {kind: 'numbered'; of: 'section'; number: readonly number[]; lettered: boolean; within: boolean}
  /** 后文会详细介绍: there must be a place, and nobody says which. */
  | {kind: 'vague'}
)

type Pattern = {pattern: RegExp; read: (groups: readonly (string | undefined)[]) => Reading}
type Unplaced<T> = T extends unknown ? Omit<T, 'start' | 'end' | 'text'> : never
type Reading = Unplaced<Phrase>

const numeral = String.raw`(\d{1,3}|[一二三四五六七八九十百零〇两]{1,5})`
/** 2, 2-3, A-1. A letter alone is a name, and no number: 公式 E, 图 A. */
const dottedNumeral = String.raw`(\d{1,3}(?:[-–.]\d{1,3}){0,3}|[A-Z](?:[-–.]\d{1,3}){1,3})`
/** What can stand before 图 1 or 表 1: not the rest of a longer word, as in 地图 1 or 代表 1. */
const opening = String.raw`(?<=^|[^\p{Script=Han}]|[如见在由从据及和与或以用按照跟把将是像对到看即参])`
/** 本章程, 本节目, 上一节课, 下一章鱼. */
const wholeWord = '(?![程法目课约点制奏气选鱼车电])'

const kinds: Readonly<Record<string, 'figure' | 'table' | 'listing' | 'equation'>> = {
  图: 'figure',
  表: 'table',
  代码清单: 'listing',
  清单: 'listing',
  式: 'equation',
  公式: 'equation'
}

const explain =
  '介绍|讲解|讲到|讲述|细讲|细说|讨论|探讨|解读|解释|说明|分析|剖析|展开|详述|详谈|阐述|论述|描述|再谈|谈到|再说'

const patterns: readonly Pattern[] = [
  {
    pattern: new RegExp(`(?<![基样版副剧课书样孤])(本)([章节])${wholeWord}`, 'gu'),
    read: ([, unit]) => ({kind: 'here', of: unitOf(unit)})
  },
  {
    pattern: new RegExp(`(?<![\\p{Script=Han}]历)(上|下)一?([章节])${wholeWord}`, 'gu'),
    read: ([direction, unit]) => ({kind: direction === '上' ? 'previous' : 'next', of: unitOf(unit)})
  },
  {
    pattern: new RegExp(String.raw`第\s*${numeral}\s*章(?![程鱼])`, 'gu'),
    read: ([number = '']) => ({kind: 'numbered', of: 'chapter', number: [numeralOf(number)], lettered: false})
  },
  {
    pattern: /附录\s*([A-Z])(?![A-Za-z\d])/gu,
    read: ([letter = 'A']) => ({
      kind: 'numbered',
      of: 'chapter',
      number: [letter.charCodeAt(0) - 64],
      lettered: true
    })
  },
  {
    pattern: /(?<![\d.A-Za-z])(?:第\s*)?((?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,3})\s*小?节(?![目课约点制奏气选省])/gu,
    read: ([number = '']) => ({kind: 'numbered', of: 'section', ...dotted(number), within: false})
  },
  {
    pattern: new RegExp(String.raw`第\s*${numeral}\s*节(?![目课约点制奏气选车电])`, 'gu'),
    read: ([number = '']) => ({
      kind: 'numbered',
      of: 'section',
      number: [numeralOf(number)],
      lettered: false,
      within: true
    })
  },
  {
    pattern: new RegExp(
      String.raw`${opening}(图|表|代码清单|清单|公式|式)\s*(?:${dottedNumeral}|[(（]${dottedNumeral}[)）])(?![\d.\-–A-Za-z%]|\s*[年月日号天个张种项份次人条])`,
      'gu'
    ),
    read: ([word = '', plain, bracketed]) => ({
      ...{kind: 'numbered', of: kinds[word] ?? 'figure'},
      ...dotted(plain ?? bracketed ?? '')
    })
  },
  {
    pattern: new RegExp(
      String.raw`(?:后文|下文|后面的?[几各]?[章节]*|本书后面|(?<=^|[。！？；，我们])后续(?:章节)?|(?<=^|[。！？；，我们])稍后)[^，。！？；：\n]{0,8}?(?:会|将|再|还要|还会|继续)[^，。！？；：\n]{0,10}?(?:${explain})`,
      'gu'
    ),
    read: () => ({kind: 'vague'})
  }
]

/** Find the words that refer to parts of this book; of two that overlap the longer one, or the first. */
export function findPhrases(text: string): Phrase[] {
  const found = patterns.flatMap(({pattern, read}) =>
    [...text.matchAll(pattern)].map((match): Phrase => {
      const [whole, ...groups] = match
      return {start: match.index, end: match.index + whole.length, text: whole, ...read(groups)}
    })
  )
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found
    .filter((phrase, index) => !found.some((other, at) => at !== index && covers(other, phrase)))
    .filter((phrase) => phrase.kind === 'here' || !isOfAnotherBook(text, phrase))
}

function covers(a: Phrase, b: Phrase): boolean {
  // A vague phrase that names a place is not vague.
  if (a.kind === 'vague') return false
  if (b.kind === 'vague') return a.start < b.end && b.start < a.end
  return a.start <= b.start && b.end <= a.end && a.end - a.start > b.end - b.start
}

/** 《某书》第 3 章, 该书第三章, RFC 2119 第 3 节: said in the same sentence before the words. */
function isOfAnotherBook(text: string, {start}: Phrase): boolean {
  const sentence = /[^。！？\n]*$/u.exec(text.slice(0, start))?.[0] ?? ''
  return /《[^》]+》[^，；]*$|(?:[该此原那]书|那本书|这本书|一书|书中|论文|规范|标准|手册|教程|条例|宪法|RFC\s*\d+|ISO[\s\d:-]+)[^，；]*$/u.test(
    sentence
  )
}

function unitOf(unit = ''): 'chapter' | 'section' {
  return unit === '章' ? 'chapter' : 'section'
}

function dotted(text: string): {number: readonly number[]; lettered: boolean} {
  const [first = '', ...rest] = text.split(/[-–.]/)
  const lettered = /^[A-Z]$/.test(first)
  return {number: [lettered ? first.charCodeAt(0) - 64 : Number(first), ...rest.map(Number)], lettered}
}
