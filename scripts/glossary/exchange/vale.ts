import {packBase, sidesOf, textOf, unpackBase} from './exchange.ts'
import type {ExchangeFile, ExchangeFormat, ExchangeTerm} from './exchange.ts'
import {isKeyed} from '../term-data.ts'
import type {TermData} from '../term-data.ts'
import {outlineOf} from '../yaml-outline.ts'
import type {Spot} from '../yaml-outline.ts'

/**
 * A style for Vale: a file for each term with forbidden forms of one language.
 *
 * @see https://vale.sh/docs/checks/substitution
 */
export const vale: ExchangeFormat = {
  holds: {term: [], side: ['forbidden'], languages: ({source}) => [source]},
  forbidden: ['use'],
  write: (terms, {source}) => terms.flatMap((term) => fileOf(term, source)),
  read: (files, {source}) => files.filter(({path}) => /\.ya?ml$/.test(path)).flatMap((file) => termOf(file, source))
}

function fileOf({data, base}: ExchangeTerm, language: string): ExchangeFile[] {
  const id = textOf(data['id'])
  const side = sidesOf(data).find(([name]) => name === language)?.[1]
  const forbidden = side && Array.isArray(side['forbidden']) ? side['forbidden'].filter(isKeyed) : []
  if (forbidden.length === 0) return []
  const swap = forbidden.map((item) => {
    const form = textOf(item['form']).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    return `  ${JSON.stringify(form)}: ${JSON.stringify(textOf(item['use']))}`
  })
  // Vale's word borders are never found beside Han letters.
  const lines = [
    ...(base ? [`# zhushu-base ${packBase(base)}`] : []),
    'extends: substitution',
    `message: "Use '%s' instead of '%s'."`,
    'level: warning',
    'nonword: true',
    'ignorecase: false',
    'swap:',
    ...swap,
    ''
  ]
  return [{path: `${id}.yml`, content: lines.join('\n')}]
}

/** @throws {SyntaxError} when a file is no YAML. */
function termOf({path, content}: ExchangeFile, language: string): ExchangeTerm[] {
  const text = String(content)
  const outline = outlineOf(text)
  if (typeof outline === 'string') throw new SyntaxError(`Expected YAML in \`${path}\``)
  const swap = outline.data['swap']
  if (!isKeyed(swap)) return []
  const forbidden = keysInOrder(outline.root, 'swap').flatMap((pattern): TermData[] => {
    const use = swap[pattern]
    if (/(?<!\\)[\^$.*+?()[\]{}|]/.test(pattern)) return []
    const form = pattern.replace(/\\(.)/g, '$1')
    return [{form, ...(textOf(use) === '' ? {} : {use: textOf(use)})}]
  })
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
  const base = unpackBase(/^# zhushu-base (\S+)/m.exec(text)?.[1] ?? '')
  return [{data: {id, langs: {[language]: {forbidden}}}, ...(base ? {base} : {})}]
}

/** As they are written: an object puts keys that are whole numbers first. */
function keysInOrder(root: Spot, name: string): string[] {
  const spot = root.kind === 'keys' ? root.pairs.find(({key}) => key === name)?.value : undefined
  return spot?.kind === 'keys' ? spot.pairs.map(({key}) => key) : []
}
