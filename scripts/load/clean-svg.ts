/** SVG is a program as much as a drawing: keep the drawing. */
import type {Element, ElementContent, Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {toXml} from 'xast-util-to-xml'
import {VFileMessage} from 'vfile-message'
import {svgAttributes, svgElements, svgUnwrapped} from './svg-names.ts'

export type CleanSvg = {
  text: string
  /** In CSS pixels. */
  width: number
  /** In CSS pixels. */
  height: number
  /** What was left out and could have been seen or run: `<script>`, `onload`, each once, in order of names. */
  removed: string[]
}

/** Written by drawing programs for themselves; nobody sees it. */
const invisible = /^(?:metadata$|(?!svg:|xlink:|xml:)[\w.-]+:)/

const invisibleAttribute =
  /^(?:data-.*|xmlns(?::.*)?|version|baseProfile|enable-background|contentScriptType|contentStyleType|(?!xlink:|xml:)[\w.-]+:.*)$/

/** Images inside a drawing must be inside the file, too. */
const embedded = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z\d+/=\s]*$/

/**
 * Keep what draws, by a list of allowed elements and attributes. No entity is expanded, nothing is fetched.
 *
 * @returns `undefined` for what is not well-formed, or not SVG.
 */
export function cleanSvg(text: string): CleanSvg | undefined {
  const root = parse(text)
  const svg = root?.children.find((node) => node.type === 'element')
  if (!svg || localName(svg.name) !== 'svg') return undefined
  const removed = new Set<string>()
  const element = cleanElement(svg, removed)
  element.attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    ...element.attributes
  }
  const size = sizeOf(element)
  return {text: toXml(element), ...size, removed: [...removed].sort()}
}

function parse(text: string): Root | undefined {
  try {
    return fromXml(text)
  } catch (error) {
    // Nesting beyond the stack is as little a drawing as bad syntax is.
    if (error instanceof VFileMessage || error instanceof RangeError) return undefined
    throw error
  }
}

function cleanElement(element: Element, removed: Set<string>): Element {
  const name = localName(element.name)
  const attributes = Object.entries(element.attributes).filter(([key, value]) =>
    keeps(name, {key, value: value ?? ''}, removed)
  )
  const children = element.children.flatMap((child) => cleanChild(child, removed))
  return {type: 'element', name, attributes: Object.fromEntries(attributes), children}
}

function cleanChild(node: ElementContent, removed: Set<string>): ElementContent[] {
  if (node.type === 'text') return [node]
  if (node.type === 'cdata') return [{type: 'text', value: node.value}]
  if (node.type !== 'element') return []
  const name = localName(node.name)
  if (svgUnwrapped.has(name)) return node.children.flatMap((child) => cleanChild(child, removed))
  if (svgElements.has(name) && !(name === 'style' && !isLocalCss(textOf(node)))) return [cleanElement(node, removed)]
  if (!invisible.test(name)) removed.add(`<${name}>`)
  return []
}

function keeps(element: string, {key, value}: {key: string; value: string}, removed: Set<string>): boolean {
  if (invisibleAttribute.test(key)) return false
  const isReference = key === 'href' || key === 'xlink:href'
  const isSafe = isReference
    ? value.startsWith('#') || (/^(?:image|feImage)$/.test(element) && embedded.test(value))
    : svgAttributes.has(key) && isLocalCss(value)
  if (!isSafe) removed.add(key)
  return isSafe
}

/** Whether CSS reaches for nothing outside the drawing. Escapes could hide a name, so they are refused. */
function isLocalCss(css: string): boolean {
  return !/\\|@import|expression\(|javascript:|image-set\(|url\((?!\s*['"]?#)/i.test(css)
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('')
}

function localName(name: string): string {
  return name.replace(/^svg:/, '')
}

/** @see https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS */
function sizeOf({attributes}: Element): {width: number; height: number} {
  const [, , boxWidth, boxHeight] = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const ratio = boxWidth && boxHeight && boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined
  const [width, height] = [pixelsOf(attributes.width), pixelsOf(attributes.height)]
  if (width && height) return {width, height}
  if (width) return {width, height: ratio ? width / ratio : 150}
  if (height) return {width: ratio ? height * ratio : 300, height}
  return ratio ? {width: boxWidth ?? 300, height: boxHeight ?? 150} : {width: 300, height: 150}
}

const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  ex: 8
}

function pixelsOf(length: string | null | undefined): number | undefined {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(length ?? '')
  const factor = pixelsPerUnit[match?.[2]?.toLowerCase() ?? '']
  return match && factor ? Number(match[1]) * factor || undefined : undefined
}
