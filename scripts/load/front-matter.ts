import type {Position} from 'unist'
import {VFile} from 'vfile'
import {z} from 'zod'
import type {FrontMatter} from '../book.ts'
import {reportError, reportWarning} from '../diagnostics.ts'
import {readToml} from './toml.ts'
import {readYaml, type Yaml} from './yaml.ts'

/** How YAML begins, and Markdown does not: a key at once, or comments and then a key. */
const keyFirst = /^(?:#[^\n]*\n)*[\p{L}_"'][\p{L}\p{N}_ "'.-]*:(?=\s|$)/u

/** Any key is allowed: what is not ours may be another tool's. */
const mapping = z.looseObject({title: z.string().nullish()})

/**
 * Cut front matter from the top of a chapter.
 *
 * It is YAML between `---`, or TOML between `+++`. A first `---` that no keys follow is a rule of Markdown, and stays.
 *
 * @param file Its value gets empty lines in place of the front matter.
 *   Reports `unclosed-front-matter`, what `readYaml` and `readToml` do (errors), `empty-front-matter-item` (warning).
 */
export function cutFrontMatter(file: VFile): FrontMatter | undefined {
  const text = String(file)
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)^\+\+\+[ \t]*(?:\n|$)/m.exec(text)
  if (toml?.index === 0) {
    file.value = emptyLines(toml[0]) + text.slice(toml[0].length)
    return {value: readToml(file, `\n${toml[1] ?? ''}`, mapping) ?? {}}
  }
  const open = /^---[ \t]*\n/.exec(text)
  if (!open) return undefined
  const rest = text.slice(open[0].length)
  const close = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(rest)
  const yaml = close ? rest.slice(0, close.index) : rest
  if (yaml.trim() !== '' && !keyFirst.test(yaml)) return undefined
  if (close) {
    file.value = emptyLines(open[0] + yaml + close[0]) + rest.slice(close.index + close[0].length)
    return read(file, yaml)
  }
  if (yaml.trim() === '') return undefined
  const start = {line: 1, column: 1, offset: 0}
  reportError(file, {
    source: 'load',
    ruleId: 'unclosed-front-matter',
    reason: 'Unexpected front matter without an end, expected a line `---` after its last key',
    place: {start, end: {line: 1, column: 4, offset: 3}}
  })
  return undefined
}

function read(file: VFile, yaml: string): FrontMatter {
  // As many lines and characters as in the chapter, so that places are the chapter's.
  const copy = new VFile({path: file.path, value: `####\n${yaml}`.slice(1)})
  const {value, placeOf} = readYaml(copy, mapping.nullable())
  file.messages.push(...copy.messages)
  for (const [key, list] of Object.entries(value ?? {})) reportEmpty(file, key, {list, placeOf})
  const titlePlace: Position | undefined = placeOf(['title'])
  return {value: value ?? {}, ...(titlePlace ? {titlePlace} : {})}
}

type List = {list: unknown; placeOf: Yaml<unknown>['placeOf']}

/** Say of a list's items that hold nothing: `tags:` and a lone `-`. */
function reportEmpty(file: VFile, key: string, {list, placeOf}: List): void {
  if (!Array.isArray(list)) return
  list.forEach((item: unknown, index) => {
    if (item !== null && item !== '') return
    reportWarning(file, {
      source: 'load',
      ruleId: 'empty-front-matter-item',
      reason: `Unexpected empty item of \`${key}\`, expected text behind \`-\``,
      place: placeOf([key, index]) ?? placeOf([key]),
      note: 'It is left out',
      values: {key}
    })
  })
}

function emptyLines(text: string): string {
  return text.replace(/[^\n]/g, '')
}
