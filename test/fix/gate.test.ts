import fc from 'fast-check'
import type {Root} from 'mdast'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {applyEdits} from '../../scripts/fix/apply-edits.ts'
import {fixChapter, type Candidate} from '../../scripts/fix/fix-chapter.ts'
import {passesGate, signatureOf} from '../../scripts/fix/gate.ts'
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

test('makes what it can of a fix whose edits stand alone, and nothing of another', () => {
  const text = '甲,乙`a,b`丙,丁\n'
  const {message, fix} = candidate(text, [text.trim(), ''])
  const edits = [...text.matchAll(/,/g)].map(({index}) => {
    const end = {line: 1, column: index + 2, offset: index + 1}
    return {place: {start: {line: 1, column: index + 1, offset: index}, end}, text: '，'}
  })
  expect(fixed(text, {message, fix: {...fix, edits}})).toEqual({text, refused: 1})
  expect(fixed(text, {message, fix: {...fix, edits, isDivisible: true}})).toEqual({
    text: '甲，乙`a,b`丙，丁\n',
    refused: 0
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

const kept = [
  ['`a,b`', 'a,b', 'c.d'],
  ['```sh\nls -l\n```', 'ls -l', 'ls'],
  ['[文](https://example.org/a)', 'example.org/a', 'example.org/b'],
  ['![图](a.png)', 'a.png', 'b.png'],
  ['<https://example.org/b>', 'example.org/b', 'example.org/c'],
  ['$x,y$', 'x,y', 'x'],
  ['<!-- a,b -->', 'a,b', 'c'],
  ['[文][ref]', 'ref]', 'other]'],
  ['<span class="a">字</span>', '"a"', '"b"']
] as const

const around = fc.array(
  fc.constantFrom(
    '容器',
    '，',
    ',',
    '**重点**',
    '\n\n',
    '\n\n- 一\n',
    '\n\n> 引\n\n',
    '文字。',
    ' ',
    'Docker',
    '（见）'
  ),
  {maxLength: 6}
)

test('refuses every edit of code, an address, a formula or a comment, wherever it stands', () => {
  let refused = 0
  fc.assert(
    fc.property(around, around, fc.constantFrom(...kept), (before, after, [whole, found, write]) => {
      const block = whole.startsWith('```') ? `\n\n${whole}\n\n` : whole
      const lead = `${before.join('')}${block}`
      const text = `${lead}${after.join('')}\n\n[ref]: https://example.org/r\n\n[other]: https://example.org/o\n`
      const at = lead.length - block.length + block.indexOf(found)
      const changed = text.slice(0, at) + write + text.slice(at + found.length)
      const [old, fresh] = [treeOf(text), treeOf(changed)]
      // Where the mark that opens it is itself text, so is what stands in it.
      if (!isKept(old, found)) return
      refused++
      expect(passesGate(old, fresh, undefined)).toBe(false)
      expect(passesGate(old, fresh, {added: ['strong'], removed: ['emphasis']})).toBe(false)
    }),
    {numRuns: 500, seed: 7}
  )
  expect(refused).toBeGreaterThan(400)
})

test('passes every edit that changes words alone', () => {
  fc.assert(
    fc.property(around, around, fc.constantFrom(...kept), (before, after, [whole]) => {
      const block = `\n\n${whole}\n\n`
      const textWith = (word: string): string => `${before.join('')}甲${word}乙${block}${after.join('')}\n`
      expect(passesGate(treeOf(textWith('，')), treeOf(textWith('；')), undefined)).toBe(true)
    }),
    {numRuns: 300, seed: 7}
  )
})

/** Whether text stands anywhere in a tree but in its words. */
function isKept(tree: Root, found: string): boolean {
  return signatureOf(tree).some((line) => line.includes(JSON.stringify(found.replace(/[\]"]/g, '')).slice(1, -1)))
}
