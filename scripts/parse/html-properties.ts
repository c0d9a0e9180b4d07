import type {HtmlElement} from '../mdast.ts'

type Properties = HtmlElement['properties']

type Check = (value: string) => Properties[string]

const word: Check = (value) => (/^[\p{L}\p{N}_:.-]+$/u.test(value.trim()) ? value.trim() : undefined)
const text: Check = (value) => value
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.find((allowed) => allowed === value.trim().toLowerCase())
const count: Check = (value) => (/^\d{1,4}$/.test(value.trim()) ? Number(value) : undefined)
const present: Check = () => true
const address: Check = (value) => (/^https?:\/\//i.test(value.trim()) ? value.trim() : undefined)
const names: Check = (value) => value.split(/\s+/).filter((name) => /^[\p{L}\p{N}_-]+$/u.test(name))

/** Attribute → hast property and what of its value is kept, on every element. */
const everywhere: Readonly<Record<string, [string, Check]>> = {
  id: ['id', word],
  lang: ['lang', (value) => (/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(value.trim()) ? value.trim() : undefined)],
  dir: ['dir', oneOf('ltr', 'rtl', 'auto')],
  title: ['title', text]
}

const align: readonly [string, Check] = ['align', oneOf('left', 'center', 'right', 'justify')]
const cell: Readonly<Record<string, readonly [string, Check]>> = {
  colspan: ['colSpan', count],
  rowspan: ['rowSpan', count],
  align
}

const own: Readonly<Record<string, Readonly<Record<string, readonly [string, Check]>>>> = {
  blockquote: {cite: ['cite', address]},
  col: {span: ['span', count]},
  del: {cite: ['cite', address], datetime: ['dateTime', word]},
  details: {open: ['open', present]},
  div: {class: ['className', names], align},
  ins: {cite: ['cite', address], datetime: ['dateTime', word]},
  li: {value: ['value', count]},
  ol: {
    start: ['start', count],
    type: ['type', (value) => /^[1aAiI]$/.exec(value.trim())?.[0]],
    reversed: ['reversed', present]
  },
  p: {align},
  q: {cite: ['cite', address]},
  span: {class: ['className', names]},
  td: cell,
  th: {...cell, scope: ['scope', oneOf('row', 'col', 'rowgroup', 'colgroup')]},
  time: {datetime: ['dateTime', word]}
}

/** Attributes that are read elsewhere or only ever were about looks: leaving them out needs no word. */
const quiet =
  /^(alt|aria-[\w-]+|bgcolor|border|cellpadding|cellspacing|class|color|data-[\w-]+|decoding|face|height|href|loading|name|referrerpolicy|rel|role|size|src|target|type|valign|width|align|srcset|sizes)$/

/**
 * Keep of an element's attributes what cannot do harm.
 *
 * @returns hast properties, and the names of attributes whose loss the author should hear of.
 */
export function htmlProperties(
  tagName: string,
  attributes: Readonly<Record<string, string>>
): {properties: Properties; removed: string[]} {
  const known: Readonly<Record<string, readonly [string, Check]>> = {...everywhere, ...own[tagName]}
  const properties: Properties = {}
  const removed: string[] = []
  for (const [name, value] of Object.entries(attributes)) {
    const [property, check] = (Object.hasOwn(known, name) ? known[name] : undefined) ?? []
    const kept = check?.(value)
    if (property !== undefined && kept !== undefined) properties[property] = kept
    else if (!quiet.test(name)) removed.push(name)
  }
  return {properties, removed}
}
