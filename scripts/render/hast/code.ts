import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import http from 'highlight.js/lib/languages/http'
import nginx from 'highlight.js/lib/languages/nginx'
import powershell from 'highlight.js/lib/languages/powershell'
import properties from 'highlight.js/lib/languages/properties'
import protobuf from 'highlight.js/lib/languages/protobuf'
import {common, createLowlight} from 'lowlight'
import type {Code, InlineCode} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {propertiesOf} from './attributed.ts'
import type {HandlerGroup} from './context.ts'

/** Above this many UTF-16 units colours cost more than they help. */
const limit = 256 * 1024

const lowlight = createLowlight({...common, dockerfile, http, nginx, powershell, properties, protobuf})
lowlight.registerAlias({bash: ['console', 'zsh'], ini: ['conf'], json: ['json5', 'jsonl'], javascript: ['node']})

/** Render code, coloured by class. Scrolling blocks can be reached by keyboard. */
export const code: HandlerGroup = (context) => ({
  code: (state: State, node: Code): Element => {
    const language = /^[\w+#.-]+$/.exec(node.lang ?? '')?.[0].toLowerCase()
    const codeElement = h(
      'code',
      language ? {className: [`language-${language}`]} : {},
      highlight(node.value, language)
    )
    const own = propertiesOf(context, node.data?.attributes)
    const result = h('pre', {...own, tabIndex: 0, ...(language ? {dataLanguage: language} : {})}, codeElement)
    state.patch(node, result)
    return result
  },
  inlineCode: (state: State, node: InlineCode): Element => {
    const result = h('code', node.value.replace(/\r?\n|\r/g, ' '))
    state.patch(node, result)
    return result
  }
})

function highlight(value: string, language: string | undefined): ElementContent[] {
  const text = value === '' ? '' : `${value}\n`
  if (!language || !lowlight.registered(language) || value.length > limit) return [{type: 'text', value: text}]
  return lowlight.highlight(language, text, {prefix: 'hl-'}).children as ElementContent[]
}
