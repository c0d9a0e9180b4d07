import {resolve} from 'node:path'
import {toString} from 'mdast-util-to-string'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {editionsOf, load} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {hasManuscripts} from './manuscripts-book.ts'

type Link = {file: string; line: number; text: string; kind: string; number: string}
type Report = {file: string; line: number; column: number; ruleId: string; reason: string}

let links: Link[] = []
let reports: Report[] = []

describe.skipIf(!hasManuscripts)('references of the real manuscripts, which are beside the checkout or absent', () => {
  beforeAll(async () => {
    const sources = await load(resolve(import.meta.dirname, '../../../shared/manuscripts'))
    const [edition] = editionsOf(sources.config, [], [])
    const book = enrich(parse(sources), new Map(), edition!)
    links = linksIn(book)
    reports = reportsIn(book)
  })

  test('108: 上一节 leads to section 1.1', () => {
    expect(links).toContainEqual({file: '004', line: 266, text: '上一节', kind: 'section', number: '1.1'})
  })

  test('110: 后文会详细介绍 is reported as without a target', () => {
    expect(reports).toContainEqual(
      expect.objectContaining({file: '004', line: 238, column: 59, ruleId: 'vague-reference'})
    )
    expect(reports.find(({line, file}) => file === '004' && line === 238)?.reason).toMatch(/without a target/)
  })

  test('112: 本章 leads to chapter 1', () => {
    expect(links).toContainEqual({file: '004', line: 484, text: '本章', kind: 'chapter', number: '1'})
  })

  test.each([
    ['002', 84],
    ['001', 31],
    ['003', 17],
    ['004', 200]
  ])('113: %s:%d has neither link nor report', (file, line) => {
    expect([...links, ...reports].filter((one) => one.file === file && one.line === line)).toEqual([])
  })

  test('115: 后面再做解读 is reported as without a target', () => {
    expect(reports).toContainEqual(
      expect.objectContaining({file: '004', line: 298, column: 36, ruleId: 'vague-reference'})
    )
  })

  test('links and reports nothing else than what the manuscripts say of themselves', () => {
    expect(links.map(({file, line, text, number}) => `${file}:${line} ${text} → ${number}`)).toMatchInlineSnapshot(`
      [
        "004:266 上一节 → 1.1",
        "004:312 本节 → 1.2",
        "004:321 上一节 → 1.2",
        "004:407 本节 → 1.3",
        "004:415 上一节 → 1.3",
        "004:484 本章 → 1",
      ]
    `)
    expect(reports.map(({file, line, ruleId}) => `${file}:${line} ${ruleId}`)).toMatchInlineSnapshot(`
      [
        "000:53 vague-reference",
        "004:238 vague-reference",
        "004:298 vague-reference",
      ]
    `)
  })
})

function linksIn({chapters}: Book): Link[] {
  return chapters.flatMap(({file, tree}) =>
    [...nodesOf(tree)].flatMap((node) => {
      const target = node.type === 'crossReference' && node.data?.phrase ? node.data.target : undefined
      if (!target) return []
      const {kind, number} = target
      const line = node.position?.start.line ?? 0
      return [{file: (file.stem ?? '').slice(0, 3), line, text: toString(node), kind, number: number.join('.')}]
    })
  )
}

function reportsIn({chapters}: Book): Report[] {
  const files = new Set(chapters.map(({file}) => file))
  return [...files].flatMap((file) =>
    file.messages
      .filter(({ruleId}) => ruleId === 'unresolved-phrase' || ruleId === 'vague-reference')
      .map(({line = 0, column = 0, ruleId = '', reason}) => ({
        ...{file: (file.stem ?? '').slice(0, 3), line, column, ruleId, reason}
      }))
  )
}
