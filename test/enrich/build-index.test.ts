import {expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import type {IndexEntry, IndexPlace} from '../../scripts/mdast-apparatus.ts'
import {bookOf, entryOf, messagesOf, type BookText} from './book-of.ts'

const glossary = [
  entryOf('container', {zh: {term: '容器'}, en: {term: 'container'}}),
  entryOf('orchestration', {zh: {term: '容器编排', aliases: ['编排']}}),
  entryOf('cri', {zh: {term: '容器运行时接口', abbr: 'CRI'}}, {class: 'abbreviation'}),
  entryOf('chongqing', {zh: {term: '重庆', reading: 'chóng qìng'}}),
  entryOf('image', {zh: {term: '镜像'}})
]

test('has no index where nothing is marked, and one where its author wants it', () => {
  const chapters = {one: '# 打包\n\n容器。'}
  expect(bookOf({chapters, glossary}).chapters.map(({id}) => id)).toEqual(['one', 'glossary'])
  const wanted = bookOf({chapters, glossary, edition: {index: {enabled: true, terms: true}}})
  expect(wanted.chapters.map(({id}) => id)).toEqual(['one', 'glossary', 'book-index'])
  const unwanted = bookOf({
    chapters: {one: '# 打包\n\n[容器]{.index}。'},
    edition: {index: {enabled: false, terms: true}}
  })
  expect(unwanted.chapters.map(({id}) => id)).toEqual(['one'])
})

test('makes a last chapter in the back matter, under a title and an id of its own', () => {
  const book = bookOf({chapters: {'book-index': '# 打包\n\n[容器]{.index}。'}})
  const {id, title, division, generated} = book.chapters.at(-1)!
  expect([id, title, division, generated]).toEqual(['book-index-2', '索引', 'backmatter', 'index'])
  expect(book.toc.at(-1)!.target).toMatchObject({chapterId: 'book-index-2', title: '索引', label: ''})
})

test('sorts by pinyin, honours readings, and groups by letter', () => {
  const marks = [
    '[重点]{.index}',
    '[重庆]{.index reading="chóng qìng"}',
    '[阿里]{.index}',
    '[Bash]{.index}',
    '[3.8 版]{.index}'
  ]
  expect(linesOf({chapters: {one: `# 打包\n\n${marks.join('、')}`}})).toEqual([
    ...['A', '阿里 1', 'B', 'Bash 1', 'C', '重庆 1', 'Z', '重点 1', '#', '3.8 版 1']
  ])
})

test('nests sub-entries, and joins marks of one name', () => {
  const text =
    '# 打包\n\n[镜像]{.index}，[层]{.index entry="镜像!层"}，[写法]{.index entry="镜像!层!写时复制"}\n\n## 再说\n\n[镜像]{.index}'
  expect(linesOf({chapters: {one: text}})).toEqual(['J', '镜像 1、1.1', '  层 1', '    写时复制 1'])
})

test('names a place by the numbered section around it, else by the chapter', () => {
  const text = '# 打包\n\n## 层\n\n### 细处 {.unnumbered}\n\n[甲]{.index}\n\n## 小结 {.unnumbered}\n\n[甲]{.index}'
  const chapters = {preface: {text: '# 前言\n\n## 缘起\n\n[甲]{.index}', division: 'frontmatter' as const}, one: text}
  expect(linesOf({chapters})).toEqual(['J', '甲 前言、1、1.1'])
})

test('leads to marks in headings, captions, tables, lists, quotations, HTML and notes', () => {
  const text = [
    '# 打包',
    '## [标题]{.index}',
    '表：[题注]{.index}的表 {#tbl:a}\n\n| [表头]{.index} | 值 |\n|---|---|\n| [格]{.index} | 1 |',
    '- [项]{.index}\n\n> [引文]{.index}\n\n行内<u>[下划线]{.index}</u>。',
    '**[重点]{.index}**，见注[^a]。\n\n## 后面\n\n[^a]: [注文]{.index}'
  ]
  const lines = linesOf({chapters: {one: text.join('\n\n')}})
  const entries = lines.filter((line) => line.includes(' '))
  expect(entries.sort()).toEqual(
    ['标题', '题注', '表头', '格', '项', '引文', '下划线', '重点', '注文'].map((name) => `${name} 1.1`).sort()
  )
})

test('makes ranges of a start and an end, and of a section that its heading marks', () => {
  const text = [
    '# 打包 {index="打包"}',
    '[]{.index entry="镜像!层" range=start}',
    '## 甲 {index="甲；镜像!甲"}\n\n正文。\n\n### 细处\n\n- 末项',
    '## 乙\n\n正文。\n\n[]{.index entry="镜像!层" range=end}'
  ]
  const book = bookOf({chapters: {one: text.join('\n\n')}})
  expect(linesOfBook(book)).toEqual(['D', '打包 1–1', 'J', '甲 1.1–1.1', '镜像', '  层 1.1–1.2', '  甲 1.1–1.1'])
  expect(messagesOf(book)).toEqual([])
})

test('moves marks that stand alone into the line beside them, and the end of a section into its last line', () => {
  const text =
    '# 打包\n\n[]{.index entry="层" range=start}\n\n## 甲 {index="甲"}\n\n- 一\n- 二\n\n[]{.index entry="层" range=end}\n\n```\n码\n```\n\n## 乙'
  const {tree} = bookOf({chapters: {one: text}}).chapters[0]!
  const shape = tree.children.map((node) => [node.type, ...('children' in node ? [marksIn(node)] : [])].join(' '))
  expect(shape).toEqual(['heading 0', 'heading 1', 'list 1', 'code', 'indexMark 1', 'heading 0'])
  expect(tree.children[4]).toMatchObject({data: {block: 'behind'}})
})

test('points from one entry to others: instead with see, as well where there is something', () => {
  const text =
    '# 打包\n\n[K8s]{.index see="Kubernetes"}、[Kubernetes]{.index see-also="镜像!层; 编排"}、[层]{.index entry="镜像!层"}、[编排]{.index}。\n\n[编排]{.index see="Kubernetes"}'
  expect(linesOf({chapters: {one: text}})).toEqual([
    ...['B', '编排 1 参见 Kubernetes', 'J', '镜像', '  层 1'],
    ...['K', 'K8s 见 Kubernetes', 'Kubernetes 1 参见 镜像!层、编排']
  ])
})

test('leads to every section where a term is used, and from its other names to the term', () => {
  const one =
    '# 打包\n\n容器与容器。\n\n## 甲\n\n容器、`容器`、CRI。\n\n## 乙\n\n再说容器**编排**[^a]。\n\n## 丙\n\n无。\n\n[^a]: 注里有容器与镜像。'
  const book = bookOf({chapters: {one, two: '# 编排\n\n[甲]{.index}'}, glossary})
  expect(linesOfBook(book)).toEqual([
    ...['B', '编排 见 容器编排', 'C', 'CRI 1.1', 'J', '甲 2', '镜像 1.2'],
    ...['R', '容器 1、1.1、1.2', '容器编排 1.2', '容器运行时接口 见 CRI']
  ])
})

test('finds terms for the index where none are linked', () => {
  const edition = {terms: {link: 'none' as const}}
  const book = bookOf({chapters: {one: '# 打包\n\n[甲]{.index}与容器。'}, glossary, edition})
  expect(linesOfBook(book)).toEqual(['J', '甲 1', 'R', '容器 1'])
  expect(book.termUses).toEqual([])
  expect(book.chapters.map(({id}) => id)).toEqual(['one', 'book-index'])
})

test('leaves terms out where the book wants only what is marked', () => {
  const edition = {index: {enabled: true, terms: false}}
  expect(linesOf({chapters: {one: '# 打包\n\n[甲]{.index}与容器。'}, glossary, edition})).toEqual(['J', '甲 1'])
})

test('puts what an author calls by another name of a term with the term', () => {
  const text =
    '# 打包\n\n容器编排。\n\n## 甲\n\n[编排]{.index}与[谁来做]{.index entry="编排!谁"}，[K8s]{.index see-also="编排"}'
  expect(linesOf({chapters: {one: text}, glossary})).toEqual([
    ...['B', '编排 见 容器编排', 'K', 'K8s 1.1 参见 容器编排'],
    ...['R', '容器编排 1、1.1、1.1', '  谁 1.1']
  ])
})

test('uses the reading of a term', () => {
  expect(linesOf({chapters: {one: '# 打包\n\n[重点]{.index}在重庆。'}, glossary})).toEqual([
    ...['C', '重庆 1', 'Z', '重点 1']
  ])
})

test('gives every place an id that stands there, once', () => {
  const one = '# 打包 {index="打包"}\n\n容器[甲]{.index}。\n\n## 甲\n\n[甲]{.index}，容器**编排**，容器。'
  const book = bookOf({chapters: {one, two: '# 编排\n\n容器[甲]{.index}'}, glossary})
  const places = placesOf(book)
  expect(places.length).toBeGreaterThan(8)
  for (const {chapterId, htmlId} of places) {
    const {tree} = book.chapters.find(({id}) => id === chapterId)!
    const own = [...nodesOf(tree)].filter((node) => idOf(node) === htmlId)
    expect([htmlId, own.length]).toEqual([htmlId, 1])
  }
})

test('reports a range without an end or a start, and leads to the place alone', () => {
  const text =
    '# 打包\n\n[甲]{.index range=start}\n\n## 再说\n\n[乙]{.index range=end}\n\n[丙]{.index range=start}又[丙]{.index range=start}到[丙]{.index range=end}'
  const book = bookOf({chapters: {one: text}})
  expect(linesOfBook(book)).toEqual(['B', '丙 1.1、1.1–1.1', 'J', '甲 1', 'Y', '乙 1.1'])
  expect(messagesOf(book)).toEqual([
    'one.md:7 warning unmatched-index-range: Unexpected `end` of a range of `乙`, expected its `start` as well',
    'one.md:9 warning unmatched-index-range: Unexpected `start` of a range of `丙`, expected its `end` as well',
    'one.md:3 warning unmatched-index-range: Unexpected `start` of a range of `甲`, expected its `end` as well'
  ])
})

test('reports a pointer to nothing or to itself, and what it could mean', () => {
  const text = '# 打包\n\n[K8s]{.index see="Kubernets"}、[Kubernetes]{.index see-also="Kubernetes"}'
  const book = bookOf({chapters: {one: text}})
  expect(messagesOf(book)).toEqual([
    'one.md:3 warning undefined-index-entry: Unexpected pointer to `Kubernets`, expected another entry of the index',
    'one.md:3 warning undefined-index-entry: Unexpected pointer to `Kubernetes`, expected another entry of the index'
  ])
  expect(book.chapters[0]!.file.messages[0]!.expected).toEqual(['Kubernetes'])
})

test('says nothing of entries in chapters that the edition leaves out, and points to none', () => {
  const chapters = {
    one: '# 打包\n\n[K8s]{.index see="Kubernetes"}、[甲]{.index see-also="容器"}',
    two: '# 编排\n\n[Kubernetes]{.index}'
  }
  const book = bookOf({chapters, glossary, edition: {chapters: ['one']}})
  expect(linesOfBook(book)).toEqual(['J', '甲 1', 'K', 'K8s 1'])
  expect(messagesOf(book)).toEqual([])
})

test('keeps the text as it was, marks and all', () => {
  const plain = bookOf({chapters: {one: '# 打包\n\n先讲容器与镜像。\n\n再讲容器。'}, glossary})
  const marked = bookOf({
    chapters: {one: '# 打包\n\n先讲[容器]{.index}与镜像[]{.index entry="甲"}。\n\n再讲容器。'},
    glossary
  })
  const textOf = ({chapters}: Book): string =>
    [...nodesOf(chapters[0]!.tree)].map((node) => (node.type === 'text' ? node.value : '')).join('')
  expect(textOf(marked)).toBe(textOf(plain))
  expect(marked.toc[0]).toEqual(plain.toc[0])
})

test('takes marks out of the table of contents', () => {
  const book = bookOf({chapters: {one: '# [打包]{.index}的事\n\n正文。'}})
  expect(book.toc[0]!.content).toMatchObject([
    {type: 'text', value: '打包'},
    {type: 'text', value: '的事'}
  ])
})

function linesOf(book: BookText): string[] {
  return linesOfBook(bookOf(book))
}

/** The index as text: letters, entries with their places, sub-entries further in. */
function linesOfBook({chapters}: Book): string[] {
  const list = chapters.at(-1)!.tree.children.at(-1)
  if (list?.type !== 'indexList') return []
  return list.groups.flatMap(({initial, entries}) => [initial, ...entries.flatMap((entry) => entryLines(entry, ''))])
}

function entryLines({name, locators, see, seeAlso, entries}: IndexEntry, indent: string): string[] {
  const places = locators.map(({start, end}) => [start, ...(end ? [end] : [])].map(placeName).join('–'))
  const pathsOf = (list: IndexEntry['see']): string => list.map(({path}) => path.join('!')).join('、')
  const words = [
    name,
    ...(places.length > 0 ? [places.join('、')] : []),
    ...(see.length > 0 ? [`见 ${pathsOf(see)}`] : []),
    ...(seeAlso.length > 0 ? [`参见 ${pathsOf(seeAlso)}`] : [])
  ]
  return [indent + words.join(' '), ...entries.flatMap((entry) => entryLines(entry, `${indent}  `))]
}

function placeName({number, title}: IndexPlace): string {
  return number.join('.') || title
}

function placesOf({chapters}: Book): IndexPlace[] {
  const list = chapters.at(-1)!.tree.children.at(-1)
  const entries = list?.type === 'indexList' ? list.groups.flatMap((group) => group.entries) : []
  const below = (entry: IndexEntry): IndexEntry[] => [entry, ...entry.entries.flatMap(below)]
  return entries
    .flatMap(below)
    .flatMap(({locators}) => locators.flatMap(({start, end}) => (end ? [start, end] : [start])))
}

function idOf(node: {data?: unknown}): unknown {
  const data = node.data as {htmlId?: string; target?: {htmlId: string}} | undefined
  return data?.htmlId ?? data?.target?.htmlId
}

function marksIn(node: Parameters<typeof nodesOf>[0]): number {
  return [...nodesOf(node)].filter(({type}) => type === 'indexMark').length
}

test('sorts by strokes in the traditional script', () => {
  const text = '# 打包\n\n[容器]{.index}、[一致]{.index}、[Docker]{.index}、[人手]{.index entry="容器!人手"}'
  expect(linesOf({chapters: {one: text}, edition: {language: 'zh-Hant'}})).toEqual([
    ...['D', 'Docker 1', '1 画', '一致 1', '10 画', '容器 1', '  人手 1']
  ])
})
