/** Errors of the YAML parser → sentences. */
import type {YAMLError} from 'yaml'
import type {Problem} from '../diagnostics.ts'

type Explanation = Omit<Problem, 'source' | 'place'>

/** Where an error has its cause: where it was found, or where what is not closed begins. */
export type Origin = 'here' | 'quote' | 'bracket'

/** Say where the cause of an error stands. */
export function originOf({message}: YAMLError): Origin {
  if (message.startsWith('Missing closing')) return 'quote'
  return message.startsWith('Flow ') ? 'bracket' : 'here'
}

/**
 * Say what the YAML parser stumbled over.
 *   `duplicate-key`, `unknown-tag`, `tab-indent`, `second-document`, `missing-quote`, `missing-bracket`, `bad-indent`,
 *   `missing-colon`, `colon-in-text`, `reserved-character`, `invalid-escape`, else `invalid-yaml`.
 *
 * @param start Where the cause stands, as an offset.
 */
export function problemOfSyntax(text: string, error: YAMLError, start: number): Explanation {
  const first = text.charAt(start)
  const origin = originOf(error)
  if (origin === 'quote') return missingQuote(first)
  if (origin === 'bracket') return missingBracket(first)
  return problemOfCode(error, {found: text.slice(...error.pos).split('\n')[0] ?? '', rest: text.slice(start)})
}

function missingQuote(quote: string): Explanation {
  return {
    ruleId: 'missing-quote',
    reason: `Unexpected end of the text that a \`${quote}\` begins, expected a second \`${quote}\``,
    note: `Put \`${quote}\` at the end of the text, too`,
    values: {quote}
  }
}

function missingBracket(open: string): Explanation {
  const close = open === '{' ? '}' : ']'
  return {
    ruleId: 'missing-bracket',
    reason: `Unexpected end of what a \`${open}\` begins, expected a \`${close}\``,
    note: `Put \`${close}\` where it ends`,
    values: {open, close}
  }
}

type Found = {found: string; rest: string}

function problemOfCode({code, message}: YAMLError, {found, rest}: Found): Explanation {
  const line = rest.split('\n')[0]?.trim() ?? ''
  switch (code) {
    case 'DUPLICATE_KEY': {
      const key = /[^\s:]+/.exec(rest)?.[0] ?? ''
      return {ruleId: 'duplicate-key', reason: `Unexpected second \`${key}\`, expected each key once`, values: {key}}
    }
    case 'TAG_RESOLVE_FAILED':
      return {ruleId: 'unknown-tag', reason: `Unexpected tag \`${found}\`, expected plain data`, values: {tag: found}}
    case 'TAB_AS_INDENT':
      return {ruleId: 'tab-indent', reason: 'Unexpected tab as indentation, expected spaces'}
    case 'MULTIPLE_DOCS':
      return {ruleId: 'second-document', reason: 'Unexpected second document after `---`, expected one in the file'}
    case 'BAD_INDENT':
      return badIndent(line)
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColon(line)
    case 'BLOCK_AS_IMPLICIT_KEY':
      return line.includes(': ') ? colonInText(line) : badIndent(rest.split('\n')[1]?.trim() ?? line)
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return reservedCharacter(rest.charAt(0))
    case 'BAD_DQ_ESCAPE':
      return invalidEscape(/\\.*/s.exec(message)?.[0] ?? '\\')
    default:
      return /^(Implicit map|Sequence item)/.test(message) ? missingColon(line) : notYaml(line, message)
  }
}

function badIndent(line: string): Explanation {
  return {
    ruleId: 'bad-indent',
    reason: `Unexpected indentation of \`${line}\`, expected that of the lines it goes with`,
    note: 'Let the keys or items of one list begin in the same column',
    values: {line}
  }
}

function missingColon(line: string): Explanation {
  return {
    ruleId: 'missing-colon',
    reason: `Unexpected line \`${line}\`, expected \`key: value\``,
    note: 'Write the colon `:` of the Latin keyboard and a space after the key; list items begin with `- `',
    values: {line}
  }
}

function colonInText(line: string): Explanation {
  return {
    ruleId: 'colon-in-text',
    reason: `Unexpected second \`: \` in \`${line}\`, expected one key`,
    note: 'Put quotes around text that holds `: `, or let the key after it begin in the column of the first',
    values: {line}
  }
}

function reservedCharacter(character: string): Explanation {
  return {
    ruleId: 'reserved-character',
    reason: `Unexpected \`${character}\` at the beginning of a value, expected quotes around it`,
    note: 'Put quotes around the text',
    values: {character}
  }
}

function invalidEscape(sequence: string): Explanation {
  return {
    ruleId: 'invalid-escape',
    reason: `Unexpected \`${sequence}\` between double quotes, expected a character that can follow \`\\\``,
    note: 'Write `\\\\` for a backslash, or use single quotes',
    values: {sequence}
  }
}

/** The parser's own sentence is advice to programmers: the last resort. */
function notYaml(line: string, message: string): Explanation {
  const detail = message.split('\n')[0] ?? ''
  return {
    ruleId: 'invalid-yaml',
    reason: `Unexpected \`${line}\`, expected YAML: ${detail}`,
    note: 'Put quotes around text that holds `: ` or ` #`, or begins with one of `@ \\` * & ! % { [`',
    values: {line}
  }
}
