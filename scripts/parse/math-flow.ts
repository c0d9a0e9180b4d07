import type {Code, Construct, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import {attributesOf} from './attributes-of.ts'
import {characterOf, codeOf, isEnd, nextLine, spaces} from './codes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathBlock: 'mathBlock'
    mathBlockFence: 'mathBlockFence'
    mathBlockInfo: 'mathBlockInfo'
    mathBlockValue: 'mathBlockValue'
  }
}

/** `$$` alone on its line, to a line that ends in `$$`; attributes may stand behind either. */
export const mathFlow: Construct = {name: 'mathBlock', tokenize, concrete: true}

const fence: Construct = {tokenize: tokenizeFence, partial: true}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const {interrupt} = this
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathBlock')
    return effects.attempt(fence, afterOpening, nok)(code)
  }

  function afterOpening(code: Code): State | undefined {
    return interrupt ? ok(code) : lineOrEnd(code)
  }

  function lineOrEnd(code: Code): State | undefined {
    return code === null ? end(code) : effects.attempt(nextLine, content, end)(code)
  }

  function content(code: Code): State | undefined {
    if (isEnd(code)) return lineOrEnd(code)
    if (code === codeOf('$')) return effects.attempt(fence, end, value)(code)
    return value(code)
  }

  function value(code: Code): State | undefined {
    effects.enter('mathBlockValue')
    effects.consume(code)
    return inValue
  }

  function inValue(code: Code): State | undefined {
    if (isEnd(code) || code === codeOf('$')) {
      effects.exit('mathBlockValue')
      return content(code)
    }
    effects.consume(code)
    return inValue
  }

  function end(code: Code): State | undefined {
    effects.exit('mathBlock')
    return ok(code)
  }
}

/** `$$`, with attributes or nothing behind it on its line. */
function tokenizeFence(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let size = 0
  let info = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('mathBlockFence')
    return sequence(code)
  }

  function sequence(code: Code): State | undefined {
    if (code === codeOf('$')) {
      size++
      effects.consume(code)
      return sequence
    }
    return size === 2 ? spaces(effects, afterSpaces)(code) : nok(code)
  }

  function afterSpaces(code: Code): State | undefined {
    if (isEnd(code)) return end(code)
    effects.enter('mathBlockInfo')
    return inInfo(code)
  }

  function inInfo(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('mathBlockInfo')
      return attributesOf(info.trim()) ? end(code) : nok(code)
    }
    info += characterOf(code)
    effects.consume(code)
    return inInfo
  }

  function end(code: Code): State | undefined {
    effects.exit('mathBlockFence')
    return ok(code)
  }
}
