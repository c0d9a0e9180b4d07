/** `SUMMARY.md` of GitBook, HonKit and mdBook: lines → chapters. */
import {resolve} from 'node:path'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Division} from '../book.ts'
import {reportInfo} from '../diagnostics.ts'
import {divideChapters} from './divide-chapters.ts'
import {reportLeftOut, withoutRepeats} from './foreign-book.ts'
import type {ListedChapter} from './layout.ts'

type Entry = {title: string; target: string | undefined; level: number; place: Position}

type Line =
  | {kind: 'part'; title: string; depth: number}
  | ({kind: 'entry'} & Entry)
  | {kind: 'other'; title: string; place: Position}

const link =
  /^\[((?:\\.|`[^`]*`|\[[^\]]*\]|[^[\]\\])*)\]\(\s*(?:<([^>]*)>|([^\s()]*(?:\([^()]*\)[^\s()]*)*|[^()"]*?))(?:\s+"[^"]*")?\s*\)\s*$/
const listTitle = /^(?:summary|table of contents|contents|目录|目錄|总目录|總目錄)$/i

/** Links outside of lists are chapters without a number in mdBook; GitBook has a page that introduces the book. */
export type SummaryKind = {affixes: true} | {introduction: string}

/**
 * Read the chapters of a `SUMMARY.md`, in order, with their parts and how deep they are nested.
 *
 * Headings are parts; so is an entry of the first level without a link, where others stand below it. Deeper ones without
 * a link give up their place to what stands below them.
 *
 *   Reports `draft-chapter`, `web-chapter`, `unread-entry` (infos).
 */
export function readSummary(file: VFile, manuscript: string, kind: SummaryKind): ListedChapter[] {
  const lines = linesOf(String(file))
  const chapters: (ListedChapter & {isAffix: boolean})[] = []
  let part: string | undefined
  // The heading that an entry without a link, which is a part of its own, stands under.
  let around: string | undefined
  let raised: number[] = []
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'part') {
      const isTitle = listTitle.test(line.title) || (line.depth === 1 && index === 0)
      if (!isTitle || chapters.length > 0 || part !== undefined) part = around = line.title
      continue
    }
    if (line.kind === 'other') {
      reportUnread(file, line)
      continue
    }
    raised = raised.filter((level) => level < line.level)
    if (line.level <= 1) part = around
    const target = line.target ?? ''
    if (target === '' || /^[a-z][a-z\d+.-]*:/i.test(target)) {
      const next = lines[index + 1]
      const isGroup = target === '' && next?.kind === 'entry' && next.level > line.level
      if (isGroup && line.level === 1) part = line.title
      if (isGroup) raised.push(line.level)
      if (!isGroup || line.target === '') reportLeftOut(file, target === '' ? 'draft' : 'web', line)
      continue
    }
    chapters.push({
      path: resolve(manuscript, decoded(target.replace(/[?#].*$/, ''))),
      division: 'bodymatter',
      ...(part === undefined ? {} : {part}),
      level: Math.max(line.level, 1) - raised.length,
      title: line.title,
      place: line.place,
      isAffix: line.level === 0
    })
  }
  const listed = 'affixes' in kind ? withAffixes(chapters) : divideChapters(chapters, kind.introduction)
  return withoutRepeats(listed)
}

function reportUnread(file: VFile, {title, place}: {title: string; place: Position}): void {
  const reason = `Unexpected \`${title}\`, expected a heading or a link to a chapter`
  reportInfo(file, {source: 'load', ruleId: 'unread-entry', reason, place, values: {title}})
}

/** Before the first numbered chapter, front matter; behind the last, back matter. Neither belongs to a part. */
function withAffixes(chapters: readonly (ListedChapter & {isAffix: boolean})[]): ListedChapter[] {
  const first = chapters.findIndex(({isAffix}) => !isAffix)
  const last = chapters.findLastIndex(({isAffix}) => !isAffix)
  return chapters.map(({isAffix, part, ...chapter}, index) => {
    const division: Division = index < first ? 'frontmatter' : index > last && last >= 0 ? 'backmatter' : 'bodymatter'
    return {...chapter, division, ...(part === undefined || (isAffix && division !== 'bodymatter') ? {} : {part})}
  })
}

function linesOf(text: string): Line[] {
  const indents: number[] = []
  const shown = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
  return shown.split('\n').flatMap((line, index): Line[] => {
    const place = placeOf(index + 1, line)
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    if (heading) {
      indents.length = 0
      return [{kind: 'part', title: plain(heading[2] ?? ''), depth: (heading[1] ?? '').length}]
    }
    const item = /^([ \t]*)(?:[-*+]|\d+[.)])[ \t]+(.*)$/.exec(line)
    const words = (item?.[2] ?? line).trim()
    if (words === '' || /^(?:[-*_][ \t]*){3,}$/.test(line.trim())) return []
    const found = link.exec(words)
    if (!item && !found) return [{kind: 'other', title: words.slice(0, 40), place}]
    const level = item ? nest(indents, (item[1] ?? '').replaceAll('\t', '    ').length) : 0
    const target = found ? (found[2] ?? found[3] ?? '').trim() : undefined
    return [{kind: 'entry', title: plain(found?.[1] ?? words), target, level, place}]
  })
}

/** How deep a line is nested that begins in this column, from 1; `indents` are the columns of what it stands in. */
function nest(indents: number[], column: number): number {
  while ((indents.at(-1) ?? -1) > column) indents.pop()
  if ((indents.at(-1) ?? -1) < column) indents.push(column)
  return indents.length
}

function placeOf(line: number, text: string): Position {
  const start = text.length - text.trimStart().length + 1
  return {start: {line, column: start}, end: {line, column: text.trimEnd().length + 1}}
}

function plain(text: string): string {
  return text.replace(/\\(.)/g, '$1').replace(/[`*]/g, '').trim()
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
