import type {Html} from 'mdast'
import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'

/** Markup that goes on to its end mark, or to the end of the chapter if there is none. */
const swallowing: readonly [RegExp, RegExp, string][] = [
  [/^<(script|pre|style|textarea)(?=[\s>])/i, /<\/(script|pre|style|textarea)>/i, '</…>'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![a-z]/i, />/, '>']
]

/** Report markup that takes the rest of its block or chapter with it, as `unclosed-comment` or `unclosed-markup`. */
export function reportSwallowed(node: Html, file: VFile): void {
  const value = node.value.trimStart()
  if (value.startsWith('<!--')) {
    if (value.includes('-->')) return
    reportError(file, {
      source: 'parse',
      ruleId: 'unclosed-comment',
      reason: 'Unexpected comment without an end, expected `-->`',
      place: node.position?.start,
      note: 'All that follows would be missing from the book'
    })
    return
  }
  const found = swallowing.find(([start, end]) => start.test(value) && !end.test(value))
  if (!found) return
  const tag = found[0].exec(value)?.[0] ?? ''
  const end = found[2].replace('…', tag.slice(1))
  reportError(file, {
    source: 'parse',
    ruleId: 'unclosed-markup',
    reason: `Unexpected \`${tag}\` without an end, expected \`${end}\``,
    place: node.position?.start,
    note: 'All that follows would be taken for HTML',
    values: {tag, end}
  })
}
