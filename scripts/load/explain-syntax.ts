/** Errors of the YAML parser → sentences. */
import type {YAMLError} from 'yaml'
import type {Problem} from '../diagnostics.ts'

/** Say what the YAML parser stumbled over. */
export function problemOfSyntax(text: string, error: YAMLError): Omit<Problem, 'source'> {
  const found = text.slice(...error.pos).split('\n')[0] ?? ''
  if (error.code === 'DUPLICATE_KEY') {
    const key = /[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? ''
    return {ruleId: 'duplicate-key', reason: `Unexpected second \`${key}\`, expected each key once`, values: {key}}
  }
  if (error.code === 'TAG_RESOLVE_FAILED') {
    return {ruleId: 'unknown-tag', reason: `Unexpected tag \`${found}\`, expected plain data`, values: {tag: found}}
  }
  if (error.code === 'TAB_AS_INDENT') {
    return {ruleId: 'tab-indent', reason: 'Unexpected tab as indentation, expected spaces'}
  }
  // The parser's own sentence is advice to programmers here.
  const detail = error.code === 'MULTIPLE_DOCS' ? 'Only one document' : (error.message.split('\n')[0] ?? '')
  return {
    ruleId: 'invalid-yaml',
    reason: `Unexpected YAML, expected \`key: value\` lines: ${detail}`,
    note: 'Put quotes around text that holds `: ` or ` #`, or begins with one of `@ \\` * & ! % { [`',
    values: {detail}
  }
}
