import type {Code, Extension, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import type {} from 'micromark-extension-gfm-autolink-literal'
import {characterOf, codeOf, isEnd} from './codes.ts'

/** Marks that end a sentence or a quotation, and no address. */
const chineseMark = /[\u3000-\u3003\u3008-\u3011\u3014-\u301B“”‘’…—！（），：；？]/

const construct = {name: 'literalAutolink', tokenize}

/** A bare `https://…` that Chinese punctuation ends. GFM would take it, and all up to the next space, for the address. */
export const autolinkSyntax: Extension = {text: {[codeOf('h')]: construct, [codeOf('H')]: construct}}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const before = characterOf(this.previous)
  let text = ''
  return start

  function start(code: Code): State | undefined {
    if (/[a-z]/i.test(before)) return nok(code)
    effects.enter('literalAutolink')
    effects.enter('literalAutolinkHttp')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    const character = characterOf(code)
    if (isEnd(code) || /[\s<>[\]*~`]/.test(character) || text.length > 2000) return nok(code)
    if (chineseMark.test(character)) return end(code)
    text += character
    if (text.length === 8 && !/^https?:\/\/?/i.test(text)) return nok(code)
    effects.consume(code)
    return inside
  }

  function end(code: Code): State | undefined {
    if (!/^https?:\/\/[^\s/]+\.[^\s]*[^).,:;?!'"]$/i.test(text)) return nok(code)
    effects.exit('literalAutolinkHttp')
    effects.exit('literalAutolink')
    return ok(code)
  }
}
