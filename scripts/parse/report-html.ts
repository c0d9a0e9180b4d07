import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'

const lengthLimit = 60

/** What can be wrong with a tag whose content is kept. */
const tagProblems = {
  unsafe: {
    ruleId: 'unsafe-html',
    wanted: 'text',
    note: 'The tags are left out, and what stands between them is kept'
  },
  unknown: {
    ruleId: 'unknown-html',
    wanted: 'a tag of HTML',
    note: 'If it is not a tag, write `\\<` or put it in backticks'
  },
  unclosed: {
    ruleId: 'unclosed-html',
    wanted: 'its end in the same paragraph or block',
    note: 'It is taken to end where the block ends'
  }
} as const

/** Report a tag whose content is kept. */
export function reportTag(
  file: VFile,
  problem: keyof typeof tagProblems,
  {source, position}: {source: string; position: Position}
): void {
  const {ruleId, wanted, note} = tagProblems[problem]
  const tag = shortened(source)
  const reason = `Unexpected \`${tag}\`, expected ${wanted}`
  reportWarning(file, {source: 'parse', ruleId, reason, place: position, note, values: {tag}})
}

/** Report markup that is left out, alone or with its content, as `unsafe-html`. */
export function reportRemoved(
  file: VFile,
  {source, position, hasContent = false}: {source: string; position: Position; hasContent?: boolean}
): void {
  const tag = shortened(source)
  reportWarning(file, {
    source: 'parse',
    ruleId: 'unsafe-html',
    reason: `Unexpected \`${tag}\`, expected HTML that is text`,
    place: position,
    note: hasContent ? 'It is left out of the book, with all that it holds' : 'It is left out of the book',
    values: {tag}
  })
}

function shortened(source: string): string {
  const line = source.split('\n')[0] ?? ''
  return line.length > lengthLimit ? `${line.slice(0, lengthLimit)}…` : line
}
