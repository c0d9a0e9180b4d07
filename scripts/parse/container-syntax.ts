import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {Code, Construct, Extension, State, Token, TokenizeContext, Tokenizer} from 'micromark-util-types'

import {characterOf, codeOf, isEnd, isSpace, nextLine, spaces} from './codes.ts'
import {createFenceCounter} from './count-fences.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    container: 'container'
    containerOpening: 'containerOpening'
    containerName: 'containerName'
    containerLabel: 'containerLabel'
    containerContent: 'containerContent'
    containerClosing: 'containerClosing'
    containerLine: 'containerLine'
  }
}

declare module 'mdast' {
  interface ParagraphData {
    /** What stands behind a container's name. Gone when `parse` is done. */
    label?: boolean
  }
  interface Data {
    /** Whether a container has its closing fence. Gone when `parse` is done. */
    closed?: boolean
  }
}

/** `:::name label`, blocks, `:::`. */
export const containerSyntax: Extension = {flow: {[codeOf(':')]: {name: 'container', tokenize, concrete: true}}}

export const containerFromMarkdown: FromMarkdown = {
  enter: {
    container(token) {
      this.enter({type: 'container', name: '', children: []}, token)
    },
    containerLabel(token) {
      this.enter({type: 'paragraph', children: [], data: {label: true}}, token)
    }
  },
  exit: {
    container(token) {
      this.exit(token)
    },
    containerName(token) {
      const node = this.stack.at(-1)
      if (node?.type === 'container') node.name = this.sliceSerialize(token)
    },
    containerLabel(token) {
      this.exit(token)
    },
    containerClosing() {
      const node = this.stack.at(-1)
      if (node?.type === 'container') node.data = {...node.data, closed: true}
    }
  }
}

const opening: Construct = {tokenize: tokenizeOpening, partial: true}
const closing: Construct = {tokenize: tokenizeClosing, partial: true}

// eslint-disable-next-line max-lines-per-function -- a tokenizer's states share its variables
function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const {parser, interrupt} = this
  const counter = createFenceCounter()
  const look: Construct = {tokenize: tokenizeLook, partial: true}
  let line = ''
  let previous: Token | undefined
  return start

  function start(code: Code): State | undefined {
    effects.enter('container')
    return effects.check(look, open, nok)(code)
  }

  function open(code: Code): State | undefined {
    counter.next(line)
    return effects.attempt(opening, afterOpening, nok)(code)
  }

  function afterOpening(code: Code): State | undefined {
    if (interrupt) return ok(code)
    return code === null ? end(code) : effects.attempt(nextLine, lineStart, end)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.check(look, decide, decide)(code)
  }

  function decide(code: Code): State | undefined {
    if (counter.next(line) === 'closed') return effects.attempt(closing, end, end)(code)
    if (code === null) return end(code)
    return isEnd(code) ? effects.check(nextLine, chunk, end)(code) : chunk(code)
  }

  function chunk(code: Code): State | undefined {
    const token = effects.enter('chunkDocument', {contentType: 'document', ...(previous ? {previous} : {})})
    if (previous) previous.next = token
    previous = token
    return content(code)
  }

  function content(code: Code): State | undefined {
    if (code === null) return leave(end)(code)
    if (isEnd(code)) return effects.check(nextLine, takeLineEnd, leave(end))(code)
    effects.consume(code)
    return content
  }

  function takeLineEnd(code: Code): State | undefined {
    effects.consume(code)
    return leave(lineStart)
  }

  function leave(next: State): State {
    return (code) => {
      const token = effects.exit('chunkDocument')
      parser.lazy[token.start.line] = false
      return next(code)
    }
  }

  function end(code: Code): State | undefined {
    effects.exit('container')
    return ok(code)
  }

  /** Read a line ahead, to decide whether it is the container's end. */
  function tokenizeLook(...[effects, ok]: Parameters<Tokenizer>): State {
    return (code) => {
      line = ''
      if (isEnd(code)) return ok(code)
      effects.enter('containerLine')
      return inside(code)
    }

    function inside(code: Code): State | undefined {
      if (isEnd(code)) {
        effects.exit('containerLine')
        return ok(code)
      }
      line += characterOf(code)
      effects.consume(code)
      return inside
    }
  }
}

// eslint-disable-next-line max-lines-per-function -- a tokenizer's states share its variables
function tokenizeOpening(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let size = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('containerOpening')
    return sequence(code)
  }

  function sequence(code: Code): State | undefined {
    if (code === codeOf(':')) {
      size++
      effects.consume(code)
      return sequence
    }
    return size < 3 ? nok(code) : spaces(effects, beforeName)(code)
  }

  function beforeName(code: Code): State | undefined {
    if (isEnd(code)) return nok(code)
    if (code === codeOf('{')) return label(code)
    effects.enter('containerName')
    return isNamePart(code) ? name(code) : nok(code)
  }

  function name(code: Code): State | undefined {
    if (isNamePart(code)) {
      effects.consume(code)
      return name
    }
    effects.exit('containerName')
    return beforeLabel(code)
  }

  function beforeLabel(code: Code): State | undefined {
    if (isEnd(code)) return end(code)
    if (isSpace(code)) return spaces(effects, afterSpace)(code)
    return /[[{]/.test(characterOf(code)) ? label(code) : nok(code)
  }

  function afterSpace(code: Code): State | undefined {
    return isEnd(code) ? end(code) : label(code)
  }

  function label(code: Code): State | undefined {
    effects.enter('containerLabel')
    effects.enter('chunkText', {contentType: 'text'})
    return inLabel(code)
  }

  function inLabel(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('chunkText')
      effects.exit('containerLabel')
      return end(code)
    }
    effects.consume(code)
    return inLabel
  }

  function end(code: Code): State | undefined {
    effects.exit('containerOpening')
    return ok(code)
  }
}

function tokenizeClosing(...[effects, ok]: Parameters<Tokenizer>): State {
  return (code) => {
    effects.enter('containerClosing')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('containerClosing')
      return ok(code)
    }
    effects.consume(code)
    return inside
  }
}

/** Letters of any script, digits, `_` and `-`; halves of surrogate pairs count as letters. */
function isNamePart(code: Code): boolean {
  return !isEnd(code) && /[\p{L}\p{N}_\uD800-\uDFFF-]/u.test(characterOf(code))
}
