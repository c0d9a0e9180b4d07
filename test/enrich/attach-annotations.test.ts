import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import type {Annotation, Note} from '../../scripts/apparatus.ts'
import type {Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {editionOf, manuscriptOf, messagesOf} from './book-of.ts'
import type {BookText} from './book-of.ts'

type Given = Partial<Omit<Annotation<string>, 'quote' | 'class'>> & {
  exact: string
  prefix?: string
  suffix?: string
  class?: Note['class']
}

const file = new VFile({path: 'annotations/editor.yaml'})

function bookWith(text: BookText, given: readonly Given[]): Book {
  file.messages = []
  const list = given.map(({exact, prefix = '', suffix = '', ...rest}, index): Annotation<string> => ({
    ...{identifier: `a${index + 1}`, class: 'editor', source: 'one', content: '**编者**按。', places: {}},
    ...rest,
    quote: {exact, prefix, suffix}
  }))
  const manuscript = manuscriptOf(text)
  const {annotations} = parse({
    ...manuscript,
    chapters: [],
    glossary: [],
    annotations: [{file, annotations: list}]
  } as never)
  return enrich({...manuscript, annotations: annotations!}, new Map(), editionOf(text.edition))
}

function marked(book: Book): string[] {
  return book.chapters.map(({tree}) => {
    const copy = structuredClone(tree)
    const name = (node: {type: string; children?: unknown[]; data?: {label?: string}; value?: string}): string =>
      node.type === 'footnoteReference'
        ? `[${node.data?.label ?? ''}]`
        : (node.value ?? (node.children ?? []).map((child) => name(child as never)).join(''))
    return name(copy as never)
  })
}

const reports = (): string[] =>
  file.messages.map(({ruleId, fatal, expected}) => [ruleId, fatal, ...(expected ?? [])].join(' '))

const one = '# 打包\n\n容器是**隔开**的进程，`docker run` 创建容器。[链接里](#打包)的字。\n\n- 镜像由层叠成'

test.each([
  ['隔开', '容器是隔开[编1]的进程'],
  ['隔开的进程', '隔开的进程[编1]，'],
  ['docker run', 'docker run[编1] 创建'],
  ['链接里', '链接里[编1]的字'],
  ['镜像由层叠成', '镜像由层叠成[编1]'],
  ['打包', '打包[编1]容器']
])('puts a mark behind %s', (exact, expected) => {
  const book = bookWith({chapters: {one}}, [{exact}])
  expect(reports()).toEqual([])
  expect(marked(book)[0]).toContain(expected)
  expect(book.notes.map(({class: kind, children}) => [kind, toString(children)])).toEqual([['editor', '编者按。']])
})

test('numbers notes in the order of the text, with those of the author, each class by itself', () => {
  const text = '# 打包\n\n容器[^a]是隔开的进程，镜像由层叠成[^译注-b]。\n\n[^a]: 甲\n\n[^译注-b]: 乙'
  const book = bookWith({chapters: {one: text}}, [
    {exact: '层叠', class: 'translator'},
    {exact: '进程'},
    {exact: '隔开的'},
    {exact: '容器', class: 'author'}
  ])
  expect(marked(book)[0]).toBe('打包容器[1][2]是隔开的[编1]进程[编2]，镜像由层叠[译1]成[译2]。')
})

test('keeps out notes of classes that the edition does not want, and leaves no mark', () => {
  const text = '# 打包\n\n容器[^a]是进程[^译注-b]。\n\n[^a]: 甲\n\n[^译注-b]: 乙[^编注-c]\n\n[^编注-c]: 丙'
  const book = bookWith({chapters: {one: text}, edition: {notes: ['author']}}, [{exact: '进程'}])
  expect(marked(book)).toEqual(['打包容器[1]是进程。'])
  expect(book.notes.map(({label}) => label)).toEqual(['1'])
  expect(messagesOf(book)).toEqual([])
})

test('follows words that were changed, and says so', () => {
  const book = bookWith({chapters: {one}}, [{exact: '容器是隔开了的一个进程'}])
  expect(marked(book)[0]).toContain('隔开的进程[编1]')
  expect(reports()).toEqual(['moved-annotation  容器是隔开的进程'])
})

test('reports what is not found, with the nearest, and where else it is', () => {
  const book = bookWith({chapters: {one, two: '# 编排\n\n虚拟机管理程序。'}}, [
    {exact: '虚拟机管理程序'},
    {exact: '容器乃是圈住的东西'}
  ])
  expect(book.notes).toEqual([])
  expect(reports().map((line) => line.slice(0, 21))).toEqual(['orphan-annotation tru', 'orphan-annotation tru'])
  expect(file.messages[0]).toMatchObject({note: 'They are in two.md'})
  expect(file.messages[1]!.expected!.join()).toContain('容器')
})

test('asks for more where nothing tells which words are meant', () => {
  bookWith({chapters: {one: '# 打包\n\n这里有容器，那里有容器。'}}, [{exact: '容器'}])
  expect(reports()).toEqual(['ambiguous-annotation true 打包 这里有容器，那里有容器。 里有容器，那里有容器。'])
  const told = bookWith({chapters: {one: '# 打包\n\n这里有容器，那里有容器。'}}, [{exact: '容器', prefix: '那里有'}])
  expect(marked(told)[0]).toBe('打包这里有容器，那里有容器[编1]。')
})

test('reports a chapter that is not there, and waits for one that the edition leaves out', () => {
  const chapters = {one, two: '# 编排'}
  bookWith({chapters}, [{exact: '容器', source: 'twoo'}])
  expect(reports()).toEqual(['unknown-annotation-chapter true two'])
  bookWith({chapters, edition: {chapters: ['one']}}, [{exact: '编排', source: 'two.md'}])
  expect(reports()).toEqual([])
})

test('tells of mistakes in a note where the note is written', () => {
  const places = {content: {start: {line: 7, column: 11, offset: 90}, end: {line: 7, column: 30, offset: 109}}}
  const content = '见[](#nowhere)与[](term:nothing)。'
  const book = bookWith({chapters: {one}}, [{exact: '隔开', content, places}])
  expect(file.messages.map(({ruleId, line, column}) => `${line}:${column} ${ruleId}`)).toEqual([
    '7:25 undefined-term',
    '7:12 undefined-reference'
  ])
  expect(messagesOf(book)).toEqual([])
})
