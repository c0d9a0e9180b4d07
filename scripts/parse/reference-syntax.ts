import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {Code, Construct, Extension, State, TokenizeContext, Tokenizer} from 'micromark-util-types'

import {characterOf, codeOf, isEnd} from './codes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    atReference: 'atReference'
  }
}

const whole = /^@(?:fig|tbl|lst|sec|eq|chap):./

/** `@fig:a`, in the prefixes of numbered things only: names and mail addresses stay text. */
export const referenceSyntax: Extension = {text: {[codeOf('@')]: {name: 'atReference', tokenize}}}

export const referenceFromMarkdown: FromMarkdown = {
  enter: {
    atReference(token) {
      this.enter({type: 'crossReference', identifier: this.sliceSerialize(token).slice(1), children: []}, token)
    }
  },
  exit: {
    atReference(token) {
      this.exit(token)
    }
  }
}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const before = characterOf(this.previous)
  // Behind a bare reference Chinese text goes on at once; between brackets it belongs to the identifier.
  const letter = before === '[' ? /[\p{L}\p{N}_\uD800-\uDFFF]/u : /\w/
  const continues: Construct = {tokenize: tokenizeContinuation, partial: true}
  let text = ''
  return start

  function start(code: Code): State | undefined {
    if (/[\w.+-]/.test(before)) return nok(code)
    effects.enter('atReference')
    return take(code)
  }

  function take(code: Code): State | undefined {
    text += characterOf(code)
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (!isEnd(code) && letter.test(characterOf(code))) return take(code)
    if (!isEnd(code) && /[:.-]/.test(characterOf(code))) return effects.check(continues, take, end)(code)
    return end(code)
  }

  function end(code: Code): State | undefined {
    if (!whole.test(text)) return nok(code)
    effects.exit('atReference')
    return ok(code)
  }

  /** A mark within an identifier has a letter or digit behind it. */
  function tokenizeContinuation(...[effects, ok, nok]: Parameters<Tokenizer>): State {
    return (code) => {
      effects.enter('atReference')
      effects.consume(code)
      effects.exit('atReference')
      return (code) => (!isEnd(code) && letter.test(characterOf(code)) ? ok(code) : nok(code))
    }
  }
}
