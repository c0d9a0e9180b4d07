import {Tokenizer, type TokenizerCallbacks} from 'htmlparser2'

/** `start` and `end` are indices into the markup. */
export type HtmlToken = {start: number; end: number} & (
  | {type: 'open'; name: string; attributes: Record<string, string>; selfClosing: boolean}
  | {type: 'close'; name: string}
  | {type: 'text'; value: string}
  | {type: 'comment'}
  /** Declarations, instructions and what breaks off in the middle. */
  | {type: 'other'}
)

type OpenToken = Extract<HtmlToken, {type: 'open'}>

/** Cut markup into tags, text and comments. Every character is in one token; names are in lower case. */
export function htmlTokens(markup: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  const tokenizer = new Tokenizer({decodeEntities: true}, callbacksFor(markup, tokens))
  tokenizer.write(markup)
  tokenizer.end()
  return withRest(markup, tokens)
}

// eslint-disable-next-line max-lines-per-function -- a table of callbacks that share what they collect
function callbacksFor(markup: string, tokens: HtmlToken[]): TokenizerCallbacks {
  let tag: OpenToken | undefined
  let [name, value] = ['', '']
  const other = (end: number): void => void tokens.push({type: 'other', start: lastEnd(tokens), end})
  return {
    ontext: (start, end) => {
      addText(tokens, {value: markup.slice(start, end), end})
    },
    ontextentity: (codepoint, end) => {
      addText(tokens, {value: String.fromCodePoint(codepoint), end})
    },
    onopentagname: (start, end) => {
      tag = openTag(start - 1, markup.slice(start, end).toLowerCase())
    },
    onattribname: (start, end) => {
      ;[name, value] = [markup.slice(start, end).toLowerCase(), '']
    },
    onattribdata: (start, end) => {
      value += markup.slice(start, end)
    },
    onattribentity: (codepoint) => {
      value += String.fromCodePoint(codepoint)
    },
    onattribend: () => {
      if (tag && !Object.hasOwn(tag.attributes, name)) tag.attributes[name] = value
    },
    onopentagend: (end) => {
      if (tag) tokens.push({...tag, end: end + 1})
    },
    onselfclosingtag: (end) => {
      if (tag) tokens.push({...tag, end: end + 1, selfClosing: true})
    },
    onclosetag: (start, end) => {
      const close = markup.indexOf('>', end)
      const name = markup.slice(start, end).toLowerCase()
      tokens.push({type: 'close', name, start: start - 2, end: close === -1 ? markup.length : close + 1})
    },
    oncomment: (_, end) => void tokens.push({type: 'comment', start: lastEnd(tokens), end: end + 1}),
    oncdata: (start, end, offset) => {
      addText(tokens, {value: markup.slice(start, end - offset), end: end + 1})
    },
    ondeclaration: (_, end) => {
      other(end + 1)
    },
    onprocessinginstruction: (_, end) => {
      other(end + 1)
    },
    onend: () => undefined
  }
}

function openTag(start: number, name: string): OpenToken {
  // Names come from the manuscript: `__proto__` is one like any other.
  const attributes = Object.create(null) as Record<string, string>
  return {type: 'open', name, attributes, selfClosing: false, start, end: start}
}

function addText(tokens: HtmlToken[], {value, end}: {value: string; end: number}): void {
  const last = tokens.at(-1)
  if (last?.type === 'text') Object.assign(last, {value: last.value + value, end})
  else tokens.push({type: 'text', value, start: lastEnd(tokens), end})
}

function withRest(markup: string, tokens: HtmlToken[]): HtmlToken[] {
  const start = lastEnd(tokens)
  return start < markup.length ? [...tokens, {type: 'other', start, end: markup.length}] : tokens
}

function lastEnd(tokens: readonly HtmlToken[]): number {
  return tokens.at(-1)?.end ?? 0
}
