import type {Element, Properties} from 'hast'
import {h} from 'hastscript'
import type {Image} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import type {Asset} from '../../book.ts'
import type {Attributes} from '../../mdast.ts'
import {propertiesOf} from './attributed.ts'
import type {Context, HandlerGroup} from './context.ts'

/** Render images with their size; the words for it where there is none. */
export const image: HandlerGroup = (context) => ({
  image: (state: State, node: Image): Element => {
    const result = imageOf(context, node)
    state.patch(node, result)
    return result
  }
})

function imageOf(context: Context, node: Image): Element {
  const path = node.data?.path
  const asset = path === undefined ? undefined : context.book.assets.get(path)
  if (!asset) return h('span.missing', node.alt ?? node.title ?? '')
  const {className = [], ...own} = propertiesOf(context, node.data?.attributes)
  const {classes, ...size} = sizeOf(asset, node.data?.attributes)
  const properties: Properties = {
    ...own,
    src: context.assetHrefOf(asset.path, context.chapter.id),
    alt: node.alt ?? '',
    ...size,
    ...(node.title ? {title: node.title} : {})
  }
  const all = [...className, ...classes]
  return h('img', all.length > 0 ? {...properties, className: all} : properties)
}

/**
 * Understand `width`: `80%` of the column becomes a class in tens (inline styles are forbidden), `400` or `400px` the
 * size in CSS pixels with the height in proportion. Without it, the image's own size.
 */
function sizeOf({width, height}: Asset, attributes: Attributes | undefined) {
  const [, amount, unit] = /^(\d{1,4})(%|px)?$/.exec(attributes?.values['width']?.trim() ?? '') ?? []
  const wanted = Number(amount)
  if (unit === '%') return {width, height, classes: [`w-${Math.min(100, Math.max(10, Math.round(wanted / 10) * 10))}`]}
  if (!wanted || width === 0) return {width, height, classes: []}
  return {width: wanted, height: Math.round((height * wanted) / width), classes: []}
}
