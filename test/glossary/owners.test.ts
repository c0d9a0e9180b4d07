import {expect, test} from 'vitest'
import type {GlossaryEntry, TermLanguage} from '../../scripts/apparatus.ts'
import {owns, readOwners, strangeApprovals} from '../../scripts/glossary/index.ts'

const owners = readOwners(`# 语言 负责人
*        editor@example.org
zh-Hant  Lin@example.org  @lin   # 台灣
`)
const lin = {name: '林', email: 'lin@example.org'}

test('knows owners by address and by name, in any case', () => {
  expect(owns(owners, lin, 'zh-Hant')).toBe(true)
  expect(owns(owners, {name: 'Lin', email: ''}, 'zh-Hant')).toBe(true)
  expect(owns(owners, {name: '王', email: 'wang@example.org'}, 'zh-Hant')).toBe(false)
})

test('lets the star stand for languages without a line of their own', () => {
  expect(owns(owners, lin, 'en')).toBe(false)
  expect(owns(owners, {name: '', email: 'EDITOR@example.org'}, 'en')).toBe(true)
  expect(owns(undefined, lin, 'en')).toBe(true)
})

test('finds sides that somebody else approved', () => {
  const entry = (status: TermLanguage['status']) =>
    ({identifier: 'pod', langs: {'zh-Hant': {status}, en: {status: 'approved'}}}) as unknown as GlossaryEntry
  const isOwner = (language: string): boolean => language === 'en'
  expect(strangeApprovals([entry('draft')], [entry('approved')], isOwner)).toMatchObject([{language: 'zh-Hant'}])
  expect(strangeApprovals([entry('approved')], [entry('approved')], isOwner)).toEqual([])
  expect(strangeApprovals([], [entry('proposed')], () => false)).toMatchObject([{language: 'en'}])
})
