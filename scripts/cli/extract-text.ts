import type {Extraction, FirstPlace} from '../glossary/index.ts'
import {stringWidth} from '../string-width.ts'
import type {Language} from './words.ts'

const words = {
  zh: {
    candidates: '候选术语',
    least: (least: number) => `词库里没有，至少出现 ${least} 次`,
    variants: '写法不一',
    settle: '选定一种，其余写进 forbidden',
    exceptions: '该排除的',
    except: '可写进该术语的 match.except',
    none: '没有要提的：常用的词词库里都有，写法一致',
    more: (rest: number) => `……另有 ${rest} 个（--top）`,
    of: (count: number, uses: number) => `${uses} 处里的 ${count} 处`,
    why: {word: '属于更长的词', opposite: '意思相反', name: '属于更长的名称'}
  },
  en: {
    candidates: 'Candidates',
    least: (least: number) => `not in the glossary, at least ${least} times`,
    variants: 'Variants',
    settle: 'keep one, forbid the others',
    exceptions: 'Exceptions',
    except: "for the term's match.except",
    none: 'Nothing to propose: the glossary has all frequent words, and each is written one way',
    more: (rest: number) => `… and ${rest} more (--top)`,
    of: (count: number, uses: number) => `${count} of ${uses} uses`,
    why: {word: 'part of a longer word', opposite: 'the opposite', name: 'part of a longer name'}
  }
} as const

type Style = {language: Language; quiet: boolean; top: number}

/** Most letters shown on either side. */
const shown = 14

/** Write what a text proposes for its glossary, for a terminal. */
export function extractText({least, candidates, variants, exceptions}: Extraction, style: Style): string {
  const said = words[style.language]
  const parts = [
    section(
      `${said.candidates} (${candidates.length}): ${said.least(least)}`,
      candidates.map(({form, count, terms, first}) => [
        ...[form, String(count), terms.length > 0 ? `[${terms.join(', ')}]` : ''],
        ...places(first, style)
      ]),
      style
    ),
    section(
      `${said.variants} (${variants.length}): ${said.settle}`,
      variants.map(({forms}) => [
        forms.map(({form, count}) => `${form} ${count}`).join(' / '),
        style.quiet ? '' : forms.map(({first}) => `${first.path}:${first.line}`).join(' / ')
      ]),
      style
    ),
    section(
      `${said.exceptions} (${exceptions.length}): ${said.except}`,
      exceptions.map(({identifier, form, count, uses, why, first}) => [
        ...[form, identifier, said.of(count, uses), said.why[why]],
        ...places(first, style)
      ]),
      style
    )
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('\n') : `${said.none}\n`
}

function section(title: string, rows: readonly string[][], {language, top}: Style): string {
  if (rows.length === 0) return ''
  const listed = rows.slice(0, top)
  const widths = (listed[0] ?? []).map((_, at) =>
    Math.min(40, Math.max(...listed.map((row) => stringWidth(row[at] ?? ''))))
  )
  const lines = listed.map((row) => `  ${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join('  ')}`.trimEnd())
  const rest = rows.length - listed.length
  return `${[title, ...lines, ...(rest > 0 ? [`  ${words[language].more(rest)}`] : [])].join('\n')}\n`
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - stringWidth(cell)))
}

function places({path, line, before, written, after}: FirstPlace, {quiet}: Style): string[] {
  if (quiet) return []
  const [from, to] = [Array.from(before), Array.from(after)]
  const left = from.length > shown ? `…${from.slice(-shown).join('')}` : before
  const right = to.length > shown ? `${to.slice(0, shown).join('')}…` : after
  return [`${path}:${line}`, `${left}[${written}]${right}`.trim()]
}
