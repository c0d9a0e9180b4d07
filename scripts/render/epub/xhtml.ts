/**
 * hast → XHTML. Not hast-util-to-html or xast-util-to-xml: reading systems need void elements closed (`<br/>`) and
 * other empty ones spelt out (`<a id="x"></a>`), and neither does both.
 */
import type {Element, Nodes, Properties} from 'hast'
import {find, html, svg, type Schema} from 'property-information'
import {element, text, type Attributes, type Xml} from './xml.ts'

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr'
])

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML'
}

/**
 * Serialise a tree.
 *
 * @throws When a node or attribute has no place in a book: raw markup, scripts, event handlers.
 */
export function toXhtml(node: Nodes, schema: Schema = html): Xml {
  if (node.type === 'text') return text(node.value)
  if (node.type === 'element') return elementToXhtml(node, schema)
  if (node.type === 'root') return node.children.map((child) => toXhtml(child, schema)).join('') as Xml
  throw new Error(`Unexpected \`${node.type}\` in a content document`)
}

function elementToXhtml(node: Element, outer: Schema): Xml {
  const {tagName, properties, children} = node
  if (tagName === 'script' || tagName === 'style') throw new Error(`Unexpected \`${tagName}\` in a content document`)
  const schema = tagName === 'svg' ? svg : outer
  const namespace = namespaces[tagName]
  const attributes = {...(namespace ? {xmlns: namespace} : {}), ...attributesOf(properties, schema)}
  if (children.length === 0 && (voids.has(tagName) || schema === svg)) return element(tagName, attributes)
  const inner = tagName === 'foreignObject' ? html : schema
  return element(
    tagName,
    attributes,
    children.map((child) => toXhtml(child, inner))
  )
}

function attributesOf(properties: Properties, schema: Schema): Attributes {
  const entries = Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    const {attribute, commaSeparated, booleanish} = find(schema, name)
    if (/^on/i.test(attribute)) throw new Error(`Unexpected event handler \`${attribute}\` in a content document`)
    if (attribute === 'xmlns' || value === undefined || value === null) return []
    if (typeof value === 'boolean') return value || booleanish ? [[attribute, booleanish ? String(value) : '']] : []
    const written = Array.isArray(value) ? value.join(commaSeparated ? ', ' : ' ') : String(value)
    // XML tools read the one, browsers the other, and EPUB wants them equal.
    return attribute === 'lang'
      ? [
          ['lang', written],
          ['xml:lang', written]
        ]
      : [[attribute, written]]
  })
  return Object.fromEntries(entries)
}
