import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'

const lengthLimit = 60

const wordings = {
  'unsafe-html': {expected: 'text', note: 'The tags are left out, and what stands between them is kept'},
  'unknown-html': {expected: 'a tag of HTML', note: 'If it is not a tag, write `\\<` or put it in backticks'},
  'unclosed-html': {expected: 'its end in the same paragraph or block', note: 'It is taken to end where the block ends'}
} as const

/** Report a tag whose content is kept. */
export function reportTag(
  file: VFile,
  ruleId: keyof typeof wordings,
  {source, position}: {source: string; position: Position}
): void {
  const {expected, note} = wordings[ruleId]
  const tag = shortened(source)
  const reason = `Unexpected \`${tag}\`, expected ${expected}`
  reportWarning(file, {source: 'parse', ruleId, reason, place: position, note, values: {tag}})
}

/** Report markup that is left out, as `unsafe-html`. */
export function reportRemoved(file: VFile, source: string, position: Position): void {
  const tag = shortened(source)
  reportWarning(file, {
    source: 'parse',
    ruleId: 'unsafe-html',
    reason: `Unexpected \`${tag}\`, expected HTML that is text`,
    place: position,
    note: 'It is left out of the book',
    values: {tag}
  })
}

function shortened(source: string): string {
  const line = source.split('\n')[0] ?? ''
  return line.length > lengthLimit ? `${line.slice(0, lengthLimit)}…` : line
}
