import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {InlineMath, Math} from 'mdast-util-math'
import type {State} from 'mdast-util-to-hast'
import temml from 'temml'
import {fromXml} from 'xast-util-from-xml'
import type {ElementContent as XastContent} from 'xast'
import {reportWarning} from '../../diagnostics.ts'
import type {Context, HandlerGroup} from './context.ts'
import {styleToProperties} from './math-style.ts'

/**
 * Render TeX as MathML; as its source where it has a mistake.
 *
 * Reports `invalid-math` (warning).
 */
export const math: HandlerGroup = (context) => ({
  math: (state: State, node: Math): Element => {
    const result = h('div.math', mathOf(context, node))
    state.patch(node, result)
    return result
  },
  inlineMath: (state: State, node: InlineMath): Element => {
    const result = mathOf(context, node)
    state.patch(node, result)
    return result
  }
})

function mathOf({chapter}: Context, node: Math | InlineMath): Element {
  const displayMode = node.type === 'math'
  try {
    const markup = temml.renderToString(node.value, {displayMode, throwOnError: true, xml: true, maxExpand: 1000})
    const [element] = fromXml(markup).children
    if (element?.type !== 'element') throw new Error('no formula')
    const result = toHastElement(element)
    return {...result, properties: {...result.properties, alttext: node.value}}
  } catch (error) {
    const reason = error instanceof Error ? reasonOf(error.message) : String(error)
    reportWarning(chapter.file, {
      source: 'render',
      ruleId: 'invalid-math',
      reason: `Unexpected formula \`${node.value}\`, expected TeX: ${reason}`,
      place: node,
      note: 'The formula is shown as its source',
      values: {formula: node.value, reason}
    })
    return h('code.math-source', node.value)
  }
}

function toHastElement({name, attributes, children}: Extract<XastContent, {type: 'element'}>): Element {
  const {style, class: classes, ...rest} = attributes
  const styled = styleToProperties(style ?? '')
  const className = [...(classes?.split(/\s+/) ?? []), ...styled.className].filter((item) => item !== '')
  return {
    type: 'element',
    tagName: name,
    properties: {...rest, ...styled.properties, ...(className.length > 0 ? {className} : {})},
    children: children.flatMap(toHastContent)
  }
}

function toHastContent(node: XastContent): ElementContent[] {
  if (node.type === 'element') return [toHastElement(node)]
  return node.type === 'text' ? [{type: 'text', value: node.value}] : []
}

/** Keep of Temml's message what is wrong; it repeats the formula, underlined with combining characters. */
function reasonOf(message: string): string {
  const [reason = ''] = message.split(/\n| at (?:position|end of input)/)
  return reason.replace(/^ParseError:|:\s*$/g, '').trim()
}
