/** Values → YAML as a person would write it. */
import {isKeyed} from './term-data.ts'
import type {TermValue} from './term-data.ts'

/** `inside` is a list or map between brackets, where everything stands in one line. */
export type YamlContext = {indent: number; inside: boolean}

/** Longest line that is written, in characters. */
const width = 100

const betweenHan =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef] [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** What a plain text of YAML cannot begin with or hold, and what a reader would take for another kind of value. */
const special =
  /^[\s\-?:,[\]{}#&*!|>'"%@`=]|[\s]$|:| #|[^\P{C}\u200b-\u200d]|[\u2028\u2029]|^(?:null|true|false|yes|no|on|off|~)$|^[-+.\d][\d_.,eExXoO+\-:]*$/iu

/** Write a value behind its key or dash: one line, or lines that begin with a line end. */
export function renderValue(value: TermValue, context: YamlContext): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return renderText(value, context)
  if (context.inside) return renderInside(value)
  return Array.isArray(value) ? renderList(value, context) : renderKeys(value, context)
}

/** Write a key with its value, at the indentation it stands at already. */
export function renderPair(key: string, value: TermValue, context: YamlContext): string {
  const own = key === 'source' && isKeyed(value) && isShort(renderInside(value), context)
  const rendered = own ? renderInside(value) : renderValue(value, {...context, indent: context.indent + 2})
  const name = renderText(key, {indent: 0, inside: true})
  return rendered === '' || rendered.startsWith('\n') ? `${name}:${rendered}` : `${name}: ${rendered}`
}

/** Write an item behind its dash. */
export function renderItem(value: TermValue): string {
  return renderInside(value)
}

function renderList(items: readonly TermValue[], context: YamlContext): string {
  const inside = renderInside([...items])
  if (!items.some(isKeyed) && isShort(inside, context)) return inside
  const {indent} = context
  return items.map((item) => `\n${' '.repeat(indent)}- ${renderInside(item)}`).join('')
}

function renderKeys(value: {[key: string]: TermValue}, {indent}: YamlContext): string {
  const pairs = Object.entries(value)
  if (pairs.length === 0) return '{}'
  return pairs.map(([key, own]) => `\n${' '.repeat(indent)}${renderPair(key, own, {indent, inside: false})}`).join('')
}

function renderInside(value: TermValue): string {
  if (Array.isArray(value)) return `[${value.map(renderInside).join(', ')}]`
  if (!isKeyed(value)) return value === null ? 'null' : renderValue(value, {indent: 0, inside: true})
  const pairs = Object.entries(value).map(
    ([key, own]) => `${renderText(key, {indent: 0, inside: true})}: ${renderInside(own)}`
  )
  return `{${pairs.join(', ')}}`
}

function isShort(text: string, {indent}: YamlContext): boolean {
  return indent + text.length <= width
}

function renderText(text: string, {indent, inside}: YamlContext): string {
  if (text.includes('\n')) return inside || !isLiteral(text) ? quoteDouble(text) : renderLiteral(text, indent)
  const isPlain = text !== '' && !special.test(text) && !(inside && /[,[\]{}]/.test(text))
  if (!inside && text.length + indent > width && isFoldable(text)) {
    const lines = foldText(text, width - indent)
    if (lines.length > 1) return `>-${lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('')}`
  }
  if (isPlain) return text
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(text) || (text.includes("'") && !/["\\]/.test(text))
    ? quoteDouble(text)
    : `'${text.replaceAll("'", "''")}'`
}

/** Whether lines that are folded read as this text again. */
export function isFoldable(text: string): boolean {
  return (
    /\S \S/.test(text) &&
    !/^\s|\s$|\s\s|[^\S ]/.test(text) &&
    !betweenHan.test(text) &&
    !/\p{Cc}|[\u2028\u2029\ufeff]/u.test(text)
  )
}

/** Cut a text into lines at its spaces. */
export function foldText(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Whether a literal block can hold a text of several lines. */
function isLiteral(text: string): boolean {
  return !/^[\s]|[^\P{Cc}\n]|\n\n$|[\u2028\u2029\ufeff]/u.test(text) && text.trim() !== ''
}

function renderLiteral(text: string, indent: number): string {
  const header = text.endsWith('\n') ? '|' : '|-'
  const lines = text.replace(/\n$/, '').split('\n')
  return header + lines.map((line) => (line === '' ? '\n' : `\n${' '.repeat(indent)}${line}`)).join('')
}

function quoteDouble(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
