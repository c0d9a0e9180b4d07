/** Schema issues → sentences. */
import {z} from 'zod'
import {nearest} from '../nearest.ts'

export type Issue = {
  code: string
  path: (string | number)[]
  /** Kind of value wanted: `string`. */
  expected: string
  /** Whether text would do. */
  wantsText: boolean
  /** What the schema's own sentence says is wanted, if it has one. */
  wanted: string | undefined
  /** Allowed values, or unknown keys. */
  names: string[]
}

export type Explanation = {
  ruleId: string
  reason: string
  path: (string | number)[]
  /** Whether the key is wrong and not its value. */
  atKey: boolean
  expected: string[]
  values: Record<string, string>
}

/** As an author would write one, by the schema's word for it. */
const examples: Readonly<Record<string, string>> = {
  string: '`"…"`',
  number: '`1`',
  int: '`1`',
  boolean: '`true`, `false`',
  array: '`[…]`',
  object: '`{…: …}`',
  record: '`{…: …}`'
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values'
}

/** Make one issue of each wrong value, looking into unions for the branch that fits best. */
export function flattenIssues(issues: readonly z.core.$ZodIssue[], path: (string | number)[] = []): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const here = [...path, ...issue.path.filter((part) => typeof part !== 'symbol')]
    if (issue.code === 'invalid_union') return flattenUnion(issue, here)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({...plainIssue(issue, [...here, key]), names: [key]}))
    }
    return [plainIssue(issue, here)]
  })
}

function flattenUnion(issue: z.core.$ZodIssueInvalidUnion, path: (string | number)[]): Issue[] {
  const best = issue.errors.find((branch) => branch.every((inner) => !isMismatch(inner)))
  if (best) return flattenIssues(best, path)
  const kinds = issue.errors.flatMap((branch) => branch.filter(isMismatch).map((inner) => expectedOf(inner)))
  const expected = kinds[0] ?? 'string'
  const wantsText = kinds.includes('string')
  return [
    {
      code: 'invalid_type',
      path,
      expected,
      wantsText,
      wanted: orList(kinds.map((kind) => words[kind] ?? kind)),
      names: []
    }
  ]
}

/** Whether a branch of a union does not even have the right kind of value. */
function isMismatch(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type'
}

function plainIssue(issue: z.core.$ZodIssue, path: (string | number)[]): Issue {
  const nested = issue.code === 'invalid_key' ? issue.issues[0] : issue
  return {
    code: issue.code,
    path,
    expected: expectedOf(issue),
    wantsText: expectedOf(issue) === 'string',
    wanted: nested && sentenceOf(nested),
    names: issue.code === 'invalid_value' ? issue.values.map(String) : []
  }
}

function expectedOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' ? issue.expected : ''
}

const filled = 'something in it'

/** Our own sentences begin in lower case, those of zod with a capital. */
function sentenceOf(issue: z.core.$ZodIssue): string | undefined {
  if (/^[^A-Z]/.test(issue.message)) return issue.message
  if (issue.code === 'too_small') return issue.origin === 'number' ? `at least \`${issue.minimum}\`` : filled
  if (issue.code === 'too_big') return `at most \`${issue.maximum}\``
  return undefined
}

/** What stands at an issue's path: nothing, or a value as the author wrote it, in short. */
export type Found = {exists: boolean; text: string; kind: 'scalar' | 'list' | 'keys'}

/** Say what is wrong with a value, in the words of the one who wrote it. */
export function problemOfIssue(schema: z.ZodType, issue: Issue, found: Found): Explanation {
  if (issue.code === 'unrecognized_keys') return unknownKey(schema, issue)
  if (issue.code === 'invalid_key') return invalidKey(issue)
  if (!found.exists) return missingKey(issue)
  if (issue.path.length === 0) return withoutKeys(schema)
  if (issue.code === 'too_small' && (issue.wanted === filled || found.kind === 'list')) return emptyValue(issue)
  const path = issue.path.join('.')
  const wanted = issue.names.length > 0 ? orList(issue.names.map(code)) : (issue.wanted ?? words[issue.expected])
  const example = /`[^`]+`/.exec(wanted ?? '')?.[0] ?? examples[issue.expected] ?? code('…')
  const where = path === '' ? '' : ` at \`${path}\``
  return {
    ruleId: 'invalid-value',
    reason: `Unexpected ${describe(found)}${where}, expected ${wanted ?? 'another value'}`,
    path: issue.path,
    atKey: false,
    expected: found.kind === 'scalar' ? nearest(found.text, issue.names) : [],
    values: {value: found.text, path, wanted: issue.names.length > 0 ? issue.names.map(code).join('、') : example}
  }
}

function describe({kind, text}: Found): string {
  if (kind === 'scalar') return text === '' ? 'empty value' : `value ${code(text)}`
  return kind
}

function unknownKey(schema: z.ZodType, issue: Issue): Explanation {
  const key = issue.names[0] ?? ''
  const keys = keysAt(schema, issue.path.slice(0, -1))
  const expected = nearest(key, keys)
  const few = keys.length > 0 && keys.length <= 8 ? orList(keys.map(code)) : 'a key of the schema'
  const wanted = expected[0] === undefined ? few : code(expected[0])
  const reason = `Unexpected key ${code(key)}, expected ${wanted}`
  return {ruleId: 'unknown-key', reason, path: issue.path, atKey: true, expected, values: {key}}
}

function invalidKey(issue: Issue): Explanation {
  const key = String(issue.path.at(-1))
  const reason = `Unexpected key ${code(key)}, expected ${issue.wanted ?? 'another name'}`
  const wanted = /`[^`]+`/.exec(issue.wanted ?? '')?.[0] ?? code('…')
  return {ruleId: 'invalid-key', reason, path: issue.path, atKey: true, expected: [], values: {key, wanted}}
}

function missingKey(issue: Issue): Explanation {
  const key = String(issue.path.at(-1))
  const reason = `Cannot find key ${code(key)}, expected it here`
  return {ruleId: 'missing-key', reason, path: issue.path.slice(0, -1), atKey: true, expected: [], values: {key}}
}

function withoutKeys(schema: z.ZodType): Explanation {
  const example = `${keysAt(schema, []).find((key) => !key.startsWith('$')) ?? 'key'}: …`
  const reason = `Unexpected file without keys, expected lines such as ${code(example)}`
  return {ruleId: 'no-keys', reason, path: [], atKey: false, expected: [], values: {example}}
}

function emptyValue({path, wanted}: Issue): Explanation {
  const name = path.join('.')
  const reason = `Unexpected empty value at ${code(name)}, expected ${wanted ?? filled}`
  return {ruleId: 'empty-value', reason, path, atKey: false, expected: [], values: {path: name}}
}

type JsonSchema = {
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  anyOf?: JsonSchema[]
}

function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  // zod types its result as any JSON Schema; these four keywords are all that our schemas nest by.
  let places = [z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'}) as JsonSchema]
  for (const part of path) places = places.flatMap(branches).flatMap((place) => step(place, part))
  return places.flatMap(branches).flatMap((place) => Object.keys(place.properties ?? {}))
}

function branches(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ? schema.anyOf.flatMap(branches) : [schema]
}

function step(schema: JsonSchema, part: string | number): JsonSchema[] {
  const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const next = typeof part === 'number' ? schema.items : (schema.properties?.[part] ?? rest)
  return next ? [next] : []
}

function code(text: string): string {
  return `\`${text}\``
}

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}
