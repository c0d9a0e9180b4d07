import type {Edit, Fix} from '../diagnostics.ts'
import {hasHan, isCatalogue, isHan} from './characters.ts'
import {editOf, fixOf, type Passage} from './passage.ts'
import type {Draft, Report, Rule} from './rule.ts'

type Found = {passage: Passage; index: number; length: number; mark: string; wide: string}

const wideOf: Readonly<Record<string, string>> = {',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。'}

/** From so many marks on, in paragraphs that follow one another, one finding tells of all. */
const regionSize = 10

/** `在此过程中,你`: between Chinese words, or behind one. */
export const halfWidthPunctuation: Rule = {
  ruleId: 'half-width-punctuation',
  severity: 'warning',
  description: 'Chinese sentences have full-width marks.',
  check: (draft, report) => {
    let region: Found[] = []
    let quiet = 0
    const end = (): void => {
      reportRegion(draft, region, report)
      region = []
    }
    for (const passage of draft.passages) {
      const found = hasHan(passage.text) && !isCatalogue(passage.text) ? marksIn(passage, draft.source) : []
      quiet = found.length > 0 ? 0 : quiet + 1
      if (quiet > 1) end()
      region.push(...found)
    }
    end()
  }
}

function reportRegion({placeOf}: Pick<Draft, 'placeOf'>, region: readonly Found[], report: Report): void {
  const [first, last] = [region[0], region.at(-1)]
  if (!first || !last) return
  if (region.length < regionSize || new Set(region.map(({passage}) => passage)).size < 3) {
    for (const found of region) reportMark(found, report)
    return
  }
  const start = first.passage.placeOf(first.index, 1).start
  const end = last.passage.placeOf(last.index, last.length).end
  const place = placeOf(start.offset ?? 0, end.offset ?? 0)
  const lines = `${place.start.line}–${place.end.line}`
  const marks = [...new Set(region.map(({mark}) => mark))].sort().join(' ')
  report({
    reason: `Unexpected ${region.length} half-width marks \`${marks}\` in Chinese text, lines ${lines}, expected full-width ones`,
    place,
    values: {
      mark: marks,
      expected: marks
        .split(' ')
        .map((mark) => wideOf[mark] ?? mark)
        .join(' '),
      where: `（第 ${lines} 行，共 ${region.length} 处）`
    },
    ...fixOfRegion(region)
  })
}

/** What cannot be mended is told with the rest, and left. */
function fixOfRegion(region: readonly Found[]): {fix?: Fix} {
  const edits = region.flatMap((found) => editFor(found) ?? [])
  return edits.length > 0 ? {fix: {kind: 'safe', edits, isDivisible: true}} : {}
}

function reportMark(found: Found, report: Report): void {
  const {passage, index, length, mark, wide} = found
  report({
    reason: `Unexpected half-width \`${mark}\` in Chinese text, expected \`${wide}\``,
    place: passage.placeOf(index, length),
    expected: [wide],
    values: {mark, expected: wide, where: ''},
    ...fixOf('safe', editFor(found))
  })
}

/** The space that goes with a half-width mark goes with it. */
function editFor({passage, index, length, wide}: Found): Edit | undefined {
  return editOf(passage, {index, length}, wide) ?? editOf(passage, {index, length: 1}, wide)
}

function marksIn(passage: Passage, source: string): Found[] {
  const {text} = passage
  return [...text.matchAll(/[,;:?!.](?: (?=\S))?/g)].flatMap(({0: whole, index}): Found[] => {
    const mark = whole[0] ?? ''
    if (!isChinese(text, index, mark)) return []
    // A line end of the source reads as a space, too, and stays.
    const length = source[passage.starts[index + 1] ?? 0] === ' ' ? whole.length : 1
    return [{passage, index, length, mark, wide: wideOf[mark] ?? mark}]
  })
}

const chineseBefore = /\p{Script=Han}[”’」』》〉】）)]*$/u

/** Whether a mark at an index belongs to a Chinese sentence. */
function isChinese(text: string, index: number, mark: string): boolean {
  const [before, after] = [text[index - 1], text[index + 1]]
  if (before === undefined || /\s/.test(before) || before === mark || after === mark) return false
  // Of `,。` one goes: `doubled-punctuation` tells which.
  if (after !== undefined && '，。、；：！？'.includes(after)) return false
  // Smileys, paths, assignments.
  if (after !== undefined && '=/)\\'.includes(after)) return false
  // `Hello, world! 程序`, `dbg! 宏`: the mark is a part of the name.
  if ('!?'.includes(mark) && after === ' ' && /[A-Za-z]/.test(before)) return false
  const isBehindChinese = chineseBefore.test(text.slice(Math.max(0, index - 6), index))
  if (mark === '.')
    return isBehindChinese && !isNumbering(text, index) && (after === undefined || /\s/.test(after) || isHan(after))
  const beyond = after === ' ' ? text[index + 2] : after
  if (isBehindChinese || isHan(beyond)) return true
  if (beyond !== undefined) return '“‘（《「'.includes(beyond)
  // At the end of a Chinese paragraph, behind a Latin word.
  return ',;:'.includes(mark) && /[A-Za-z\d)\uFFFC]/.test(before)
}

/** `一. 引言`. */
function isNumbering(text: string, index: number): boolean {
  return /^\s*[第（(]?[一二三四五六七八九十百零〇甲乙丙丁]+$/.test(text.slice(0, index))
}
