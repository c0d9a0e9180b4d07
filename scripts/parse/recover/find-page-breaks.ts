import {formOf, widthOf} from './heading-forms.ts'
import type {Line, Recovery} from './recovery.ts'

/** Two paragraphs with nothing between them but empty lines. */
type Pair = {
  before: Line
  after: Line
  /** Whether a page number or a running head stood between them. */
  isBetweenPages: boolean
}

const final = /[。！？…!?：:；;.](?:[”’」』）)\]】》"'*_~`\s]*)$/u
/** No paragraph begins with these. */
const cannotBegin = /^[，。、；：！？”’」』）】》,;:!?)\]]|^(?:了|着|们|吗|呢|吧|的)(?![\p{Script=Latin}])/u
/** No sentence ends with these. */
const cannotEnd =
  /(?:[和与及或在把被对从向以将让使而但若则且并该其此各每某为最更很太极才却就只仅仍再又也]|[一那这哪每]个|因为|所以|如果|虽然|但是|并且|而且|以及|由于|对于|关于|根据|按照|通过|随着|为了|已经|正在|曾经|仍然|甚至|尤其|特别|十分|非常|最为|更为|极为|较为|比较|可以|能够|必须|应该|不是|就是|还是|或者|不仅|无论|只有|只要)$/u
/** Nor is one of these alone a sentence. */
const pronoun = /(?:^|[。！？；，])(?:他们|她们|它们|我们|你们|咱们|大家|他|她|它|我|你|这|那)$/u

type Evidence = 'page' | 'bracket' | 'begins' | 'comma' | 'word' | 'names' | 'ends'

/**
 * Find paragraphs that a page break tore in two.
 *
 * That the first ends without a full stop is not enough. It must end in the middle: of brackets, of a word, of a name
 * that the text has elsewhere, behind a comma, or with a word that no sentence ends with.
 */
export function findPageBreaks(text: string, lines: readonly Line[]): Recovery[] {
  const segmenter = new Intl.Segmenter('zh-Hans', {granularity: 'word'})
  return pairsOf(lines).flatMap((pair) => {
    const evidence = evidenceOf(pair, {text, segmenter})
    return evidence ? [joinOf(pair, evidence, text)] : []
  })
}

function pairsOf(lines: readonly Line[]): Pair[] {
  const pairs: Pair[] = []
  let before: Line | undefined
  let gap = false
  let isBetweenPages = false
  for (const line of lines) {
    if (line.kind === 'blank') {
      gap = true
      isBetweenPages ||= line.text !== ''
      continue
    }
    if (before && gap && before.kind === 'prose' && line.kind === 'prose') {
      pairs.push({before, after: line, isBetweenPages})
    }
    ;[before, gap, isBetweenPages] = [line, false, false]
  }
  return pairs
}

type Material = {text: string; segmenter: Intl.Segmenter}

function evidenceOf({before, after, isBetweenPages}: Pair, {text, segmenter}: Material): Evidence | undefined {
  const [first, second] = [before.text, after.text]
  if (formOf(second) || (formOf(first) && widthOf(first) < 60) || widthOf(first) < 24) return undefined
  if (/^[-*+>#|$!<[`]|^\d+[.)]\s|^[□❑◆●•]/u.test(second) || /^\$ /.test(first)) return undefined
  if (closesBracket(first, second)) return 'bracket'
  if (final.test(first)) return undefined
  if (isBetweenPages) return 'page'
  if (cannotBegin.test(second)) return 'begins'
  if (/[，、,]$/u.test(first)) return widthOf(second) > 30 ? 'comma' : undefined
  if (splitsWord(first, second, segmenter)) return 'word'
  if (splitsName(first, second, text)) return 'names'
  return cannotEnd.test(first) || pronoun.test(first) ? 'ends' : undefined
}

/** A bracket that the first leaves open and the second closes before it opens one. */
function closesBracket(first: string, second: string): boolean {
  const opened = first.match(/[（(]/gu)?.length ?? 0
  const closed = first.match(/[）)]/gu)?.length ?? 0
  if (opened <= closed || /[。！？]$/u.test(first)) return false
  return /^[^（(）)]*[）)]/u.test(second)
}

/** The dictionary sees a word over the gap, and sees none there that ends or begins. */
function splitsWord(first: string, second: string, segmenter: Intl.Segmenter): boolean {
  const [end, start] = [/\p{Script=Han}{1,12}$/u.exec(first)?.[0], /^\p{Script=Han}{1,12}/u.exec(second)?.[0]]
  if (!end || !start || !/[，。；：！？,]/u.test(first)) return false
  const across = segmentAt(segmenter, end + start, end.length)
  if (across === undefined) return false
  // A word that is whole on its own side stays there.
  const lastOfFirst = [...segmenter.segment(end)].at(-1)?.segment ?? ''
  return lastOfFirst.length === 1 && across.startsWith(lastOfFirst)
}

/** The word that stands on both sides of a place. */
function segmentAt(segmenter: Intl.Segmenter, text: string, at: number): string | undefined {
  for (const {segment, index} of segmenter.segment(text)) {
    if (index < at && index + segment.length > at) return segment
  }
  return undefined
}

/** `Cloud` and `Foundry`, where the text has `Cloud Foundry` elsewhere. */
function splitsName(first: string, second: string, text: string): boolean {
  const [end, start] = [/[A-Za-z][\w.+-]*$/.exec(first)?.[0], /^[A-Za-z][\w+-]*/.exec(second)?.[0]]
  if (end === undefined || start === undefined) return false
  return text.includes(`${end} ${start}`)
}

function joinOf({before, after}: Pair, evidence: Evidence, text: string): Recovery {
  const [first, second] = [before.text.at(-1) ?? '', after.text[0] ?? '']
  const [end, start] = [before.text.slice(-8), after.text.slice(0, 8)]
  return {
    kind: 'page-breaks',
    ruleId: 'recover-page-breaks',
    start: before.start,
    end: after.end,
    edits: [
      {
        start: before.textStart + before.text.length,
        end: after.textStart,
        text: needsSpace(first, second, text) ? ' ' : ''
      }
    ],
    certain: true,
    reason: `Unexpected end of a paragraph in the middle of a sentence between \`${end}\` and \`${start}\`, expected one paragraph`,
    note: notes[evidence],
    values: {end, start}
  }
}

const notes: Readonly<Record<Evidence, string>> = {
  page: 'A page ends between the two, and no sentence does',
  bracket: 'A bracket is open at the end of the first',
  begins: 'No paragraph begins as the second does',
  comma: 'The first ends with a comma',
  word: 'The gap is in the middle of a word',
  names: 'The gap is in the middle of a name',
  ends: 'No sentence ends as the first does'
}

/** As the text has it: between Latin words always, between Han and Latin where it is used to. */
function needsSpace(first: string, second: string, text: string): boolean {
  const [left, right] = [isWide(first), isWide(second)]
  if (left && right) return false
  if (/[，。；：！？、（“《]/u.test(first) || /[，。；：！？、）”》]/u.test(second)) return false
  if (!left && !right) return true
  if (/[,;:]/.test(first)) return / \p{Script=Han}/u.test(text) && /, \p{Script=Han}/u.test(text)
  return spacesBetween(text)
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60“”‘’…—]/u.test(character)
}

/** Whether the text has more spaces between Han and Latin than none. */
export function spacesBetween(text: string): boolean {
  const spaced = text.match(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/gu)?.length ?? 0
  const bare = text.match(/\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/gu)?.length ?? 0
  return spaced > bare
}
