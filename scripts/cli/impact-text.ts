import type {EditionImpact, Impact} from '../glossary/index.ts'
import {unknownName} from './unknown-name.ts'
import type {Language} from './words.ts'

const formats = ['text', 'markdown', 'json'] as const

/** @throws {UsageError} for a format that is none. */
export function impactFormat(asked: string | undefined, json: boolean): (typeof formats)[number] {
  if (asked === undefined) return json ? 'json' : 'text'
  const format = formats.find((one) => one === asked.toLowerCase())
  if (!format) throw unknownName({ruleId: 'unsupported-format', what: 'format'}, asked, formats)
  return format
}

const words = {
  zh: {
    title: '术语改动对全书的影响',
    none: '没有改动的术语',
    changed: '改动的术语',
    since: '相对',
    uses: '处用到',
    found: '新认出',
    lost: '不再认出',
    linked: '新成链接',
    unlinked: '不再是链接',
    expanded: '首次出现处新有展开',
    unexpanded: '首次出现处不再展开',
    rewritten: '句子改写',
    flagged: '新查出的写法',
    cleared: '不再查出的写法',
    more: '另有',
    nothing: '没有变化'
  },
  en: {
    title: 'What changed terms do to the book',
    none: 'No changed terms',
    changed: 'Changed terms',
    since: 'since',
    uses: 'uses',
    found: 'newly known',
    lost: 'no longer known',
    linked: 'newly linked',
    unlinked: 'no longer linked',
    expanded: 'newly explained at first use',
    unexpanded: 'no longer explained at first use',
    rewritten: 'sentences that read otherwise',
    flagged: 'newly found wrong',
    cleared: 'no longer found wrong',
    more: 'more:',
    nothing: 'nothing changes'
  }
} as const

/** Most places in one list: a comment has to be read. */
const listed = 20

type Style = {language: Language; quiet: boolean; isMarkdown: boolean}

/** Write what changed terms do, for a terminal or for a pull request. */
export function impactText(
  {base, paths, impact}: {base: string; paths: readonly string[]; impact: Impact},
  style: Style
): string {
  const said = words[style.language]
  const title = style.isMarkdown ? `### ${said.title}\n\n` : ''
  if (paths.length === 0) return `${title}${said.none} (${said.since} ${base})\n`
  const changed = `${said.changed} (${said.since} ${base}): ${paths.map((path) => code(stemOf(path), style)).join(', ')}\n`
  const flagged = [
    ...section(
      said.flagged,
      impact.flagged.map(({path, line, written, use}) => `${place(path, line)}  ${written} → ${use}`),
      style
    ),
    ...section(
      said.cleared,
      impact.cleared.map(({path, line, written}) => `${place(path, line)}  ${written}`),
      style
    )
  ]
  const editions = sameTogether(impact.editions).flatMap(({names, edition}) => editionLines(names, edition, style))
  return `${title}${changed}\n${[...editions, ...flagged].join('\n')}\n`
}

/** Editions that change alike are told once. */
function sameTogether(editions: readonly EditionImpact[]): {names: string[]; edition: EditionImpact}[] {
  const groups = new Map<string, {names: string[]; edition: EditionImpact}>()
  for (const edition of editions) {
    const name = edition.edition
    const key = JSON.stringify({...edition, label: ''}).replaceAll(`"edition":"${name}"`, '')
    const group = groups.get(key) ?? {names: [], edition}
    groups.set(key, {...group, names: [...group.names, name]})
  }
  return [...groups.values()]
}

function editionLines(names: readonly string[], edition: EditionImpact, style: Style): string[] {
  const said = words[style.language]
  const head = `${names.join(', ')} · ${edition.language}: ${edition.uses.before} → ${edition.uses.after} ${said.uses}`
  const lists = (['found', 'lost', 'linked', 'unlinked', 'expanded', 'unexpanded'] as const).flatMap((kind) =>
    section(
      said[kind],
      edition[kind].map(({path, line, before, written, after, words: added = ''}) => {
        const shown = `${before}${style.isMarkdown ? `**${written}**` : `[${written}]`}${kind.endsWith('expanded') ? added : ''}${after}`
        return `${place(path, line)}  ${shown}`
      }),
      style
    )
  )
  const rewritten = section(
    said.rewritten,
    edition.rewritten.map(({path, line, after}) => `${place(path, line)}  ${after}`),
    style
  )
  const all = [...lists, ...rewritten]
  return [
    style.isMarkdown ? `#### ${head}\n` : head,
    ...(all.length > 0 ? all : [`${style.isMarkdown ? '' : '  '}${said.nothing}`]),
    ''
  ]
}

function section(title: string, items: readonly string[], {language, quiet, isMarkdown}: Style): string[] {
  if (items.length === 0) return []
  const shown = quiet ? [] : items.slice(0, listed)
  const rest = items.length - shown.length
  const more = !quiet && rest > 0 ? [`${words[language].more} ${rest}`] : []
  if (!isMarkdown) return [`  ${title}: ${items.length}`, ...[...shown, ...more].map((item) => `    ${item}`)]
  if (shown.length === 0) return [`- ${title}: ${items.length}`]
  return [
    `<details><summary>${title}: ${items.length}</summary>\n`,
    ...[...shown, ...more].map((item) => `- ${item.replace(/[<>]/g, (mark) => (mark === '<' ? '&lt;' : '&gt;'))}`),
    '\n</details>\n'
  ]
}

function place(path: string, line: number): string {
  return `${path}:${line}`
}

function code(text: string, {isMarkdown}: Style): string {
  return isMarkdown ? `\`${text}\`` : text
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
}
