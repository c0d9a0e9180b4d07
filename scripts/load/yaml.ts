/** The only module that knows `yaml`: text and schema → value, or messages with line and column. */
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit} from 'yaml'
import type {Alias, Document, Node, Pair, Scalar, YAMLError} from 'yaml'
import type {z} from 'zod'
import {reportError} from '../diagnostics.ts'
import type {Problem} from '../diagnostics.ts'
import {flattenIssues, problemOfIssue} from './explain-issue.ts'
import type {Issue} from './explain-issue.ts'
import {originOf, problemOfSyntax} from './explain-syntax.ts'

/** Where a value stands: keys and indices from the top. */
export type YamlPath = readonly (string | number)[]

export type Yaml<T> = {
  /** `undefined` where the text does not fit the schema; the messages say why. */
  value: T | undefined
  /** Where the value at a path stands: a block scalar's first character of content, not its `>-`. */
  placeOf: (path: YamlPath) => Position | undefined
}

/** Each alias of the text counts what it repeats; nobody writes more by hand. */
const maxAliasCount = 50

/** Keys that reach into JavaScript's own objects. */
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])

const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
const betweenHan = new RegExp(`(?<=${han}) (?=${han})`, 'gu')

type Parsed = {document: Document.Parsed; lines: LineCounter; text: string}

/**
 * Read YAML 1.2 into what a schema describes.
 *
 * Numbers, booleans and dates stay text as written (`1.10`, `2026`) where the schema wants text.
 *   Reports `invalid-yaml` and its like (`explain-syntax.ts`), `unknown-alias`, `too-many-aliases`, `forbidden-key`,
 *   and what does not fit the schema (`explain-issue.ts`), all errors.
 */
export function readYaml<Schema extends z.ZodType>(file: VFile, schema: Schema): Yaml<z.output<Schema>> {
  const text = String(file)
  const lines = new LineCounter()
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, stringKeys: true, version: '1.2'})
  const parsed = {document, lines, text}
  const placeOf = (path: YamlPath): Position | undefined => contentPosition(parsed, document.getIn(path, true))

  if (reportSyntax(file, parsed)) return {value: undefined, placeOf}
  const result = keepText(parsed, schema)
  if ('value' in result) return {value: result.value, placeOf}
  for (const problem of result.problems) reportError(file, problem)
  return {value: undefined, placeOf}
}

/** Find where a value stands in YAML that has been read before. */
export function placeIn(file: VFile, path: YamlPath): Position | undefined {
  const lines = new LineCounter()
  const text = String(file)
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, stringKeys: true})
  return contentPosition({document, lines, text}, document.getIn(path, true))
}

/** Check the value; where text is wanted and a number or boolean was read, take its source and check again. */
function keepText<Schema extends z.ZodType>(
  parsed: Parsed,
  schema: Schema
): {value: z.output<Schema>} | {problems: Problem[]} {
  const {document} = parsed
  joinHan(parsed)
  for (;;) {
    const plain = toPlain(document)
    if (!plain) return {problems: [{source: 'load', place: firstAlias(parsed), ...aliasProblem}]}
    const result = schema.safeParse(plain.value)
    if (result.success) return {value: result.data}
    const issues = flattenIssues(result.error.issues)
    const scalars = issues
      .filter((issue) => issue.code === 'invalid_type' && issue.wantsText)
      .map((issue) => document.getIn(issue.path, true))
      .filter((node) => isScalar(node))
      .filter((node) => node.value !== null && typeof node.value !== 'string' && node.source !== undefined)
    if (scalars.length === 0) return {problems: problemsOf(parsed, schema, issues)}
    for (const scalar of scalars) scalar.value = scalar.source
  }
}

/** Take out, in place, the spaces that YAML writes where it folds lines: Chinese has none between its characters. */
export function joinHan({document, text}: {document: Document.Parsed; text: string}): void {
  visit(document, {
    Scalar: (_, node) => {
      const {value, range, type} = node
      if (typeof value !== 'string' || !range || type === 'BLOCK_LITERAL') return
      if (text.slice(range[0], range[1]).trimEnd().includes('\n')) node.value = value.replace(betweenHan, '')
    }
  })
}

/** @returns `undefined` where aliases repeat too much: the one thing refused in a document without errors. */
function toPlain(document: Document.Parsed): {value: unknown} | undefined {
  try {
    return {value: document.toJS({maxAliasCount})}
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

/** @returns Whether anything was wrong. */
function reportSyntax(file: VFile, parsed: Parsed): boolean {
  const before = file.messages.length
  const errors = [...parsed.document.errors, ...parsed.document.warnings]
  // One slip of the pen is often several errors to the parser: the first in each place says enough.
  const firsts = errors.filter(({pos}, index) => errors.findIndex((other) => other.pos[0] === pos[0]) === index)
  for (const error of firsts) {
    const start = causeOf(parsed, error)
    const place = positionOf(parsed, [start, start === error.pos[0] ? error.pos[1] : start + 1])
    reportError(file, {source: 'load', place, ...problemOfSyntax(parsed.text, error, start)})
  }
  visit(parsed.document, (_, node) => {
    if (isPair(node) && isScalar(node.key) && prototypeKeys.has(String(node.key.value))) {
      reportError(file, forbiddenKey(parsed, node.key))
    }
    if (isAlias(node) && node.source !== '' && !node.resolve(parsed.document))
      reportError(file, unknownAlias(parsed, node))
  })
  return file.messages.length > before
}

/** Where what is not closed begins; else where the parser stumbled. */
function causeOf({document, text}: Parsed, error: YAMLError): number {
  const origin = originOf(error)
  let start = error.pos[0]
  visit(document, (_, node) => {
    if (origin === 'here' || !isNode(node) || !node.range || node.range[0] >= error.pos[1]) return
    const isOpen = origin === 'quote' ? /["']/.test(text.charAt(node.range[0])) : isCollection(node) && node.flow
    if (isOpen) start = node.range[0]
  })
  return start
}

const aliasProblem = {
  ruleId: 'too-many-aliases',
  reason: `Unexpected aliases that repeat too much, expected at most ${maxAliasCount} copies`,
  values: {limit: maxAliasCount}
}

function forbiddenKey(parsed: Parsed, key: Scalar): Problem {
  const name = String(key.value)
  return {
    source: 'load',
    ruleId: 'forbidden-key',
    reason: `Unexpected key \`${name}\`, expected a name that JavaScript does not use itself`,
    place: nodePosition(parsed, key),
    values: {key: name}
  }
}

function unknownAlias(parsed: Parsed, alias: Alias): Problem {
  return {
    source: 'load',
    ruleId: 'unknown-alias',
    reason: `Unexpected alias \`*${alias.source}\`, expected an anchor of that name before it`,
    place: nodePosition(parsed, alias),
    note: 'Put quotes around text that begins with `*`',
    values: {alias: `*${alias.source}`}
  }
}

/** A misspelt key is also a missing one: the first says enough. */
function problemsOf(parsed: Parsed, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  const problems = issues.map((issue) => problemAt(parsed, schema, issue))
  const meant = new Set(problems.flatMap(({ruleId, expected}) => (ruleId === 'unknown-key' ? (expected ?? []) : [])))
  return problems.filter(({ruleId, values}) => ruleId !== 'missing-key' || !meant.has(String(values?.key)))
}

function problemAt(parsed: Parsed, schema: z.ZodType, issue: Issue): Problem {
  const node = parsed.document.getIn(issue.path, true)
  const exists = issue.path.length === 0 || parsed.document.hasIn(issue.path)
  const problem = problemOfIssue(schema, issue, {exists, ...shortForm(node)})
  const place = problem.atKey
    ? keyPosition(parsed, problem.path)
    : (nodePosition(parsed, parsed.document.getIn(problem.path, true)) ?? keyPosition(parsed, problem.path))
  const {ruleId, reason, expected, values} = problem
  const found = {source: 'load', ruleId, reason, place: place ?? startOf(parsed), values} as const
  return expected.length > 0 ? {...found, expected} : found
}

function shortForm(node: unknown): {kind: 'scalar' | 'list' | 'keys'; text: string} {
  if (isMap(node)) return {kind: 'keys', text: '{…}'}
  return isSeq(node) ? {kind: 'list', text: '[…]'} : {kind: 'scalar', text: isScalar(node) ? (node.source ?? '') : ''}
}

/** Where the last key of a path stands; for an index, its item. */
function keyPosition(parsed: Parsed, path: YamlPath): Position | undefined {
  const parent = path.length > 1 ? parsed.document.getIn(path.slice(0, -1), true) : parsed.document.contents
  const key = path.at(-1)
  const pair = isMap(parent)
    ? parent.items.find((item: Pair) => isScalar(item.key) && item.key.value === key)
    : undefined
  return nodePosition(parsed, pair ? pair.key : parsed.document.getIn(path, true))
}

function nodePosition(parsed: Parsed, node: unknown): Position | undefined {
  if (!isNode(node) || !node.range) return undefined
  // An empty value has no characters: its key is the better place.
  if (isScalar(node) && node.range[0] === node.range[1]) return undefined
  return positionOf(parsed, [node.range[0], node.range[1]])
}

function contentPosition(parsed: Parsed, node: unknown): Position | undefined {
  if (!isNode(node) || !node.range) return undefined
  return positionOf(parsed, [contentStart(parsed.text, node), node.range[1]])
}

/** Past the header of a block scalar, or past the opening quote. */
function contentStart(text: string, node: Node): number {
  const [start, end] = node.range ?? [0, 0]
  if (!isScalar(node)) return start
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return start + 1
  if (node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL') return start
  const header = text.indexOf('\n', start)
  const content = header === -1 ? -1 : text.slice(header, end).search(/\S/)
  return content === -1 ? start : header + content
}

function firstAlias(parsed: Parsed): Position | undefined {
  let found: Position | undefined
  visit(parsed.document, (_, node) => {
    if (!isAlias(node)) return undefined
    found = nodePosition(parsed, node)
    return visit.BREAK
  })
  return found
}

function startOf(parsed: Parsed): Position {
  const start = parsed.document.contents?.range[0] ?? 0
  return positionOf(parsed, [start, start])
}

function positionOf(parsed: Parsed, [start, end]: readonly [number, number]): Position {
  const pointOf = (offset: number): Position['start'] => {
    const {line, col} = parsed.lines.linePos(offset)
    return {line: Math.max(line, 1), column: Math.max(col, 1), offset}
  }
  return {start: pointOf(start), end: pointOf(end)}
}
