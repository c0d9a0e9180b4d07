import {VFile} from 'vfile'
import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import type {Ledger} from '../../scripts/apparatus.ts'
import type {Asset, Assets, Manuscript} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {editionOf, entryOf, manuscriptOf} from './book-of.ts'

const edition = editionOf({name: 'zh-Hant', language: 'zh-Hant'})

function ledgerOf(rows: Record<string, string>, unreviewed: Record<string, string> = {}): Ledger {
  const list = (given: Record<string, string>, reviewed: boolean) =>
    Object.entries(given).map(([from, to]) => ({from, to, reviewed}))
  const file = new VFile({path: 'glossary/ledger.zh-Hant.yaml'})
  return {language: 'zh-Hant', file, variants: {}, rows: [...list(rows, true), ...list(unreviewed, false)]}
}

const settled = {用户: '使用者', 了: '了', 里: '裡', 文件: '檔案', 程序: '程式', 个: '個', 后: '後'}

function traditional(text: string, more: Partial<Manuscript> = {}, assets: Assets = new Map()) {
  const manuscript = {...manuscriptOf({chapters: {one: text}}), ledgers: [ledgerOf(settled)], ...more}
  return {book: enrich(manuscript, assets, edition), manuscript}
}

function textOf(text: string): string {
  return traditional(text)
    .book.chapters[0]!.tree.children.map((node) => toString(node))
    .join('\n')
}

test('converts prose, and neither code nor addresses nor identifiers', () => {
  const {book} = traditional(
    '# 镜像 {#sec:镜像}\n\n用户写 `镜像`，见[网页](https://example.org/镜像)。\n\n```sh\n# 镜像\n```\n'
  )
  const [heading, paragraph, code] = book.chapters[0]!.tree.children
  expect(toString(heading)).toBe('映像檔')
  expect(toString(paragraph)).toBe('使用者寫 镜像，見網頁。')
  expect(code).toMatchObject({type: 'code', value: '# 镜像'})
  expect(JSON.stringify(paragraph)).toContain('https://example.org/镜像')
  expect(book.targets.get('sec:镜像')).toMatchObject({identifier: 'sec:镜像', title: '映像檔'})
})

test('keeps the ids of headings as the manuscript makes them', () => {
  const {book} = traditional('# 章\n\n## 镜像\n')
  const section = book.toc[0]!.children[0]!
  expect([section.target.htmlId, section.target.title]).toEqual(['镜像', '映像檔'])
})

test('converts descriptions, captions, notes, names of index entries and titles', () => {
  const text =
    '# 章\n\n![网络的图](a.svg "图的说明"){#fig:a}\n\n[容器]{.index entry="网络!镜像"}[^a]\n\n[^a]: 注里的“用户”。\n'
  const {book} = traditional(text)
  const all = JSON.stringify(book.chapters.map(({tree}) => tree))
  expect(all).toContain('網路的圖')
  expect(all).toContain('圖的說明')
  expect(all).toContain('"path":["網路","映像檔"]')
  expect(toString(book.notes[0]!.children)).toBe('注裡的「使用者」。')
})

test('lets terms of the glossary win, by form and position', () => {
  const entry = entryOf('runtime', {zh: {term: '容器运行时', abbr: '运行时', aliases: ['执行引擎']}})
  const langs = {
    ...entry.langs,
    'zh-Hant': {...entry.langs['zh-Hans']!, term: '容器執行環境', abbr: '執行環境', aliases: ['執行核心']}
  }
  const manuscript = manuscriptOf({
    chapters: {one: '# 章\n\n容器运行时、运行时、执行引擎。\n'},
    glossary: [{...entry, langs}]
  })
  const book = enrich({...manuscript, ledgers: [ledgerOf(settled)]}, new Map(), edition)
  expect(toString(book.chapters[0]!.tree.children[1]!)).toBe('容器執行環境、執行環境、執行核心。')
})

test('guards against what OpenCC is known to get wrong', () => {
  expect(textOf('# 章\n\n展示了如何改进程序，被发送到阿里云，少数组织。\n')).toContain(
    '展示了如何改進程式，被發送到阿里雲，少數組織。'
  )
})

test('lists words that nobody has settled, on the ledger, and tells readers', () => {
  const {book, manuscript} = traditional('# 章\n\n调度器\n', {ledgers: [ledgerOf({}, {调度: '排程'})]})
  const [message] = manuscript.ledgers[0]!.file.messages
  expect(message).toMatchObject({ruleId: 'unreviewed-conversion', fatal: false})
  expect(message?.note).toContain('{from: 调度, to: 排程}')
  expect(book.chapters[0]!.tree.children[1]).toMatchObject({type: 'admonition'})
})

test('says nothing where every word is settled', () => {
  const {book, manuscript} = traditional('# 章\n\n用户。\n')
  expect(manuscript.ledgers[0]!.file.messages).toEqual([])
  expect(book.chapters[0]!.tree.children).toHaveLength(2)
})

test('tells readers of an edition that is declared unread, in any script', () => {
  const manuscript = manuscriptOf({chapters: {one: '# 章\n\n文。\n'}})
  const book = enrich(manuscript, new Map(), editionOf({reviewed: false}))
  expect(book.chapters[0]!.tree.children[1]).toMatchObject({type: 'admonition'})
})

test('leaves the manuscript as it was for the next edition', () => {
  const manuscript = {...manuscriptOf({chapters: {one: '# 章\n\n用户。\n'}}), ledgers: [ledgerOf(settled)]}
  const before = JSON.stringify(manuscript.chapters.map(({tree, title}) => [tree, title]))
  enrich(manuscript, new Map(), edition)
  expect(JSON.stringify(manuscript.chapters.map(({tree, title}) => [tree, title]))).toBe(before)
})

test('converts the words of drawings, and fills in the cover', () => {
  const svg = (text: string): Uint8Array => new TextEncoder().encode(text)
  const assetOf = (path: string, text: string): [string, Asset] => [
    path,
    {path, mediaType: 'image/svg+xml', bytes: svg(text), width: 10, height: 10}
  ]
  const manuscript = manuscriptOf({chapters: {one: '# 章\n'}})
  const config = {...manuscript.config, title: '镜像 & 容器', cover: 'cover.svg'}
  const assets = new Map([
    assetOf('cover.svg', '<svg><text>{title}</text><text>{edition} {version}</text></svg>'),
    assetOf('a.svg', '<svg><title>网络</title></svg>')
  ])
  const named = {...edition, title: '镜像 & 容器', label: '繁體版', version: '1.2.0'}
  const book = enrich({...manuscript, config, ledgers: [ledgerOf(settled)]}, assets, named)
  const textIn = (path: string): string => new TextDecoder().decode(book.assets.get(path)!.bytes)
  expect(textIn('cover.svg')).toBe('<svg><text>映像檔 &amp; 容器</text><text>繁體版 1.2.0</text></svg>')
  expect(textIn('a.svg')).toBe('<svg><title>網路</title></svg>')
  expect(book.config.title).toBe('映像檔 & 容器')
})

test('gives terms the side that they lack, and finds them in what is converted', () => {
  const entry = entryOf('network', {zh: {term: '网络', definition: '连起来的用户。'}}, {match: {except: ['网络层']}})
  const {glossary} = manuscriptOf({chapters: {one: ''}, glossary: [entry]})
  const {book, manuscript} = traditional('# 章\n\n网络层不是网络。', {glossary})
  const term = book.terms.get('network')!
  expect(term.langs['zh-Hant']?.term).toBe('網路')
  expect(toString(term.definitions['zh-Hant'])).toBe('連起來的使用者。')
  expect(book.termUses).toHaveLength(1)
  expect(toString(book.chapters[0]!.tree)).toContain('網路層不是網路。')
  expect(manuscript.glossary[0]!.langs['zh-Hant']).toBeUndefined()
})
