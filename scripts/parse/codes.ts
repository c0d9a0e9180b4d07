/** What our tokenizers say about micromark's character codes. */
import type {Code, Construct, Effects, State, TokenizeContext, Tokenizer} from 'micromark-util-types'

/** The code that micromark calls a tokenizer with for an ASCII character. */
export function codeOf(character: string): number {
  return character.charCodeAt(0)
}

/** End of line or of text. */
export function isEnd(code: Code): code is null | -3 | -4 | -5 {
  return code === null || code < -2
}

/** The character of a code; tabs and the columns they fill are spaces. */
export function characterOf(code: Code): string {
  return code === null || code < 0 ? ' ' : String.fromCharCode(code)
}

/** A space or a tab, within its line. */
export function isSpace(code: Code): boolean {
  return !isEnd(code) && characterOf(code) === ' '
}

/** Step over a line ending. */
export function lineEnd(effects: Effects, next: State): State {
  return (code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return next
  }
}

/** Step over spaces and tabs, if there are any. */
export function spaces(effects: Effects, next: State): State {
  return (code) => {
    if (!isSpace(code)) return next(code)
    effects.enter('whitespace')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (isSpace(code)) {
      effects.consume(code)
      return inside
    }
    effects.exit('whitespace')
    return next(code)
  }
}

/** The next line, unless it has left the quote or list that a block stands in. */
export const nextLine: Construct = {tokenize: tokenizeNextLine, partial: true}

function tokenizeNextLine(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  return (code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return (code) => (this.parser.lazy[this.now().line] ? nok(code) : ok(code))
  }
}
