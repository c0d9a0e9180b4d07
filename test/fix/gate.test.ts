import fc from 'fast-check'
import type {Root} from 'mdast'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {applyEdits} from '../../scripts/fix/apply-edits.ts'
import {fixChapter, type Candidate} from '../../scripts/fix/fix-chapter.ts'
import {passesGate} from '../../scripts/fix/gate.ts'
import type {Fix} from '../../scripts/diagnostics.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map()})

function treeOf(text: string): Root {
  const file = new VFile({path: '01.md', value: text})
  return parseChapter({id: '01', division: 'bodymatter', file}, processor).tree
}

function candidate(text: string, [found, write]: readonly [string, string], nodes?: Fix['nodes']): Candidate {
  const offset = text.indexOf(found)
  const before = text.slice(0, offset).split('\n')
  const start = {line: before.length, column: before.at(-1)!.length + 1, offset}
  const end = {...start, column: start.column + found.length, offset: offset + found.length}
  const place = {start, end}
  const message = new VFile({value: text}).message('X', {place, ruleId: 'x'})
  return {message, fix: {kind: 'safe', edits: [{place, text: write}], ...(nodes ? {nodes} : {})}}
}

function fixed(text: string, ...candidates: Candidate[]) {
  const file = new VFile({path: '01.md', value: text})
  const result = fixChapter({id: '01', division: 'bodymatter', file}, candidates, (_, value) => treeOf(value))
  return {text: result.text, refused: result.refused.length}
}

test('makes a fix that changes words alone', () => {
  const text = '# 题\n\n他来了,走了。\n'
  expect(fixed(text, candidate(text, [',', '，']))).toEqual({text: '# 题\n\n他来了，走了。\n', refused: 0})
})

test.each([
  ['code', '见 `a,b`。\n', 'a,b', 'a，b'],
  ['a block of code', '```\na...\n```\n', '...', '……'],
  ['an address', '[文](https://example.org/a,b)\n', 'a,b', 'a，b'],
  ['a comment', '<!-- a,b -->\n\n字。\n', 'a,b', 'a，b'],
  ['a formula', '$a,b$\n', 'a,b', 'a，b'],
  ['attributes', '## 题 {#sec:a}\n', 'sec:a', 'sec：a'],
  ['the level of a heading', '## 题\n', '## ', '# '],
  ['emphasis', '**重点**字\n', '**字', '*字'],
  ['a list', '- 一\n- 二\n', '- 二', '二']
] as const)('refuses to change %s', (...[, text, found, write]) => {
  expect(fixed(text, candidate(text, [found, write]))).toEqual({text, refused: 1})
})

test('makes the other fixes where one is refused', () => {
  const text = '甲,乙`a,b`丙,丁\n'
  const bad = candidate(text, ['a,b', 'a，b'])
  expect(fixed(text, candidate(text, [',乙', '，乙']), bad, candidate(text, [',丁', '，丁']))).toEqual({
    text: '甲，乙`a,b`丙，丁\n',
    refused: 1
  })
})

test('lets nodes come and go as they are announced, and no others', () => {
  const text = '执行 docker run 即可。\n'
  const announced = candidate(text, ['docker run', '`docker run`'], {added: ['inlineCode']})
  expect(fixed(text, announced).text).toBe('执行 `docker run` 即可。\n')
  expect(fixed(text, candidate(text, ['docker run', '`docker run`'], {added: ['strong']}))).toEqual({text, refused: 1})
})

test('refuses edits outside of what was reported', () => {
  const text = '甲,乙,丙\n'
  const {message, fix} = candidate(text, [',乙', '，乙'])
  const beyond = candidate(text, [',丙', '，丙']).fix
  expect(fixed(text, {message, fix: {...fix, edits: [...fix.edits, ...beyond.edits]}})).toEqual({text, refused: 1})
})

test('refuses edits that overlap', () => {
  const text = '甲乙丙'
  const edit = (start: number, end: number) => ({
    place: {start: {line: 1, column: start + 1, offset: start}, end: {line: 1, column: end + 1, offset: end}},
    text: ''
  })
  expect(applyEdits(text, [edit(0, 2), edit(1, 3)])).toBeUndefined()
  expect(applyEdits(text, [edit(2, 3), edit(0, 1)])).toBe('乙')
  expect(applyEdits(text, [edit(2, 4)])).toBeUndefined()
})

test('lets no edit pass that changes code or an address', () => {
  const source = '见 `a,b` 与 [文](https://example.org/a) 和\n\n```sh\nls -l\n```\n\n![图](a.png) 等。\n'
  const before = treeOf(source)
  const kept = /`a,b`|https:\/\/example\.org\/a|```sh\nls -l\n```|a\.png/g
  const places = [...source.matchAll(kept)].map(({0: found, index}) => [index, index + found.length] as const)
  const edits = fc.tuple(
    fc.integer({min: 0, max: source.length}),
    fc.integer({min: 0, max: 4}),
    fc.string({unit: fc.constantFrom('，', '字', ' ', 'a', '`', '\n', '*', '(', ')'), maxLength: 3})
  )
  fc.assert(
    fc.property(edits, ([start, length, text]) => {
      const end = Math.min(source.length, start + length)
      const after = source.slice(0, start) + text + source.slice(end)
      const touches = places.some(
        ([from, to]) =>
          start < to && end > from && after.slice(from, to + text.length - (end - start)) !== source.slice(from, to)
      )
      if (!touches || !passesGate(before, treeOf(after), undefined)) return
      // What passed although it touched must have left the code and the addresses as they were.
      for (const [from, to] of places) expect(after).toContain(source.slice(from, to).replace(/^`+|`+$/g, ''))
    }),
    {numRuns: 500, seed: 7}
  )
})
