import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {Code, Extension, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import type {Citation} from '../mdast.ts'
import {characterOf, codeOf, isEnd} from './codes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation'
  }
}

const key = String.raw`@([\p{L}\p{N}_][\p{L}\p{N}_:.+/-]*)`
const locator = String.raw`(?:\s*[,，]\s*([^;；@]+?))?`
const cite = new RegExp(`^\\s*${key}${locator}\\s*$`, 'u')
/** Longest citation, in characters. */
const limit = 500

/**
 * `[@key]`, `[@key, 第 3 页; @other]`. Prefixes of numbered things are references to this book: see `reference-syntax.ts`. What
 * is a link (`[@name](…)`), or defined as one, stays so.
 */
export const citationSyntax: Extension = {text: {[codeOf('[')]: {name: 'citation', tokenize}}}

export const citationFromMarkdown: FromMarkdown = {
  enter: {
    citation(token) {
      const written = this.sliceSerialize(token)
      this.enter({type: 'citation', written, items: itemsOf(written) ?? []}, token)
    }
  },
  exit: {
    citation(token) {
      this.exit(token)
    }
  }
}

/** @returns Nothing for what is no citation. */
export function itemsOf(written: string): Citation['items'] | undefined {
  const items = written
    .slice(1, -1)
    .split(/[;；]/)
    .map((part) => cite.exec(part))
  if (items.some((match) => !match || /^(?:fig|tbl|lst|sec|eq|chap):/.test(match[1] ?? ''))) return undefined
  return items.map((match) => {
    const [, identifier = '', where] = match ?? []
    return where === undefined ? {identifier} : {identifier, locator: where.trim()}
  })
}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const {defined} = this.parser
  let text = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('citation')
    return take(code)
  }

  function take(code: Code): State | undefined {
    text += characterOf(code)
    effects.consume(code)
    if (characterOf(code) === ']') {
      effects.exit('citation')
      return end
    }
    return text.length === 1 ? first : inside
  }

  function first(code: Code): State | undefined {
    return characterOf(code) === '@' ? take(code) : nok(code)
  }

  function inside(code: Code): State | undefined {
    return isEnd(code) || text.length > limit || characterOf(code) === '[' ? nok(code) : take(code)
  }

  function end(code: Code): State | undefined {
    const isLink = /^[([{:]$/.test(characterOf(code)) || defined.includes(labelOf(text))
    return isLink || !itemsOf(text) ? nok(code) : ok(code)
  }
}

/** The name of a link definition, as the parser keeps it. */
function labelOf(written: string): string {
  return written
    .slice(1, -1)
    .replace(/[\t ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
}
