import {beforeAll, expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import type {Machine} from '../../../scripts/renderer.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {all, readEpub, textOf, type Epub} from '../../validate/read-epub.ts'
import {bookOf} from '../pdf/print-book.ts'

const files = {
  'book.yaml': `title: 试索引之书
name: suoyin
modified: '2026-11-21'
chapters: [one.md, two.md]
`,
  'glossary/terms/container.yaml': `id: container
class: concept
langs:
  zh-Hans: {status: approved, term: 容器, aliases: [隔间], definition: 隔开的进程。}
  zh-Hant: {status: missing, term: , definition: }
  en: {status: missing, term: , definition: }
`,
  'one.md': `# 镜像 {index="镜像"}

[层]{.index entry="镜像!层"}在[]{.index entry="打包" range=start}容器里，[K8s]{.index see="Kubernetes"}。

## 分层

容器与[重庆]{.index reading="chóng qìng" see-also="镜像!层; Kubernetes"}。

## 标签

容器。

\`\`\`text
码
\`\`\`

[]{.index entry="打包" range=end}

## 摘要 {index="摘要"}

容器。

\`\`\`text
码
\`\`\`
`,
  'two.md': '# 编排\n\n[Kubernetes]{.index}管容器[^a]。\n\n[^a]: 注里有[散见]{.index}。\n'
}

const machine: Machine = {
  browser: () => Promise.reject(new Error('no browser is needed')),
  fonts: () => Promise.reject(new Error('no font is needed')),
  progress: () => undefined,
  signal: new AbortController().signal
}

let book: Book
let bytes: Uint8Array
let epub: Epub

beforeAll(async () => {
  book = await bookOf(files)
  bytes = await render(book)
  epub = await readEpub(bytes)
})

async function render(own: Book): Promise<Uint8Array> {
  return (await renderEpub(own, machine))[0]!.value as Uint8Array
}

test('passes the validators without error or warning, as an index too', {timeout: 120_000}, async (context) => {
  expect(await portFindings(bytes)).toEqual([])
  expect(await structureProblems(bytes)).toEqual([])
  context.skip(epubcheck === undefined, 'needs Java')
  expect(await epubcheckFindings(bytes)).toEqual([])
})

test('calls each part of the index by its name', () => {
  const document = epub.spine.find(({path}) => path.endsWith('book-index.xhtml'))!
  const types = all(document.tree, '*').flatMap((element) => element.attributes['epub:type'] ?? [])
  expect([...new Set(types)].sort()).toEqual([
    ...['backmatter', 'index', 'index-entry', 'index-entry-list', 'index-group', 'index-headnotes', 'index-locator'],
    ...['index-locator-range', 'index-term', 'index-xref-preferred', 'index-xref-related']
  ])
})

test('is told to reading systems among the landmarks', () => {
  const landmark = all(epub.navigation.tree, 'a').find(({attributes}) => attributes['epub:type'] === 'index')!
  expect([landmark.attributes['href'], textOf(landmark)]).toEqual(['book-index.xhtml', '索引'])
})

test('gives the same bytes twice', async () => {
  expect(Buffer.from(await render(await bookOf(files))).equals(Buffer.from(bytes))).toBe(true)
})
