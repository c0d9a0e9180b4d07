import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {PhrasingContent} from 'mdast'
import type {Code, Construct, Extension, State, TokenizeContext, Tokenizer} from 'micromark-util-types'
import type {Node} from 'unist'
import {attributesOf} from './attributes-of.ts'
import {characterOf, codeOf, isEnd} from './codes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    attributeList: 'attributeList'
  }
}

/** `{#id}` in text, until `remark-attributes` has given it to what it belongs to. */
export interface AttributeList extends Node {
  type: 'attributeList'
  /** As written. */
  value: string
}

const lengthLimit = 2000

const attributeList: Construct = {name: 'attributeList', tokenize}

export const attributeSyntax: Extension = {text: {[codeOf('{')]: attributeList}}

export const attributeFromMarkdown: FromMarkdown = {
  enter: {
    attributeList(token) {
      const node: AttributeList = {type: 'attributeList', value: this.sliceSerialize(token)}
      // It is gone when `parse` is done, so mdast's own types do not list it.
      this.enter(node as Node as PhrasingContent, token)
    }
  },
  exit: {
    attributeList(token) {
      this.exit(token)
    }
  }
}

/** The node as what mdast's own types do not list. */
export function attributeListOf(node: Node | undefined): AttributeList | undefined {
  return isAttributeList(node) ? node : undefined
}

function isAttributeList(node: Node | undefined): node is AttributeList {
  return node?.type === 'attributeList'
}

function tokenize(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const doubled = this.previous === codeOf('{')
  let text = ''
  let quoted = ''
  return start

  function start(code: Code): State | undefined {
    if (doubled) return nok(code)
    effects.enter('attributeList')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (isEnd(code) || text.length > lengthLimit) return nok(code)
    const character = characterOf(code)
    text += character
    effects.consume(code)
    if (quoted !== '') quoted = character === quoted ? '' : quoted
    else if (character === '"' || character === "'") quoted = character
    else if (character === '}') return after
    return inside
  }

  function after(code: Code): State | undefined {
    if (!attributesOf(text)) return nok(code)
    effects.exit('attributeList')
    return ok(code)
  }
}
