import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Term} from '../../scripts/apparatus.ts'
import type {Book} from '../../scripts/book.ts'
import {hasErrors} from '../../scripts/diagnostics.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {createMatcher} from '../../scripts/enrich/term-matcher.ts'
import {patternsOf} from '../../scripts/enrich/term-patterns.ts'
import {editionsOf} from '../../scripts/load/editions.ts'
import {load} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {linesOf, writeBook} from '../load/write-book.ts'
import {chapterIds, hasManuscripts, writeManuscriptsBook} from './manuscripts-book.ts'
import {termPlacesOf, type TermPlace} from './term-places.ts'

const root = join(import.meta.dirname, '../..')
const title = hasManuscripts
  ? 'over the manuscripts'
  : 'over the manuscripts (skipped: they are not beside this checkout)'

/** Each line a match that somebody looked at in its context: where it is, which term, whether that is meant. */
const judged = readFileSync(join(import.meta.dirname, 'judged-terms.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

async function bookOf(settings: string): Promise<{book: Book; glossary: readonly Term[]}> {
  const sources = await load(writeManuscriptsBook(settings))
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], [])
  return {book: enrich(manuscript, new Map(), edition!), glossary: manuscript.glossary}
}

function placeOf({chapterId, line, column, identifier}: TermPlace): string {
  return [chapterId.slice(0, 3), line, column, identifier].join(' ')
}

describe.skipIf(!hasManuscripts)(title, () => {
  test(
    'finds at least 1,500 uses of terms, of which at most 0.3 % are wrong or were never looked at',
    {timeout: 120_000},
    async () => {
      const {book} = await bookOf('terms: {link: all}\n')
      const found = termPlacesOf(book).map(placeOf)
      const verdicts = new Map(
        judged.map(([chapter, line, column, term, , verdict]) => [[chapter, line, column, term].join(' '), verdict])
      )
      const doubtful = found.filter((place) => verdicts.get(place) !== 'right')
      expect(found.length).toBeGreaterThanOrEqual(1500)
      expect(doubtful.slice(0, Math.max(0, doubtful.length - Math.floor(found.length * 0.003)))).toEqual([])
    }
  )

  test('106 takes no part of a licence number for a term', {timeout: 120_000}, async () => {
    const {book} = await bookOf('terms: {link: all}\n')
    const places = termPlacesOf(book).filter(({chapterId, line}) => chapterId === chapterIds['004'] && line === 39)
    expect(places).toEqual([])
  })

  test('118, 120, 124 links what is meant, once and where it is used first', {timeout: 120_000}, async () => {
    const {book, glossary} = await bookOf('terms: {link: chapter}\n')
    const places = termPlacesOf(book)
    const firstOf = (chapter: string, identifier: string): string | undefined => {
      const first = places.find((place) => place.chapterId === chapterIds[chapter] && place.identifier === identifier)
      return first && `${first.line}:${first.column} ${first.text}`
    }
    expect(firstOf('002', 'cri')).toBe('84:63 CRI')
    expect(firstOf('000', 'cncf')).toBe('197:38 CNCF')
    expect(firstOf('002', 'docker-compose')).toBe('49:1 Docker Compose')

    const uses = book.termUses.map(({chapterId, htmlId}) => `${chapterId} ${htmlId}`)
    expect(uses.length).toBe(new Set(uses).size)
    for (const identifier of book.terms.keys()) {
      const isUsed = book.termUses.some((use) => use.identifier === identifier)
      const isLed = [...book.terms.values()].some(({definitions}) =>
        JSON.stringify(definitions).includes(`"identifier":"${identifier}"`)
      )
      expect(isUsed || isLed, identifier).toBe(true)
    }
    const unused = glossary.filter(({file}) => file.messages.some(({ruleId}) => ruleId === 'unused-term'))
    expect(unused.map(({identifier}) => identifier).filter((identifier) => book.terms.has(identifier))).toEqual([])
    expect(unused.length + book.terms.size).toBe(glossary.length)
  })
})

test('117 has the abbreviations with what they stand for, in Chinese and English', async () => {
  const {glossary} = await load(root)
  const sides = (identifier: string) => {
    const langs = glossary.find((entry) => entry.identifier === identifier)?.langs
    return ['zh-Hans', 'en'].map((tag) => `${langs?.[tag]?.abbr ?? ''}: ${langs?.[tag]?.term ?? ''}`)
  }
  expect(sides('paas')).toEqual(['PaaS: 平台即服务', 'PaaS: Platform as a Service'])
  expect(sides('caas')).toEqual(['CaaS: 容器即服务', 'CaaS: Container as a Service'])
  expect(sides('oci')).toEqual(['OCI: 开放容器倡议', 'OCI: Open Container Initiative'])
  expect(sides('cri')).toEqual(['CRI: 容器运行时接口', 'CRI: Container Runtime Interface'])
  expect(sides('cncf')).toEqual(['CNCF: 云原生计算基金会', 'CNCF: Cloud Native Computing Foundation'])
})

test.each([
  ['Google', '谷歌'],
  ['Red Hat', '红帽'],
  ['沙盒', '沙箱'],
  ['Rocket', 'rkt']
])('122 takes %s and %s for one term', async (one, other) => {
  const {glossary} = await load(root)
  const [first, second] = createMatcher(patternsOf(glossary, 'zh-Hans'))(`${one}、${other}`)
  expect(second?.identifier).toBe(first!.identifier)
})

test.each([
  {found: 'a second entry of one id', name: 'container-2.yaml', expected: '2:5 error duplicate-term-id'},
  {found: 'an abbreviation without its expansion', name: 'oci.yaml', expected: '8:11 error missing-expansion'},
  {found: 'a related term that is none', name: 'csi.yaml', expected: '4:11 error unknown-related-term'}
])('126 stops at $found, with file and line', async ({name, expected}) => {
  const folder = await writeBook({'01.md': '# 一'})
  cpSync(join(root, 'glossary'), join(folder, 'glossary'), {recursive: true})
  const source = readFileSync(join(root, 'glossary/terms', name.replace('-2', '')), 'utf8')
  const broken =
    name === 'csi.yaml'
      ? source.replace(/^related: \[/m, 'related: [runcc, ')
      : source.replace(/^ {4}abbr:.*/gm, '    abbr:')
  writeFileSync(join(folder, 'glossary/terms', name), broken)
  const files = (await load(folder)).glossary.map(({file}) => file)
  expect(hasErrors(files)).toBe(true)
  expect(linesOf(files).filter((line) => line.startsWith(`glossary/terms/${name}:${expected}`))).toHaveLength(1)
})
