import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyEdits, editsBetween, isSame, patchOverlay, patchTerm, readTermData} from '../../scripts/glossary/index.ts'
import type {TermData, TermEdit, TermPath, TermValue} from '../../scripts/glossary/index.ts'

const text = `# 容器编排：全书的主角之一
id: container-orchestration   # 不要改
class: concept

match:
  except: [编排者, "容器编排者"]
related:
  # 先看这个
  - container   # 容器
  - kubernetes
langs:
  zh-Hans:
    status: draft
    term: '容器编排'
    forbidden:
      - {form: 容器协调, use: 容器编排, why: 旧译}
      - 容器协奏
    definition: >-
      自动管理一组 [container](term:container)，
      从创建到销毁。
    # 定义取自规范
    source: {title: CNCF Glossary, url: 'https://glossary.cncf.io/'}
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: approved
    term: container orchestration
    definition: >-
      Managing the lifecycle of many containers at once, from the first start of
      a service to its very end, without anybody doing it by hand, one after the
      other, on each of the machines.
    note: |
      First line.
      Second line.
# 文件末尾
`

function patched(edits: readonly TermEdit[], from = text): string {
  const result = patchTerm(from, edits, ['zh-Hans', 'zh-Hant', 'en'])
  if ('failed' in result) throw new Error(result.failed)
  return result.text
}

/** Lines that went and came, as a diff shows them. */
function changes(edits: readonly TermEdit[], from = text): string[] {
  const [before, after] = [from.split('\n'), patched(edits, from).split('\n')]
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`)
  ]
}

const set = (path: TermPath, value: TermValue): TermEdit => ({op: 'set', path, value})

test('changes one line for one value, and keeps its quotes', () => {
  expect(changes([set(['langs', 'zh-Hans', 'status'], 'approved')])).toEqual([
    '-    status: draft',
    '+    status: approved'
  ])
  expect(changes([set(['langs', 'zh-Hans', 'term'], "容器'编排'")])).toEqual([
    "-    term: '容器编排'",
    "+    term: '容器''编排'''"
  ])
  expect(changes([set(['id'], 'orchestration')])).toEqual([
    '-id: container-orchestration   # 不要改',
    '+id: orchestration   # 不要改'
  ])
})

test('fills what is empty', () => {
  const edits = [
    set(['langs', 'zh-Hant', 'status'], 'draft'),
    set(['langs', 'zh-Hant', 'term'], '容器編排'),
    set(['langs', 'zh-Hant', 'definition'], '自動管理一組容器：從建立到銷毀。')
  ]
  expect(changes(edits)).toEqual([
    '-    status: missing',
    '-    term:',
    '-    definition:',
    '+    status: draft',
    '+    term: 容器編排',
    '+    definition: 自動管理一組容器：從建立到銷毀。'
  ])
})

test('folds anew only the lines of a text that changed', () => {
  const before = readTermData(text)?.langs as Record<string, Record<string, string>>
  const definition = before['en']?.definition?.replace('anybody', 'a person') ?? ''
  expect(changes([set(['langs', 'en', 'definition'], definition)])).toEqual([
    '-      a service to its very end, without anybody doing it by hand, one after the',
    '+      a service to its very end, without a person doing it by hand, one after the'
  ])
  const note = 'First line.\nAnother line.\n'
  expect(changes([set(['langs', 'en', 'note'], note.trimEnd())])).toContain('+      Another line.')
})

test('puts keys where their kind has them, and items where they are wanted', () => {
  expect(changes([set(['langs', 'zh-Hans', 'aliases'], ['编排'])])).toEqual(['+    aliases: [编排]'])
  expect(changes([set(['langs', 'zh-Hans', 'rationale'], '术语委员会')])).toEqual(['+    rationale: 术语委员会'])
  expect(changes([set(['match', 'auto'], false)])).toEqual(['+  auto: false'])
  expect(changes([set(['domain'], ['cloud-native'])])).toEqual(['+domain: [cloud-native]'])
  expect(changes([{op: 'insert', path: ['related', 1], value: 'docker'}])).toEqual(['+  - docker'])
  expect(changes([{op: 'insert', path: ['match', 'except', 2], value: '容器, 编排'}])).toEqual([
    '-  except: [编排者, "容器编排者"]',
    '+  except: [编排者, "容器编排者", \'容器, 编排\']'
  ])
  expect(changes([set(['langs', 'ja'], {definition: '…', status: 'draft', term: 'コンテナ'})])).toEqual([
    '+  ja:',
    '+    status: draft',
    '+    term: コンテナ',
    '+    definition: …'
  ])
})

test('takes keys and items away with their lines', () => {
  expect(changes([{op: 'delete', path: ['related', 0]}])).toEqual(['-  - container   # 容器'])
  expect(changes([{op: 'delete', path: ['langs', 'zh-Hans', 'forbidden', 0, 'why']}])).toEqual([
    '-      - {form: 容器协调, use: 容器编排, why: 旧译}',
    '+      - {form: 容器协调, use: 容器编排}'
  ])
  expect(changes([{op: 'delete', path: ['langs', 'zh-Hant']}])).toEqual([
    '-  zh-Hant:',
    '-    status: missing',
    '-    term:',
    '-    definition:'
  ])
})

test('leaves what it cannot read, or must not share, alone', () => {
  expect(patchTerm('id: [', [set(['id'], 'a')])).toEqual({failed: 'invalid-yaml'})
  expect(patchTerm('- id', [set(['id'], 'a')])).toEqual({failed: 'invalid-yaml'})
  expect(patchTerm('id: &a x\nclass: *a\n', [set(['id'], 'a')])).toEqual({failed: 'shared-nodes'})
  expect(patchTerm('id: a\n', [set(['id'], '\ud800')])).toEqual({failed: 'unsafe-edit'})
})

test('patches overlays', () => {
  const overlay = 'docker:\n  langs:\n    zh-Hans: {term: Docker}\n'
  expect(patchOverlay(overlay, [set(['docker', 'langs', 'zh-Hans', 'definition'], '引擎。')])).toMatchObject({
    text: 'docker:\n  langs:\n    zh-Hans: {term: Docker, definition: 引擎。}\n'
  })
})

test('makes of the terms of this glossary whatever is wanted, by the fewest edits', () => {
  const folder = resolve(import.meta.dirname, '../../glossary/terms')
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  for (const [at, one] of texts.slice(0, 25).entries()) {
    const [before, after] = [readTermData(one), readTermData(texts[at + 1] ?? text)]
    if (!before || !after) throw new Error('Unreadable')
    const result = patchTerm(one, editsBetween(before, after))
    expect('data' in result && isSame(result.data, after)).toBe(true)
  }
})

const word = fc.constantFrom(
  ...[
    '容器',
    '镜像',
    'Docker',
    'a: b',
    '# c',
    '- d',
    "it's",
    '"q"',
    '[x]',
    '{y}',
    '1.10',
    'true',
    'null',
    '',
    ' ',
    '\\'
  ],
  ...['*a', '&b', '@c', '`d`', '!e', '%f', '|', '>', '?', ',', ':', '\n', '\n\n', '\t', '\u2028', '👩‍💻', '𠮷', 'é']
)
const anyText = fc.oneof(
  fc.array(word, {maxLength: 8}).map((words) => words.join('')),
  fc.array(word, {maxLength: 40}).map((words) => words.join(' ')),
  fc.string({unit: 'grapheme', maxLength: 30})
)
const anyValue: fc.Arbitrary<TermValue> = fc.oneof(
  {weight: 6, arbitrary: anyText},
  {weight: 1, arbitrary: fc.constant(null)},
  {weight: 2, arbitrary: fc.array(anyText, {maxLength: 4})},
  {weight: 1, arbitrary: fc.array(fc.record({form: anyText, use: anyText}), {maxLength: 3})},
  {weight: 1, arbitrary: fc.record({title: anyText, url: anyText})}
)

function pathsOf(value: TermValue, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value))
    return [path, ...value.flatMap((item, at) => pathsOf(item, [...path, at])), [...path, value.length]]
  if (typeof value === 'object' && value !== null) {
    return [
      path,
      ...Object.entries(value).flatMap(([key, own]) => pathsOf(own, [...path, key])),
      [...path, 'rationale']
    ]
  }
  return [path]
}

/** An edit that fits the data: where it leads is drawn from what is there. */
function editOf(data: TermData, draw: {where: number; op: number; value: TermValue}): TermEdit {
  const paths = pathsOf(data).filter((path) => path.length > 0 && path[0] !== 'id')
  const path = paths[draw.where % paths.length] ?? ['class']
  const isItem = typeof path.at(-1) === 'number'
  const isThere = pathsOf(data).some((one) => one.join('/') === path.join('/')) && !path.includes('rationale')
  if (draw.op === 0 && isThere) return {op: 'delete', path}
  return {op: isItem && draw.op === 1 ? 'insert' : 'set', path, value: draw.value}
}

test('makes of a text what the same edits make of its values', () => {
  const draws = fc.array(fc.record({where: fc.nat(), op: fc.nat({max: 3}), value: anyValue}), {
    minLength: 1,
    maxLength: 6
  })
  fc.assert(
    fc.property(draws, (list) => {
      let data = readTermData(text) ?? {}
      const edits = list.map((draw) => {
        const edit = editOf(data, draw)
        data = applyEdits(data, [edit])
        return edit
      })
      const result = patchTerm(text, edits)
      if ('failed' in result) throw new Error(`${result.failed}: ${JSON.stringify(edits)}`)
      expect(isSame(result.data, data)).toBe(true)
      expect(isSame(readTermData(result.text) ?? null, data)).toBe(true)
    }),
    {numRuns: 400}
  )
})

test('leaves every line alone that no edit reaches', () => {
  const draw = fc.record({where: fc.nat(), op: fc.nat({max: 3}), value: anyValue})
  fc.assert(
    fc.property(draw, (one) => {
      const data = readTermData(text) ?? {}
      const edit = editOf(data, one)
      const [top, language, field] = edit.path.map(String)
      const lines = patched([edit]).split('\n')
      const comments = [
        '# 容器编排：全书的主角之一',
        '# 文件末尾',
        ...(top === 'langs' && (field === undefined || field === 'source') ? [] : ['    # 定义取自规范'])
      ]
      for (const comment of comments) expect(lines).toContain(comment)
      // Of other languages and other parts, all.
      const others = text.split('\n').filter((line) => line.startsWith('    ') && !line.includes('#'))
      if (top !== 'langs') expect(lines.filter((line) => others.includes(line))).toEqual(others)
      if (language !== undefined && language !== 'en' && top === 'langs') {
        const own = text.slice(text.indexOf('  en:'), text.indexOf('# 文件末尾'))
        expect(lines.join('\n')).toContain(own)
      }
    }),
    {numRuns: 250}
  )
})
