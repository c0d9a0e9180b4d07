import type {Element, ElementContent, Root} from 'hast'
import {visit} from 'unist-util-visit'
import type {Element as XastElement, ElementContent as XastContent} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import type {Asset, Assets} from '../../book.ts'
import {assetHref} from './addresses.ts'

/**
 * Put SVG drawings into the document, where their text can use the book's fonts: as images they could not.
 *
 * @param assets SVG among them must be sanitised already.
 */
export function inlineDrawings(tree: Root | Element, assets: Assets): void {
  const drawings = new Map([...assets.values()].filter(isDrawing).map((asset) => [assetHref(asset.path), asset]))
  let count = 0
  visit(tree, 'element', (element) => {
    const {src, alt} = element.properties
    const asset = element.tagName === 'img' && typeof src === 'string' ? drawings.get(src) : undefined
    if (!asset) return
    const svg = fromXml(Buffer.from(asset.bytes).toString()).children.find(
      (node): node is XastElement => node.type === 'element'
    )
    if (svg?.name !== 'svg') return
    count += 1
    const drawing = toHast(svg, `d${count}-`)
    element.tagName = 'svg'
    element.children = drawing.children
    const fills = Array.isArray(element.properties['className']) && element.properties['className'].includes('fills')
    element.properties = {
      viewBox: `0 0 ${asset.width} ${asset.height}`,
      ...drawing.properties,
      width: asset.width,
      height: asset.height,
      className: ['drawing'],
      ...(fills ? {preserveAspectRatio: 'xMidYMid slice'} : {}),
      ...(typeof alt === 'string' && alt !== '' ? {role: 'img', ariaLabel: alt} : {ariaHidden: 'true'})
    }
  })
}

function isDrawing(asset: Asset): boolean {
  return asset.mediaType === 'image/svg+xml'
}

function toHast(node: XastElement, prefix: string): Element {
  const properties: Record<string, string> = {}
  for (const [name, value] of Object.entries(node.attributes))
    if (value !== null && value !== undefined && !name.startsWith('xmlns'))
      properties[name] = prefixed(name, value, prefix)
  const children = node.children.flatMap((child) => content(child, node.name, prefix))
  return {type: 'element', tagName: node.name, properties, children}
}

function content(node: XastContent, parent: string, prefix: string): ElementContent[] {
  if (node.type === 'element') return [toHast(node, prefix)]
  if (node.type !== 'text' && node.type !== 'cdata') return []
  return [{type: 'text', value: parent === 'style' ? scoped(node.value, prefix) : node.value}]
}

/** Ids are unique in a file; here several files meet. */
function prefixed(name: string, value: string, prefix: string): string {
  if (name === 'id') return prefix + value
  if (/^(?:xlink:)?href$/.test(name)) return value.replace(/^#/, `#${prefix}`)
  if (name === 'aria-labelledby' || name === 'aria-describedby') return value.replace(/\S+/g, (id) => prefix + id)
  return value.replace(/url\((["']?)#/g, `url($1#${prefix}`)
}

/** Rules for one drawing must not reach the book. */
function scoped(css: string, prefix: string): string {
  const own = css
    .replace(/#(?=[a-z_][\w-]*[^{}]*\{)/gi, `#${prefix}`)
    .replace(/url\((["']?)#(?!d\d+-)/g, `url($1#${prefix}`)
  return balanced(own) ? `@scope{${own}}` : ''
}

function balanced(css: string): boolean {
  let depth = 0
  for (const mark of css.replace(/[^{}]/g, '')) {
    depth += mark === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
