import {formOf} from './heading-forms.ts'
import type {Line, Recovery} from './recovery.ts'

/** Pages from which on numbers alone on their lines are those of pages. */
const fewest = 3

const pageForm = /^(?:[-–—·•~|]\s*)?(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[-–—·•~|])?$/u

/**
 * Find page numbers between paragraphs, and running heads beside them. Sets their lines blank.
 *
 * Numbers must stand alone, grow, and be near to one another; heads must repeat, each next to a number.
 */
export function findFurniture(lines: readonly Line[]): Recovery[] {
  const text = lines.filter(({kind}) => kind !== 'blank')
  const numbers = risingRun(text.filter((line) => isAlone(line) && pageForm.test(line.text)))
  if (numbers.length < fewest) return []
  const heads = runningHeads(text, new Set(numbers))
  return [...numbers, ...heads].map((line) => {
    line.kind = 'blank'
    return {
      kind: 'page-furniture',
      ruleId: 'recover-page-furniture',
      start: line.start,
      end: line.end,
      edits: [{start: line.start, end: line.end, text: ''}],
      certain: true,
      reason: `Unexpected \`${line.text}\` of a printed page, expected running text`,
      note: 'It is left out',
      values: {text: line.text}
    }
  })
}

function isAlone(line: Line): boolean {
  return line.kind === 'prose' || line.kind === 'code'
}

/** The pages of a book that was cut up: each number is a little greater than the one before. */
function risingRun(lines: readonly Line[]): Line[] {
  let run: Line[] = []
  let best: Line[] = []
  let last = 0
  for (const line of lines) {
    const number = Number(pageForm.exec(line.text)?.[1])
    if (run.length > 0 && (number <= last || number > last + 3)) run = []
    run = [...run, line]
    last = number
    if (run.length > best.length) best = run
  }
  return best
}

function runningHeads(text: readonly Line[], numbers: ReadonlySet<Line>): Line[] {
  const beside = text.filter((line, index) => {
    const neighbours = [text[index - 1], text[index + 1]]
    return (
      isAlone(line) && !numbers.has(line) && line.text.length <= 40 && neighbours.some((one) => one && numbers.has(one))
    )
  })
  const byText = new Map<string, Line[]>()
  for (const line of beside) byText.set(line.text, [...(byText.get(line.text) ?? []), line])
  return [...byText.values()].flatMap((same) => {
    const head = same[0]?.text ?? ''
    if (same.length < fewest || /[。！？]$/u.test(head)) return []
    // The heading itself is no running head, though it may stand below a number too.
    const heading = formOf(head) ? text.find((line) => line.text === head) : undefined
    return same.filter((line) => line !== heading)
  })
}
