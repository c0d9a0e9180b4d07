import type {Nodes} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import type {Book} from '../../scripts/book.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf, entryOf, messagesOf} from './book-of.ts'

const glossary = [
  entryOf('container', {zh: {term: '容器', definition: '隔开的进程。'}, en: {term: 'container'}}),
  entryOf('orchestration', {zh: {term: '容器编排'}, en: {term: 'container orchestration'}}),
  entryOf('cri', {zh: {term: '容器运行时接口', abbr: 'CRI'}}, {class: 'abbreviation'}),
  entryOf('image', {zh: {term: '镜像'}}, {match: {auto: false}}),
  entryOf('docker', {zh: {term: 'Docker'}})
]

test('links the first use in each chapter', () => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n容器与容器。\n\n## 再说\n\n容器。', two: '# 编排\n\n容器。'},
    glossary
  })
  expect(linksOf(book)).toEqual(['one: 容器 → container term-container-1', 'two: 容器 → container term-container-1'])
  expect(book.termUses).toEqual([
    {identifier: 'container', chapterId: 'one', htmlId: 'term-container-1', section: '打包'},
    {identifier: 'container', chapterId: 'one', htmlId: 'term-container-2', section: '再说'},
    {identifier: 'container', chapterId: 'two', htmlId: 'term-container-1', section: '编排'}
  ])
})

test('has a place for the glossary to lead to in every section, linked or not', () => {
  const text = '# 打包\n\n容器与容器。\n\n## 再说\n\n**容器**、容器。'
  const book = bookOf({chapters: {one: text, two: '# 编排\n\n容器。'}, glossary, edition: {terms: {link: 'book'}}})
  expect(linksOf(book)).toEqual(['one: 容器 → container term-container-1'])
  expect(book.termUses.map(({chapterId, htmlId, section}) => `${chapterId} ${htmlId} ${section}`)).toEqual([
    'one term-container-1 打包',
    'one term-container-2 再说',
    'two term-container-1 编排'
  ])
  expect(outlineOf(book.chapters[0]!.tree.children[3]!)).toBe(
    'paragraph(strong(indexMark#term-container-2() 容器) 、容器。)'
  )
  expect(outlineOf(book.chapters[1]!.tree.children[1]!)).toBe('paragraph(indexMark#term-container-1() 容器。)')
})

test.each([
  ['book', 1],
  ['chapter', 2],
  ['section', 3],
  ['all', 5],
  ['none', 0]
] as const)('links as often as the edition wants: %s', (link, count) => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n容器与容器。\n\n## 再说\n\n容器、容器。', two: '# 编排\n\n容器。'},
    glossary,
    edition: {terms: {link}}
  })
  expect(linksOf(book).length).toBe(count)
})

test('cuts a link where emphasis begins', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n讲容器**编排的**事。'}, glossary})
  const paragraph = book.chapters[0]!.tree.children[1]!
  expect(outlineOf(paragraph)).toBe(
    'paragraph(讲 orchestration#term-orchestration-1(容器) strong(orchestration(编排) 的) 事。)'
  )
})

test('looks into emphasis, spans, tables, lists, quotations, containers and inline HTML', () => {
  const text = [
    '*容器*',
    '[容器]{.x}',
    '<u>容器</u>',
    '- 容器',
    '> 容器',
    ':::tip 题目\n容器\n:::',
    '| 容器 |\n|---|\n| 容器 |'
  ]
  const book = bookOf({chapters: {one: `# 打包\n\n${text.join('\n\n')}`}, glossary, edition: {terms: {link: 'all'}}})
  expect(book.termUses.length).toBe(8)
})

test('does not look into headings, captions, titles of boxes, code, math, links, images, references and keyboard keys', () => {
  const text = [
    '## 容器',
    '`容器`',
    '```\n容器\n```',
    '$\\text{容器}$',
    '[容器](https://example.org)',
    '![容器](a.png "容器")',
    '[容器](#容器)',
    '<kbd>容器</kbd>',
    ':::tip 容器\n文字\n:::',
    '<!-- 容器 -->'
  ]
  const book = bookOf({chapters: {one: `# 打包\n\n${text.join('\n\n')}`}, glossary})
  expect(linksOf(book)).toEqual([])
})

test('looks into headings and captions where the edition wants', () => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n## 讲容器\n\n容器。\n\n![图](a.png "镜像 CRI")'},
    glossary,
    edition: {terms: {headings: true, firstUse: 'expand'}}
  })
  expect(linksOf(book)).toEqual(['one: 容器 → container term-container-1', 'one: CRI → cri term-cri-1'])
  expect(book.toc[0]!.children[0]!.content.every(({type}) => type === 'text')).toBe(true)
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('讲容器')
  expect(toString(book.chapters[0]!.tree.children[2])).toBe('容器（container）。')
})

test('takes the text around code for separate words', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n容`x`器，用 `kubelet`CRI。'}, glossary})
  expect(linksOf(book)).toEqual(['one: CRI → cri term-cri-1'])
})

test('counts what authors point out as a use, wherever it stands, and names it where they did not', () => {
  const book = bookOf({
    chapters: {one: '# 打包[箱](term:container)\n\n看[](term:image)，看[](term:cri)，看[层](term:image)。\n\n容器。'},
    glossary
  })
  expect(linksOf(book)).toEqual([
    'one: 箱 → container term-container-1',
    'one: 镜像 → image term-image-1',
    'one: CRI → cri term-cri-1',
    'one: 层 → image term-image-2'
  ])
})

test('takes notes after the text, and those of the chapter only', () => {
  const book = bookOf({
    chapters: {one: '# 打包\n\n先有注[^a]。\n\n[^a]: 注里有容器和 Docker。\n\n然后才是容器。'},
    glossary
  })
  expect(book.termUses.map(({identifier}) => identifier)).toEqual(['container', 'docker'])
  expect(outlineOf(book.notes[0]!.children[0]!)).toBe('paragraph(注里有容器和  docker#term-docker-1(Docker) 。)')
})

test('tells the section of each use', () => {
  const book = bookOf({chapters: {one: '# 打包\n\nDocker。\n\n## 箱子\n\n容器。\n\n> ## 引文\n>\n> CRI。'}, glossary})
  expect(book.termUses.map(({section}) => section)).toEqual(['打包', '箱子', '箱子'])
})

test('reports a term that the glossary does not have, with the nearest', () => {
  const book = bookOf({chapters: {one: '# 打包\n\n看[箱子](term:contaner)。'}, glossary})
  expect(messagesOf(book)).toContain(
    'one.md:3 error undefined-term: Unexpected link to undefined term `contaner`, expected the id of a glossary entry'
  )
  expect(book.chapters[0]!.file.messages[0]).toMatchObject({expected: ['container']})
})

test('uses English forms in an English edition, and not the Chinese', () => {
  const text = '# A\n\ncontainers and 容器。'
  const book = bookOf({chapters: {one: text}, glossary, edition: {language: 'en'}})
  expect(linksOf(book)).toEqual(['one: containers → container term-container-1'])
})

test('keeps every character', () => {
  const text = '容器**编排**与*容器*、[容器]{.x}：CRI，Docker 容器编排。'
  const book = bookOf({
    chapters: {one: `# 打包\n\n${text}`},
    glossary,
    edition: {terms: {link: 'all'}}
  })
  expect(toString(book.chapters[0]!.tree.children[1])).toBe('容器编排与容器、容器：CRI，Docker 容器编排。')
})

test('reports terms that no chapter uses, once all chapters are there', () => {
  const used = bookOf({chapters: {one: '# 打包\n\n容器、容器编排、CRI、Docker。'}, glossary: fresh()})
  const rest = fresh()
  const book = bookOf({chapters: {one: '# 打包\n\n容器、容器编排、CRI、Docker。'}, glossary: rest})
  expect(used.terms.has('image')).toBe(false)
  expect(rest.flatMap(({file}) => file.messages.map(({ruleId}) => `${file.path} ${ruleId ?? ''}`))).toEqual([
    'glossary/terms/image.yaml unused-term'
  ])
  expect(book.terms.size).toBe(4)
  const part = fresh()
  bookOf({chapters: {one: '# 打包', two: '# 编排'}, glossary: part, edition: {chapters: ['one']}})
  expect(part.flatMap(({file}) => file.messages)).toEqual([])
})

function fresh(): ReturnType<typeof entryOf>[] {
  return glossary.map(({identifier, langs, class: kind, match}) =>
    entryOf(identifier, {zh: langs['zh-Hans']!}, {class: kind, match})
  )
}

/** Every term reference in the chapters, generated ones and notes left out. */
function linksOf({chapters}: Book): string[] {
  return chapters
    .filter(({generated}) => !generated)
    .flatMap(({id, tree}) =>
      [...nodesOf(tree)].flatMap((node) =>
        node.type === 'termReference' ? `${id}: ${toString(node)} → ${node.identifier} ${node.data?.htmlId ?? ''}` : []
      )
    )
}

function outlineOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  const isPlace = node.type === 'termReference' || node.type === 'indexMark'
  const id = isPlace && node.data?.htmlId ? `#${node.data.htmlId}` : ''
  const name = node.type === 'termReference' ? node.identifier : node.type
  return `${name}${id}(${'children' in node ? node.children.map(outlineOf).join(' ') : ''})`
}
