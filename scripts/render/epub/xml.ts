/** XML as text that is well-formed by construction. Knows no vocabulary. */

/** Serialised XML: only `text` and `element` make it, so nothing gets in unescaped. */
export type Xml = string & {readonly xml: unique symbol}

/** Attributes without a value are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** Write text. Characters that XML has no place for become visible: an escape is `␛`, half a surrogate pair `�`. */
export function text(value: string): Xml {
  return escape(value).replaceAll('>', '&gt;') as Xml
}

/** Write an element; an empty one (`<x/>`) where there is no content, and `<x></x>` where it is ''. */
export function element(name: string, attributes: Attributes, content?: Xml | readonly Xml[]): Xml {
  const opening = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : attribute(key, value)))
  const inner = typeof content === 'object' ? content.join('') : content
  return (inner === undefined
    ? `<${name}${opening.join('')}/>`
    : `<${name}${opening.join('')}>${inner}</${name}>`) as unknown as Xml
}

/** Write elements one a line. */
export function lines(items: readonly Xml[]): Xml {
  return ['', ...items, ''].join('\n') as Xml
}

/** Write a file. */
export function xmlDocument(root: Xml, doctype = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}${root}\n`
}

function attribute(name: string, value: string): string {
  const escaped = escape(value).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')
  return ` ${name}="${escaped}"`
}

function escape(value: string): string {
  return value.replace(special, (character) => entities[character] ?? visible(character))
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '\r': '&#xD;'}

function visible(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD'
}

/** @see https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const special = /[&<\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu
