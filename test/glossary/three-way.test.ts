import fc from 'fast-check'
import {expect, test} from 'vitest'
import {editsBetween, isSame, mergeTerms, patchTerm, readTermData} from '../../scripts/glossary/index.ts'
import type {TermData} from '../../scripts/glossary/index.ts'

const base: TermData = {
  id: 'docker',
  related: ['container'],
  langs: {
    'zh-Hans': {status: 'draft', term: '容器', aliases: ['货柜'], forbidden: [{form: '柜', use: '容器'}]},
    en: {status: 'missing', term: null, definition: null}
  }
}

test('takes both changes where they are of different fields', () => {
  const mine = structuredClone(base)
  const theirs = structuredClone(base)
  Object.assign((mine['langs'] as Record<string, object>)['zh-Hans']!, {status: 'approved'})
  Object.assign((theirs['langs'] as Record<string, object>)['en']!, {status: 'draft', term: 'container'})
  expect(mergeTerms(base, mine, theirs)).toMatchObject({
    conflicts: [],
    merged: {langs: {'zh-Hans': {status: 'approved'}, en: {status: 'draft', term: 'container'}}}
  })
})

test('lists a field that both changed, and keeps mine in its place', () => {
  const mine = {...base, related: ['container', 'moby'], class: 'product'}
  const theirs = {...base, related: ['container', 'image'], class: 'concept'}
  expect(mergeTerms(base, mine, theirs)).toMatchObject({
    conflicts: [{path: ['class'], base: undefined, mine: 'product', theirs: 'concept'}],
    merged: {class: 'product', related: ['container', 'image', 'moby']}
  })
})

test('merges lists as sets, forbidden forms by their form', () => {
  const side = (forbidden: TermData[], aliases: string[]): TermData => ({langs: {zh: {forbidden, aliases}}})
  const was = side([{form: '甲', use: '乙'}, {form: '丙'}], ['一', '二'])
  const mine = side([{form: '甲', use: '乙', why: '旧'}], ['二', '三'])
  const theirs = side([{form: '甲', use: '丁'}, {form: '丙'}, {form: '戊'}], ['一', '二', '四'])
  expect(mergeTerms(was, mine, theirs)).toEqual({
    merged: side([{form: '甲', use: '丁', why: '旧'}, {form: '戊'}], ['二', '四', '三']),
    conflicts: []
  })
})

test('tells a field that one took away and the other changed', () => {
  const {conflicts} = mergeTerms({rationale: '甲'}, {}, {rationale: '乙'})
  expect(conflicts).toEqual([{path: ['rationale'], base: '甲', mine: undefined, theirs: '乙'}])
})

const field = fc.constantFrom('status', 'term', 'definition', 'note', 'reading')
const language = fc.constantFrom('zh-Hans', 'zh-Hant', 'en')
const changeOfField = fc.record({language, field, value: fc.constantFrom('甲', '乙', '丙', '', 'x y')})
const changeOfList = fc.record({
  language,
  list: fc.constantFrom('aliases', 'except'),
  value: fc.constantFrom('a', 'b', 'c', 'd')
})
const change = fc.oneof(changeOfField, changeOfList)
type Change = {language: string} & ({field: string; value: string} | {list: string; value: string})

const text = `id: docker
match:
  except: [a]   # 甲
langs:
  zh-Hans:
    status: draft
    term: 容器
    definition: 一种隔离。
  # 繁体
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: draft
    term: container
    aliases: [b, c]
    definition: A thing.
`

function changed(data: TermData, changes: readonly Change[]): TermData {
  const copy = structuredClone(data)
  for (const one of changes) {
    const langs = copy['langs'] as Record<string, TermData>
    const holder = 'list' in one && one.list === 'except' ? (copy['match'] as TermData) : langs[one.language]!
    if ('field' in one) holder[one.field] = one.value
    else {
      const list = (holder[one.list] ?? []) as string[]
      holder[one.list] = list.includes(one.value) ? list.filter((item) => item !== one.value) : [...list, one.value]
    }
  }
  return copy
}

test('loses no edit in the histories of two editors and a merge', () => {
  const changes = fc.array(change, {maxLength: 6})
  fc.assert(
    fc.property(changes, changes, (ours, others) => {
      const was = readTermData(text)!
      const [mine, theirs] = [changed(was, ours), changed(was, others)]
      const onDisk = patchTerm(text, editsBetween(was, theirs))
      if ('failed' in onDisk) throw new Error(onDisk.failed)
      const {merged, conflicts} = mergeTerms(was, mine, onDisk.data)
      const saved = patchTerm(onDisk.text, editsBetween(onDisk.data, merged))
      if ('failed' in saved) throw new Error(saved.failed)
      for (const edits of [editsBetween(was, mine), editsBetween(was, theirs)]) {
        for (const edit of edits.filter(({path}) => !path.some((step) => step === 'aliases' || step === 'except'))) {
          const isTold = conflicts.some(({path}) => path.join() === edit.path.join())
          const now = edit.path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], saved.data)
          expect(isTold || edit.op !== 'set' || isSame(now as string, edit.value)).toBe(true)
        }
      }
      for (const name of ['zh-Hans', 'zh-Hant', 'en']) {
        const of = (data: TermData): string[] =>
          ((data['langs'] as Record<string, TermData>)[name]?.['aliases'] ?? []) as string[]
        const all = new Set([...of(was), ...of(mine), ...of(theirs)])
        for (const item of all) {
          const isKept = of(was).includes(item) ? of(mine).includes(item) && of(theirs).includes(item) : true
          expect(of(saved.data).includes(item)).toBe(isKept)
        }
      }
      expect(saved.text).toContain('  # 繁体\n')
      expect(saved.text).toContain('# 甲')
    }),
    {numRuns: 1000}
  )
})
