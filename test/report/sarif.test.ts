import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import Ajv from 'ajv'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {reportError, reportInfo, reportWarning, type Fix} from '../../scripts/diagnostics.ts'
import {rules} from '../../scripts/lint/index.ts'
import {collectFindings, toSarif} from '../../scripts/report.ts'

const require = createRequire(import.meta.url)
const readJson = (name: string): object => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as object
const validator = new Ajv({schemaId: 'auto', allErrors: true})
validator.addMetaSchema(readJson('ajv/lib/refs/json-schema-draft-04.json'))
const isValid = validator.compile(readJson('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))

const tool = {
  version: '0.1.0',
  language: 'zh-Hans',
  rules: rules.map(({ruleId, description}) => ({id: ruleId, description}))
}

function errorsOf(value: object): unknown {
  return isValid(value) === true ? [] : isValid.errors
}

test('is valid for findings of every kind', () => {
  const reporters = fc.constantFrom(reportError, reportWarning, reportInfo)
  const point = fc.record({line: fc.integer({min: 1, max: 9}), column: fc.integer({min: 1, max: 9})})
  const names = fc.constantFrom('01.md', '稿/第 1 章#a?b%.md', 'C\\d.md', '.')
  fc.assert(
    fc.property(reporters, point, point, names, fc.string({minLength: 1}), fc.boolean(), (report, ...facts) => {
      const [start, end, path, text, hasPlace] = facts
      const file = new VFile({path, value: '字'.repeat(99)})
      const kind = fc.sample(fc.constantFrom<Fix['kind']>('safe', 'suggested', 'human'), {numRuns: 1, seed: 1})[0]!
      const place = {start: {...start, offset: 0}, end: {...end, line: start.line + end.line, offset: 1}}
      const fix: Fix = {kind, edits: [{place, text}]}
      report(file, {
        source: 'lint',
        ruleId: 'wrong-ellipsis',
        reason: text,
        note: text,
        ...(hasPlace ? {place, fix} : {})
      })
      expect(errorsOf(toSarif(collectFindings([file], {}), '../书/', tool))).toEqual([])
    }),
    {numRuns: 200, seed: 5}
  )
})

test('is valid without findings', () => {
  expect(errorsOf(toSarif([], '', tool))).toEqual([])
})

test('is not valid where a place begins before the first line', () => {
  const file = new VFile({path: '01.md'})
  reportWarning(file, {source: 'lint', ruleId: 'x', reason: 'X', place: {line: 0, column: 0}})
  expect(errorsOf(toSarif(collectFindings([file], {}), '', tool))).not.toEqual([])
})
