import {expect, test} from 'vitest'
import {compareContents} from '../../scripts/release/compare-contents.ts'
import type {ChapterContents, Contents} from '../../scripts/release/contents.ts'
import {writeNotes} from '../../scripts/release/write-notes.ts'

const image: ChapterContents = {
  id: '01-image',
  title: '镜像',
  division: 'bodymatter',
  sections: ['分层', '缓存'],
  passages: ['镜相由只读的层叠成，每层记下一次改动。', '层可以共用。', '旧的一段，讲的是别的事情，后来删去了。']
}
const pod: ChapterContents = {
  id: '02-pod',
  title: '荚',
  division: 'bodymatter',
  sections: ['为何成组'],
  passages: ['一个 Pod 里的容器共用网络。']
}
const annals: ChapterContents = {id: '03-annals', title: '编年', division: 'bodymatter', sections: [], passages: []}
const before: Contents = {
  title: '容器简史',
  version: '1.0.0',
  chapters: [image, pod, annals],
  terms: [
    {id: 'image', langs: {'zh-Hans': {term: '镜像', definition: '只读的模板。'}}},
    {id: 'node', langs: {'zh-Hans': {term: '节点', definition: '一台机器。'}}}
  ]
}
const after: Contents = {
  ...before,
  version: '1.1.0',
  chapters: [
    annals,
    {
      ...image,
      sections: ['层', '缓存', '签名'],
      passages: ['镜像由只读的层叠成，每层记下一次改动。', '层可以共用。', '签名说明镜像是谁做的。']
    },
    {...pod, id: '02-pods', title: 'Pod'},
    {id: '04-mesh', title: '网格', division: 'bodymatter', sections: [], passages: ['边车代理流量。']}
  ],
  terms: [
    {id: 'image', langs: {'zh-Hans': {term: '映像', definition: '只读的模板，由层组成。'}}},
    {id: 'pod', langs: {'zh-Hans': {term: 'Pod', definition: '一组容器。'}}}
  ]
}

test('tells chapters, sections, terms and corrections apart', () => {
  expect(compareContents(before, after, {language: 'zh-Hans'})).toEqual({
    from: '1.0.0',
    to: '1.1.0',
    addedChapters: ['网格'],
    removedChapters: [],
    renamedChapters: [{before: '荚', after: 'Pod'}],
    movedChapters: ['编年'],
    addedSections: [{chapter: '镜像', title: '签名'}],
    removedSections: [],
    renamedSections: [{chapter: '镜像', before: '分层', after: '层'}],
    addedTerms: ['Pod'],
    removedTerms: ['节点'],
    renamedTerms: [{before: '镜像', after: '映像'}],
    redefinedTerms: ['映像'],
    corrections: [{chapter: '镜像', before: '镜相由只读的层叠成，…', after: '镜像由只读的层叠成，…'}],
    rewritten: [{chapter: '镜像', added: 1, removed: 1}]
  })
})

test('writes notes in the language of the book', () => {
  const changes = compareContents(before, after, {language: 'zh-Hans'})
  expect(writeNotes(changes, {language: 'zh-Hans', title: '容器简史 1.1.0'})).toMatchInlineSnapshot(`
    "# 容器简史 1.1.0

    与 1.0.0 相比。

    ## 新增的章

    - 网格

    ## 改名的章

    - 荚 → Pod

    ## 移动的章

    - 编年

    ## 新增的节

    - 《镜像》：签名

    ## 改名的节

    - 《镜像》：分层 → 层

    ## 新增的术语

    - Pod

    ## 删去的术语

    - 节点

    ## 改名的术语

    - 镜像 → 映像

    ## 改写了解释的术语

    - 映像

    ## 改正

    - 《镜像》：「镜相由只读的层叠成，…」→「镜像由只读的层叠成，…」

    ## 增删

    - 《镜像》：新增 1 段，删去 1 段
    "
  `)
  expect(writeNotes(changes, {language: 'en'})).toContain('## Chapters with new titles\n\n- 荚 → Pod\n')
  expect(writeNotes(changes, {language: 'zh-Hant'})).toContain('## 改名的術語')
})

test('says that a first version is one, and that nothing changed where nothing did', () => {
  const first = compareContents(undefined, before, {language: 'zh-Hans'})
  expect(first).toMatchObject({from: null, addedChapters: ['镜像', '荚', '编年'], corrections: []})
  expect(writeNotes(first, {language: 'zh-Hans'})).toBe('# 本版变更\n\n这是第一版。\n')
  const same = compareContents(before, before, {language: 'zh-Hans', name: 'v1.0.0'})
  expect(writeNotes(same, {language: 'zh-Hans'})).toBe('# 本版变更\n\n与 v1.0.0 相比。书的内容没有变化。\n')
})

test('shows what was corrected, not the whole passage, and cuts no character in two', () => {
  const long = '这一段很长，'.repeat(20)
  const change = (text: string): Contents => ({
    ...before,
    chapters: [{...image, passages: [`${long}𠮷野家在${text}开张，${long}`]}]
  })
  const {corrections} = compareContents(change('京都'), change('东京'), {language: 'zh-Hans', name: 'v1'})
  expect(corrections).toEqual([
    {chapter: '镜像', before: '…很长，𠮷野家在京都开张，这一段很长…', after: '…很长，𠮷野家在东京开张，这一段很长…'}
  ])
})
