import type {Nodes, Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {reportError} from '../diagnostics.ts'
import {createFenceCounter} from './count-fences.ts'

/** Nesting of quotes, lists, containers and emphasis that no author writes. */
const depthLimit = 100

/** Characters of one paragraph: the parser's time grows with their square. */
const paragraphLimit = 100_000

/** Lines of one paragraph. */
const lineLimit = 5_000

/** Marks in one paragraph that may open something. */
const markLimit = 3_000

/** Notes in one chapter. */
const noteLimit = 2_000

/** Headings underlined with `=` or `-`, each of which the parser looks for from the start. */
const underlineLimit = 2_000

type Count = readonly [found: string, limit: number]

type Finding = {isDeep: boolean; line: number; found: string; limit: number}

/**
 * Refuse text that would keep the parser busy for minutes, before it is parsed.
 *
 * @returns Whether there was any.
 *   Reports `too-large`, `too-deep` (errors).
 */
export function reportLimits(file: VFile): boolean {
  const finding = findingOf(String(file).split('\n'))
  if (!finding) return false
  const start = {line: finding.line, column: 1}
  report(file, {start, end: start}, finding)
  return true
}

/**
 * Whether a tree is nested too deep to be walked.
 *   Reports `too-deep` (error).
 */
export function isTooDeep(tree: Root, file: VFile): boolean {
  const open: [Nodes, number][] = [[tree, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next
    if (depth > depthLimit * 2) {
      report(file, node.position, {isDeep: true, line: 0, found: 'nesting', limit: depthLimit})
      return true
    }
    if ('children' in node) for (const child of node.children) open.push([child, depth + 1])
  }
  return false
}

function report(file: VFile, place: Position | undefined, {isDeep, found, limit}: Finding): void {
  const values = {found, limit}
  if (isDeep) {
    const reason = `Unexpected ${found} of more than ${limit} levels, expected less`
    reportError(file, {source: 'parse', ruleId: 'too-deep', reason, place, values})
  } else {
    const reason = `Unexpected more than ${limit} ${found}, expected less`
    reportError(file, {source: 'parse', ruleId: 'too-large', reason, place, values})
  }
}

type Block = {line: number; characters: number; lines: number; marks: number; brackets: number; deepest: number}

function findingOf(lines: readonly string[]): Finding | undefined {
  const counter = createFenceCounter()
  const counts = {notes: 0, underlines: 0}
  let block = blockAt(1)
  let code: string | undefined
  for (const [index, line] of lines.entries()) {
    const at = index + 1
    counter.next(line)
    if (depthOf(line) > depthLimit || counter.depth() > depthLimit) return finding(true, at, ['nesting', depthLimit])
    const before = code
    code = fenceAfter(line, code)
    if (before !== undefined || code !== undefined || line.trim() === '') {
      block = blockAt(at + 1)
      continue
    }
    // Items, rows and headings are blocks of their own, however many there are.
    if (/^\s*(?:[-+*|#]|\d+[.)]|\[\^)/.test(line)) block = blockAt(at)
    measure(block, line)
    if (block.deepest > depthLimit) return finding(true, at, ['brackets', depthLimit])
    if (/^ {0,3}\[\^[^\]]+\]:/.test(line)) counts.notes++
    if (/^ {0,3}(=+|-+)[ \t]*$/.test(line)) counts.underlines++
    const found = tooMuch(block, counts)
    if (found) return finding(false, block.line, found)
  }
  return undefined
}

function blockAt(line: number): Block {
  return {line, characters: 0, lines: 0, marks: 0, brackets: 0, deepest: 0}
}

function measure(block: Block, line: string): void {
  block.characters += line.length
  block.lines++
  for (const [mark] of line.matchAll(/\[|\]|[*_`~$@{]+/g)) {
    block.marks++
    if (mark === '[') block.brackets++
    else if (mark === ']') block.brackets = Math.max(0, block.brackets - 1)
    block.deepest = Math.max(block.deepest, block.brackets)
  }
}

function tooMuch(block: Block, counts: {notes: number; underlines: number}): Count | undefined {
  if (block.characters > paragraphLimit) return ['characters in one block', paragraphLimit]
  if (block.lines > lineLimit) return ['lines in one block', lineLimit]
  if (block.marks > markLimit) return ['marks in one block', markLimit]
  if (counts.notes > noteLimit) return ['footnotes', noteLimit]
  return counts.underlines > underlineLimit ? ['underlined headings', underlineLimit] : undefined
}

function finding(isDeep: boolean, line: number, [found, limit]: Count): Finding {
  return {isDeep, line, found, limit}
}

/** Quotes and list items that a line opens, and those its indentation may continue. */
function depthOf(line: string): number {
  const lead = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*/.exec(line)?.[0] ?? ''
  const marks = lead.match(/>|[-+*](?=\s)|\d+[.)]/g)?.length ?? 0
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0
  return marks > 0 ? marks + Math.floor(indent / 2) : 0
}

/** Fences are found here as anywhere: at worst, text is measured as if it were code. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const fence = /^[\s>]*(`{3,}|~{3,})([^`]*)$/.exec(line)
  if (open === undefined) return fence?.[1]
  return fence?.[1]?.startsWith(open) && fence[2]?.trim() === '' ? undefined : open
}
