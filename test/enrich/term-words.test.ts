import type {Nodes} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import type {Edition} from '../../scripts/load/config.ts'
import {bookOf, entryOf} from './book-of.ts'

const glossary = [
  entryOf('orchestration', {zh: {term: '容器编排', aliases: ['编排']}, en: {term: 'container orchestration'}}),
  entryOf(
    'oci',
    {zh: {term: '开放容器倡议', abbr: 'OCI'}, en: {term: 'Open Container Initiative', abbr: 'OCI'}},
    {class: 'abbreviation'}
  ),
  entryOf(
    'cri',
    {zh: {term: '容器运行时接口', abbr: 'CRI'}, en: {term: 'Container Runtime Interface', abbr: 'CRI'}},
    {class: 'abbreviation'}
  ),
  entryOf('docker', {zh: {term: 'Docker'}, en: {term: 'Docker'}}, {class: 'product'}),
  entryOf('swarm', {zh: {term: 'Docker Swarm'}, en: {term: 'Docker Swarm', aliases: ['Swarm']}}, {class: 'product'}),
  entryOf('sandbox', {zh: {term: '沙盒', aliases: ['沙箱'], firstUse: 'plain'}, en: {term: 'sandbox'}}),
  entryOf('mirror', {zh: {term: '镜像', firstUse: 'expand'}, en: {term: 'image', status: 'deprecated'}})
]

function readingOf(text: string, terms: Partial<Edition['terms']> = {}, language = 'zh-Hans'): string {
  const book = bookOf({chapters: {one: `# 题\n\n${text}`}, glossary, edition: {language, terms}})
  const [, ...blocks] = book.chapters[0]!.tree.children
  return blocks.map((block) => toString(block)).join('\n')
}

describe('shows the other forms of a term behind its first use', () => {
  test.each([
    ['说容器编排，再说容器编排。', '说容器编排（container orchestration），再说容器编排。'],
    ['说编排。', '说编排（container orchestration）。'],
    ['有 OCI。', '有 OCI（Open Container Initiative，开放容器倡议）。'],
    ['有开放容器倡议。', '有开放容器倡议（Open Container Initiative，OCI）。'],
    ['The Open Container Initiative。', 'The Open Container Initiative（开放容器倡议，OCI）。'],
    ['用 container orchestration。', '用 container orchestration（容器编排）。'],
    ['所谓“容器编排”。', '所谓“容器编排”（container orchestration）。'],
    ['所谓“容器编排的难处”。', '所谓“容器编排（container orchestration）的难处”。'],
    ['所谓**容器编排**。', '所谓容器编排（container orchestration）。'],
    ['看[编排](term:orchestration)。', '看编排（container orchestration）。'],
    ['看[](term:oci)。', '看OCI（Open Container Initiative，开放容器倡议）。'],
    ['> 引文说容器编排。', '引文说容器编排（container orchestration）。'],
    [
      '说容器编排 与 OCI 标准。',
      '说容器编排（container orchestration）与 OCI（Open Container Initiative，开放容器倡议）标准。'
    ],
    ['看[编排](term:orchestration) 的书。', '看编排（container orchestration）的书。'],
    ['所谓**容器编排** 的书。', '所谓容器编排（container orchestration）的书。']
  ])('%s', (text, expected) => {
    expect(readingOf(text, {firstUse: 'expand'})).toBe(expected)
  })
})

describe('adds nothing where the author explains a term', () => {
  test.each([
    '容器编排（container orchestration）与容器编排。',
    '容器编排(Container Orchestration)与容器编排。',
    '“容器编排”（container orchestration）与容器编排。',
    '**容器编排**（container orchestration）与容器编排。',
    'OCI（Open Container Initiative，开放容器倡议）与 OCI。',
    'OCI [Open Container Initiative] 与 OCI。',
    '开放容器倡议（Open Container Initiative，OCI）与 OCI。',
    'Open Container Initiative（OCI）与 OCI。',
    '（容器编排）container orchestration 与容器编排。',
    'OCI 是 Open Container Initiative 的缩写，OCI 如此。',
    'OCI 是“开放容器倡议”的简称，OCI 如此。',
    'OCI，即开放容器倡议，OCI 如此。',
    '开放容器倡议，也就是 OCI，如此。',
    '容器编排，英文叫 container orchestration，容器编排如此。',
    '容器编排 container orchestration 与容器编排。',
    'OCI / 开放容器倡议，OCI 如此。'
  ])('%s', (text) => {
    expect(readingOf(text, {firstUse: 'expand'})).toBe(readingOf(text))
  })
})

describe('waits where nothing can be added', () => {
  test.each([
    ['容器编排（见下文）难。容器编排。', '容器编排（见下文）难。容器编排（container orchestration）。'],
    ['标准（如 OCI）多。OCI。', '标准（如 OCI）多。OCI（Open Container Initiative，开放容器倡议）。'],
    ['CRI（`runtime.v1`）。CRI。', 'CRI（runtime.v1）。CRI（Container Runtime Interface，容器运行时接口）。']
  ])('%s', (text, expected) => {
    expect(readingOf(text, {firstUse: 'expand'})).toBe(expected)
  })
})

test('leaves alone names that are the same in English, and what an entry wants plain', () => {
  const text = 'Docker、Swarm 与沙箱，Docker Swarm。'
  expect(readingOf(text, {firstUse: 'expand'})).toBe(text)
})

test('adds nothing unless asked, but where an entry asks', () => {
  expect(readingOf('容器编排、OCI。')).toBe('容器编排、OCI。')
  const wanted = [entryOf('box', {zh: {term: '箱子', firstUse: 'expand'}, en: {term: 'box'}})]
  const book = bookOf({chapters: {one: '# 题\n\n箱子。'}, glossary: wanted})
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('箱子（box）。')
})

test('adds nothing from a language that is not written', () => {
  expect(readingOf('镜像。')).toBe('镜像。')
})

test.each([
  ['book', 1],
  ['chapter', 2],
  ['section', 3],
  ['all', 2],
  ['none', 2]
] as const)('explains as often as terms are linked: %s', (link, count) => {
  const book = bookOf({
    chapters: {one: '# 甲\n\n编排、编排。\n\n## 乙\n\n编排。', two: '# 丙\n\n编排。'},
    glossary,
    edition: {terms: {link, firstUse: 'expand'}}
  })
  const added = book.chapters.filter(({generated}) => !generated).flatMap(({tree}) => generatedIn(tree))
  expect(added).toEqual(Array.from({length: count}, () => '（container orchestration）'))
})

describe('reads as the edition wants', () => {
  const text = '容器编排与**容器**编排，OCI，OCI 与 container orchestration。'
  test.each([
    ['own', 'plain', '容器编排与容器编排，OCI，OCI 与 container orchestration。'],
    [
      'both',
      'plain',
      '容器编排（container orchestration）与容器编排（container orchestration），OCI，OCI 与 container orchestration。'
    ],
    ['english', 'plain', 'container orchestration与container orchestration，OCI，OCI 与 container orchestration。'],
    [
      'english',
      'expand',
      'container orchestration（容器编排）与container orchestration，OCI（Open Container Initiative，开放容器倡议），OCI 与 container orchestration。'
    ]
  ] as const)('%s, %s', (display, firstUse, expected) => {
    expect(readingOf(text, {display, firstUse})).toBe(expected)
  })
})

test.each([
  ['SIG-Node', 'SIG Node'],
  ['DC/OS', 'DCOS'],
  ['Node.js', 'NodeJS'],
  ['runC', 'RunC']
])('adds nothing to %s, which is %s but for how it is set', (term, english) => {
  const wanted = [entryOf('name', {zh: {term}, en: {term: english}})]
  for (const terms of [{firstUse: 'expand'}, {display: 'both'}] as const) {
    const book = bookOf({chapters: {one: `# 题\n\n说 ${term} 好。`}, glossary: wanted, edition: {terms}})
    expect(toString(book.chapters[0]!.tree.children[1])).toBe(`说 ${term} 好。`)
  }
})

test.each(['容器**编排**', '**容器**编排', '*容**器编***排', '***容器***~~编~~排'])(
  'leaves no emphasis around nothing: %s',
  (text) => {
    const book = bookOf({chapters: {one: `# 题\n\n说${text}好。`}, glossary, edition: {terms: {display: 'english'}}})
    const {tree} = book.chapters[0]!
    expect(toString(tree.children[1])).toBe('说container orchestration好。')
    const empty = [...nodesOf(tree)].filter((node) => 'children' in node && node.children.length === 0)
    expect(empty).toEqual([])
  }
)

test('marks as ours what it adds, and nothing else', () => {
  const book = bookOf({
    chapters: {one: '# 题\n\n说**容器编排**，编排、OCI。'},
    glossary,
    edition: {terms: {firstUse: 'expand', display: 'english'}}
  })
  const {tree} = book.chapters[0]!
  expect(generatedIn(tree)).toEqual([
    'container orchestration',
    '（容器编排）',
    'container orchestration',
    '（Open Container Initiative，开放容器倡议）'
  ])
})

test('explains in the words of an English edition', () => {
  expect(readingOf('The OCI and the OCI.', {firstUse: 'expand'}, 'en')).toBe(
    'The OCI (Open Container Initiative) and the OCI.'
  )
})

function generatedIn(tree: Nodes): string[] {
  return [...nodesOf(tree)].flatMap((node) => (node.type === 'text' && node.data?.generated ? node.value : []))
}
