import {termOrder} from './key-order.ts'
import {renderPair} from './render-yaml.ts'
import type {TermData, TermValue} from './term-data.ts'
import {isKeyed} from './term-data.ts'

const sideSkeleton = {status: 'missing', term: null, definition: null} as const

/** Write the file of a new term: every language of the project in order, those that are missing with empty places to fill. */
export function newTermText(data: TermData, languages: readonly string[]): string {
  const langs = isKeyed(data['langs']) ? data['langs'] : {}
  const named = [...new Set([...languages, ...Object.keys(langs)])]
  const sides = named.map((name): [string, TermValue] => {
    const side = langs[name]
    return [name, {...sideSkeleton, ...(isKeyed(side) ? side : {})}]
  })
  const order = termOrder(languages)
  const whole = inOrder({class: 'concept', ...data, langs: Object.fromEntries(sides)}, [], order)
  const lines = Object.entries(whole).map(([key, value]) => renderPair(key, value, {indent: 0, inside: false}))
  return `# yaml-language-server: $schema=../schema/term.schema.json\n${lines.join('\n')}\n`
}

/** Put keys into the order of the file's kind. */
export function inOrder(
  data: TermData,
  path: readonly (string | number)[],
  orderOf: ReturnType<typeof termOrder>
): TermData {
  const order = orderOf(path)
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  const pairs = Object.entries(data).sort(([a], [b]) => rank(a) - rank(b))
  return Object.fromEntries(
    pairs.map(([key, value]) => [key, isKeyed(value) ? inOrder(value, [...path, key], orderOf) : value])
  )
}
