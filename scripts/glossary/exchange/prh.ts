import {packBase, sidesOf, textOf, textsOf, unpackBase} from './exchange.ts'
import type {ExchangeFormat, ExchangeTerm} from './exchange.ts'
import {isKeyed} from '../term-data.ts'
import type {TermData, TermValue} from '../term-data.ts'
import {outlineOf} from '../yaml-outline.ts'

/**
 * Rules for prh and textlint-rule-prh: forbidden forms of one language, as regular expressions that match them alone.
 *
 * @see https://github.com/prh/prh
 */
export const prh: ExchangeFormat = {
  holds: {term: [], side: ['forbidden'], languages: ({source}) => [source]},
  forbidden: ['use', 'why'],
  write: (terms, {source}) => [
    {path: '', content: `version: 1\nrules:${terms.flatMap((term) => rulesOf(term, source)).join('') || ' []'}\n`}
  ],
  read: (files, {source}) => readRules(String(files[0]?.content ?? ''), source)
}

function rulesOf({data, base}: ExchangeTerm, language: string): string[] {
  const side = sidesOf(data).find(([name]) => name === language)?.[1]
  const forbidden = side && Array.isArray(side['forbidden']) ? side['forbidden'].filter(isKeyed) : []
  return forbidden.map((item, at) => {
    const [form, use, why] = [textOf(item['form']), textOf(item['use']), textOf(item['why'])]
    return [
      `\n  - expected: ${quoted(use === '' ? form : use)}`,
      `pattern: ${quoted(`/${form.replace(/[/\\^$.*+?()[\]{}|]/g, '\\$&')}/`)}`,
      ...(why === '' ? [] : [`prh: ${quoted(why)}`]),
      `zhushu: {id: ${quoted(textOf(data['id']))}, form: ${quoted(form)}, use: ${quoted(use)}${at === 0 && base ? `, base: ${quoted(packBase(base))}` : ''}}`
    ].join('\n    ')
  })
}

/** JSON's strings are YAML's. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** @throws {SyntaxError} when it has no rules. */
function readRules(text: string, language: string): ExchangeTerm[] {
  const outline = outlineOf(text)
  const rules = typeof outline === 'string' ? undefined : outline.data['rules']
  if (!Array.isArray(rules)) throw new SyntaxError('Expected YAML of prh, with a list at `rules`')
  const terms = new Map<string, {forbidden: TermData[]; base: TermData | undefined}>()
  for (const rule of rules.filter(isKeyed)) {
    const mark = isKeyed(rule['zhushu']) ? rule['zhushu'] : undefined
    // Rules of other people lead to no term of ours but by the form that they want.
    const id = mark ? textOf(mark['id']) : `=${textOf(rule['expected'])}`
    const known = terms.get(id) ?? {forbidden: [], base: undefined}
    const base = known.base ?? unpackBase(textOf(mark?.['base']))
    terms.set(id, {forbidden: [...known.forbidden, ...itemsOf(rule, mark)], base})
  }
  return [...terms].map(([id, {forbidden, base}]) => ({
    data: {id, langs: {[language]: {forbidden}}},
    ...(base ? {base} : {})
  }))
}

function itemsOf(rule: TermData, mark: TermData | undefined): TermData[] {
  const why = textOf(rule['prh'])
  const use = mark ? textOf(mark['use']) : textOf(rule['expected'])
  const forms = mark ? [textOf(mark['form'])] : [...textsOf(rule['patterns']), ...formsOf(rule['pattern'])].map(literal)
  return forms.flatMap((form) =>
    form === '' ? [] : [{form, ...(use === '' ? {} : {use}), ...(why === '' ? {} : {why})}]
  )
}

function formsOf(pattern: TermValue | undefined): string[] {
  return Array.isArray(pattern) ? textsOf(pattern) : [textOf(pattern)]
}

/** A regular expression that is more than a text is nothing for translators. */
function literal(pattern: string): string {
  const body = /^\/(.*)\/[a-z]*$/s.exec(pattern)?.[1]
  if (body === undefined) return pattern
  return /(?<!\\)[\^$.*+?()[\]{}|]/.test(body) ? '' : body.replace(/\\(.)/g, '$1')
}
