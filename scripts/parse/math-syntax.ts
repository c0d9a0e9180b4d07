import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {} from 'mdast-util-math'
import type {Code, Extension, State, Token, TokenizeContext, Tokenizer} from 'micromark-util-types'
import {characterOf, codeOf, isEnd, lineEnd} from './codes.ts'
import {hasLooseChinese} from './has-loose-chinese.ts'
import {mathFlow} from './math-flow.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    dollarMath: 'dollarMath'
    dollarMathSequence: 'dollarMathSequence'
    dollarMathData: 'dollarMathData'
  }
}

/**
 * `$x$` and `$$x$$`.
 *
 * One dollar counts by Pandoc's rule: no space behind the first, none before the next, and no digit behind that one;
 * nor what shell and templates have there, and no Chinese between but in groups. `\$` does not end a formula.
 *
 * @see https://pandoc.org/MANUAL.html#extension-tex_math_dollars
 */
export const mathSyntax: Extension = {
  text: {[codeOf('$')]: {name: 'dollarMath', tokenize}},
  flow: {[codeOf('$')]: mathFlow}
}

export const mathFromMarkdown: FromMarkdown = {
  enter: {
    dollarMath(token) {
      this.enter({type: 'inlineMath', value: ''}, token)
      this.buffer()
    },
    dollarMathData(token) {
      this.config.enter.data?.call(this, token)
    },
    mathBlock(token) {
      this.enter({type: 'math', meta: null, value: ''}, token)
      this.buffer()
    },
    mathBlockValue(token) {
      this.config.enter.data?.call(this, token)
    }
  },
  exit: {
    dollarMath(token) {
      const value = this.resume().trim()
      const node = this.stack.at(-1)
      if (node?.type === 'inlineMath') node.value = value
      this.exit(token)
    },
    dollarMathData(token) {
      this.config.exit.data?.call(this, token)
    },
    mathBlockInfo(token) {
      const node = this.stack.findLast((node) => node.type === 'math')
      if (node?.type === 'math') node.meta = this.sliceSerialize(token)
    },
    mathBlockValue(token) {
      this.config.exit.data?.call(this, token)
    },
    mathBlock(token) {
      const value = this.resume().replace(/^\n+|\s+$/g, '')
      const node = this.stack.at(-1)
      if (node?.type === 'math') node.value = value
      this.exit(token)
    }
  }
}

// eslint-disable-next-line max-lines-per-function -- a tokenizer's states share its variables
function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const before = this.previous
  let [last, formula]: [Code, string] = [null, '']
  let [sizeOpen, size] = [0, 0]
  let closing: Token
  return start

  function start(code: Code): State | undefined {
    if (before === codeOf('$')) return nok(code)
    effects.enter('dollarMath')
    effects.enter('dollarMathSequence')
    return open(code)
  }

  function open(code: Code): State | undefined {
    if (code === codeOf('$')) {
      sizeOpen++
      effects.consume(code)
      return open
    }
    if (sizeOpen > 2 || (sizeOpen === 1 && isBlank(code))) return nok(code)
    effects.exit('dollarMathSequence')
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === codeOf('$')) {
      if (sizeOpen === 1 && isBlank(last)) return nok(code)
      closing = effects.enter('dollarMathSequence')
      size = 0
      return close(code)
    }
    if (isEnd(code)) {
      last = code
      formula += ' '
      return lineEnd(effects, between)(code)
    }
    effects.enter('dollarMathData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (isEnd(code) || code === codeOf('$')) {
      effects.exit('dollarMathData')
      return between(code)
    }
    last = code
    formula += characterOf(code)
    effects.consume(code)
    return code === codeOf('\\') ? escaped : data
  }

  function escaped(code: Code): State | undefined {
    if (code !== codeOf('$')) return data(code)
    last = code
    formula += '$'
    effects.consume(code)
    return data
  }

  function close(code: Code): State | undefined {
    if (code === codeOf('$')) {
      size++
      effects.consume(code)
      return close
    }
    if (sizeOpen === 1 && (size > 1 || !isFormula(formula, characterOf(code)))) return nok(code)
    if (size === sizeOpen) {
      effects.exit('dollarMathSequence')
      effects.exit('dollarMath')
      return ok(code)
    }
    closing.type = 'dollarMathData'
    return data(code)
  }
}

/** Whether what stands between single dollars is no shell, template or price; `next` stands behind the second. */
function isFormula(value: string, next: string): boolean {
  if (/[\w{]/.test(next) || /^\{\s*\w/.test(value)) return false
  if (next === '(' && /^[({]|[/:=,;.]$/.test(value)) return false
  return !hasLooseChinese(value)
}

function isBlank(code: Code): boolean {
  return isEnd(code) || /\s/.test(characterOf(code))
}
