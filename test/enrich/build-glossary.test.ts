import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {enrich} from '../../scripts/enrich/index.ts'
import type {Book} from '../../scripts/book.ts'
import {compareKeys, sortKeyOf} from '../../scripts/enrich/sort-key.ts'
import {bookOf, editionOf, entryOf, manuscriptOf, messagesOf} from './book-of.ts'

const glossary = [
  entryOf('container', {zh: {term: '容器', definition: '由[](term:image)启动，见[层](term:layer)。'}}),
  entryOf('image', {zh: {term: '镜像'}}),
  entryOf('layer', {zh: {term: '文件层', definition: '叠起来的[](term:image)。'}}),
  entryOf('paas', {zh: {term: '平台即服务', abbr: 'PaaS'}}, {class: 'abbreviation'}),
  entryOf('cncf', {zh: {term: '云原生计算基金会', abbr: 'CNCF'}}, {class: 'organization'}),
  entryOf('a16z', {zh: {term: '16 号基金'}}),
  entryOf('unused', {zh: {term: '无人问津'}})
]

test('lists the terms that are used and those that definitions lead to, by their first letter', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n容器、PaaS、CNCF、16 号基金。'}, glossary})
  expect(groupsOf(book)).toEqual([
    ['J', 'image'],
    ['P', 'paas'],
    ['R', 'container'],
    ['W', 'layer'],
    ['Y', 'cncf'],
    ['#', 'a16z']
  ])
  expect([...book.terms.keys()]).toEqual(['container', 'paas', 'cncf', 'a16z', 'image', 'layer'])
  expect(toString(book.terms.get('container')?.definitions['zh-Hans'])).toBe('由镜像启动，见层。')
})

test('is a chapter like others, last, with a target and an entry in the contents', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n容器。见[](#glossary)。'}, glossary})
  const chapter = book.chapters.at(-1)!
  expect(chapter).toMatchObject({id: 'glossary', division: 'backmatter', generated: 'glossary', title: '术语表'})
  expect(book.targets.get('glossary')).toMatchObject({
    chapterId: 'glossary',
    kind: 'chapter',
    label: '',
    title: '术语表'
  })
  expect(book.toc.at(-1)?.target).toBe(book.targets.get('glossary'))
  expect(messagesOf(book)).toEqual([])
})

test('takes another name where an author has a chapter of that name', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n容器。', glossary: '# 我的术语\n\n[](glossary.md)'}, glossary})
  expect(book.chapters.map(({id}) => id)).toEqual(['one', 'glossary', 'glossary-2'])
  expect(book.targets.get('glossary')?.title).toBe('我的术语')
})

test('is not there where no term is used', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n无事。'}, glossary})
  expect(book.chapters.map(({id}) => id)).toEqual(['one'])
  expect(book.terms.size).toBe(0)
})

test('has every term in the language of the edition, or in the nearest that is written', () => {
  const entry = entryOf('pod', {zh: {term: 'Pod', definition: '一组容器。'}})
  entry.langs = {...entry.langs, 'zh-Hant': {...entry.langs['en']!, status: 'missing'}}
  const book = bookOf({chapters: {one: '# 打包\n\n[](term:pod)。'}, glossary: [entry], edition: {language: 'zh-Hant'}})
  const term = book.terms.get('pod')!
  expect(term.langs['zh-Hant']?.term).toBe('Pod')
  expect(Object.keys(term.definitions)).toEqual(['zh-Hant'])
  expect(toString(term.definitions['zh-Hant'])).toBe('一組容器。')
})

test('reports a definition that leads nowhere, on its own file', () => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n容器。'},
    glossary: [entryOf('container', {zh: {term: '容器', definition: '见[](term:imge)和[](#nowhere)。'}}), glossary[1]!]
  })
  expect(messagesOf(book).map((message) => message.split(':').slice(0, 3).join(':'))).toEqual([
    'glossary/terms/container.yaml:1 error undefined-term: Unexpected link to undefined term `imge`, expected the id of a glossary entry',
    'glossary/terms/container.yaml:1 error undefined-reference: Unexpected reference to undefined `nowhere`, expected a chapter, or the identifier of a heading, figure, table, listing, equation or note'
  ])
})

test('sorts names as they are read', () => {
  const names = [
    '镜像',
    'Docker',
    '单体',
    'dotCloud',
    '女神',
    '路由',
    '绿色',
    '编排',
    '边车',
    'CRI',
    '16 号',
    '重启',
    '𠮷野家',
    '“民主化”'
  ]
  const readings: Record<string, string> = {重启: 'chóng qǐ'}
  const keys = names.map((name) => ({name, key: sortKeyOf(name, readings[name])}))
  const sorted = keys.sort((a, b) => compareKeys(a.key, b.key)).map(({name, key}) => `${key.initial} ${name}`)
  expect(sorted).toMatchInlineSnapshot(`
    [
      "B 边车",
      "B 编排",
      "C 重启",
      "C CRI",
      "D 单体",
      "D Docker",
      "D dotCloud",
      "J 镜像",
      "L 路由",
      "L 绿色",
      "M “民主化”",
      "N 女神",
      "# 16 号",
      "# 𠮷野家",
    ]
  `)
})

function groupsOf({chapters}: Book): string[][] {
  const list = chapters.at(-1)!.tree.children.at(-1)!
  return list.type === 'glossaryList' ? list.groups.map(({initial, identifiers}) => [initial, ...identifiers]) : []
}

test('reports a definition that leads to itself', () => {
  const own = [entryOf('layer', {zh: {term: '文件层', definition: '叠起来的[文件层](term:layer)。'}})]
  const book = bookOf({chapters: {one: '# 打包\n\n文件层。'}, glossary: own})
  expect(messagesOf(book)).toEqual([
    'glossary/terms/layer.yaml:1 warning self-referring-term: Unexpected link of `layer` to itself in its own definition, expected other words'
  ])
})

test('sorts by strokes for readers of traditional characters, Latin first', () => {
  const terms = {
    cloud: '雲端',
    cluster: '叢集',
    one: '一致性',
    process: '行程',
    docker: 'Docker',
    box: '容器',
    line: '容量'
  }
  const entries = Object.entries(terms).map(([identifier, term]) => {
    const entry = entryOf(identifier, {zh: {term}})
    entry.langs = {...entry.langs, 'zh-Hant': entry.langs['zh-Hans']!}
    return entry
  })
  const text = `# 打包\n\n${Object.values(terms).join('、')}。`
  const book = bookOf({chapters: {one: text}, glossary: entries, edition: {language: 'zh-Hant'}})
  const [first, ...rest] = groupsOf(book)
  expect(first).toEqual(['D', 'docker'])
  expect(rest.map(([initial, ...identifiers]) => [Number.parseInt(initial!, 10), ...identifiers])).toEqual([
    [1, 'one'],
    [6, 'process'],
    [10, 'line', 'box'],
    [12, 'cloud'],
    [18, 'cluster']
  ])
})

test('has an edition say otherwise', () => {
  const entry = entryOf('box', {zh: {term: '箱子', definition: '装东西的。'}})
  const sources = manuscriptOf({chapters: {one: '# 打包\n\n盒子。'}, glossary: [entry]})
  const file = new VFile({path: 'glossary/overlays/school.yaml'})
  const overlay = {langs: {'zh-Hans': {term: '盒子', definition: '见[](term:bx)。'}}, file, places: {}}
  const parsed = manuscriptOf({
    chapters: {one: '# 打包\n\n盒子。'},
    glossary: [{...entry, overlays: {school: overlay}}]
  })
  const book = enrich({...sources, glossary: parsed.glossary}, new Map(), editionOf({name: 'school'}))
  expect(book.terms.get('box')?.langs['zh-Hans']).toMatchObject({term: '盒子', status: 'approved'})
  expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['undefined-term'])
  const other = enrich({...sources, glossary: parsed.glossary}, new Map(), editionOf())
  expect(other.terms.size).toBe(0)
})

test('checks the definitions of terms that nothing uses', () => {
  const entry = entryOf('container', {
    zh: {term: '容器', definition: '见[那](term:nowhere)与[](#fig:nowhere)，[@nobody]。'}
  })
  bookOf({chapters: {one: '# 打包\n\n无。'}, glossary: [entry]})
  expect(entry.file.messages.map(({ruleId}) => ruleId)).toEqual([
    'undefined-term',
    'undefined-citation',
    'undefined-reference',
    'unused-term'
  ])
})
