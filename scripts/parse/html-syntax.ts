import type {Code, Extension, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import {characterOf, codeOf, isEnd} from './codes.ts'

/** Longer tags are left to the parser: nobody writes them without quotes. */
const lengthLimit = 2000

const openTag = /^<[a-z][a-z\d-]*(\s+[a-z_:][\w.:-]*(\s*=\s*([^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>$/i

/**
 * `<img src=images/a.png>`: a value without quotes may hold `/`, which the parser does not know.
 *
 * @see https://spec.commonmark.org/0.31.2/#unquoted-attribute-value
 */
export const htmlSyntax: Extension = {text: {[codeOf('<')]: {name: 'htmlOpenTag', tokenize}}}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let [tag, quote] = ['', '']
  return (code) => {
    effects.enter('htmlText')
    effects.enter('htmlTextData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    const character = characterOf(code)
    if (isEnd(code) || tag.length > lengthLimit || (tag !== '' && quote === '' && character === '<')) return nok(code)
    tag += character
    effects.consume(code)
    if (quote === character) quote = ''
    else if (quote === '' && /["']/.test(character)) quote = character
    return character === '>' && quote === '' ? end : inside
  }

  function end(code: Code): State | undefined {
    if (!openTag.test(tag)) return nok(code)
    effects.exit('htmlTextData')
    effects.exit('htmlText')
    return ok(code)
  }
}
