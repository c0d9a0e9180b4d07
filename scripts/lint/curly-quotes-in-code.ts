import type {Code, InlineCode} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Draft, Rule} from './rule.ts'

/** `docker run “我的容器”` in code: no shell takes these for quotes. Within straight quotes, and in comments, they are text. */
export const curlyQuotesInCode: Rule = {
  ruleId: 'curly-quotes-in-code',
  severity: 'warning',
  description: 'Code is quoted with straight marks.',
  check: (draft, report) => {
    visit(draft.tree, ['code', 'inlineCode'], (node) => {
      if (node.type !== 'code' && node.type !== 'inlineCode') return
      for (const [index, found] of quotesIn(node, draft)) {
        const expected = /[“”]/.test(found) ? '"' : "'"
        report({
          reason: `Unexpected \`${found}\` in code, expected \`${expected}\``,
          place: draft.placeOf(index, index + 1),
          expected: [expected],
          values: {found, expected}
        })
      }
    })
  }
}

const prose = new Set(['text', 'txt', 'plain', 'plaintext', 'markdown', 'md', 'html', 'xml', 'none'])

function quotesIn(node: Code | InlineCode, {source}: Pick<Draft, 'source'>): [index: number, mark: string][] {
  const start = node.position?.start.offset ?? 0
  if (node.type === 'code' && prose.has(node.lang ?? '')) return []
  const written = source.slice(start, node.position?.end.offset ?? start)
  const found: [number, string][] = []
  let at = start
  for (const line of written.split('\n')) {
    // What is quoted already, and comments, may say what they like; only what begins a word is meant as a quote.
    const bare = line.replace(/"[^"]*"|'[^']*'|(?:^|\s)(?:#|\/\/|--|;|%|\/?\*).*/g, (text) => ' '.repeat(text.length))
    for (const {0: pair, 1: open = '', 2: close = '', index} of bare.matchAll(/(?<=[\s=(,:])([“‘])[^“”‘’\n]*([”’])/g)) {
      if (/^[^\s]*\s/.test(written) || node.type === 'code')
        found.push([at + index, open], [at + index + pair.length - 1, close])
    }
    at += line.length + 1
  }
  return found
}
