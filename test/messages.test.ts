import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {rules} from '../scripts/lint/index.ts'
import {registry} from '../scripts/registry/index.ts'

const repository = resolve(import.meta.dirname, '..')
const wording = parse(readFileSync(join(repository, 'templates/messages/zh-Hans.yaml'), 'utf8')) as Record<
  string,
  string
>

function textsIn(folder: string, name: RegExp): string[] {
  const files = readdirSync(join(repository, folder), {recursive: true, encoding: 'utf8'})
  return files.filter((file) => name.test(file)).map((file) => readFileSync(join(repository, folder, file), 'utf8'))
}

/** Rules that stand for what is not worded: `bug` shows a stack, `failure` the error's own sentence. */
const unworded = ['bug', 'failure']
const sources = textsIn('scripts', /\.ts$/)
const ruleIds = [...new Set(sources.flatMap((text) => [...text.matchAll(/ruleId: '([\w-]+)'/g)].map(([, id]) => id!)))]
  .filter((id) => !unworded.includes(id))
  .sort()

test('finds the rules in the sources', () => {
  expect(ruleIds.length).toBeGreaterThan(50)
})

test('has Chinese for every rule, and no Chinese for what is no rule', () => {
  const worded = Object.keys(wording).filter((key) => !key.includes('.'))
  expect(worded.sort()).toEqual(ruleIds)
})

test('registers every name of a message, once, and says in Chinese what is right', () => {
  const names = [...rules, ...registry].map(({ruleId}) => ruleId)
  expect(names.sort()).toEqual(ruleIds)
  expect(names.filter((id) => !(`${id}.rule` in wording))).toEqual([])
})

test('has Chinese notes for rules alone', () => {
  const notes = Object.keys(wording).filter((key) => key.endsWith('.note'))
  expect(notes.filter((key) => !ruleIds.includes(key.slice(0, -'.note'.length)))).toEqual([])
})

test('shows every rule in a test or a fixture', () => {
  const shown = textsIn('test', /\.(ts|txt|md|yaml|snap)$/).join('\n')
  expect(ruleIds.filter((id) => !new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(shown))).toEqual([])
})
