import {mkdtemp, mkdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import Zip from 'jszip'
import {expect, test} from 'vitest'
import {fromXml} from 'xast-util-from-xml'
import {make} from '../../scripts/build.ts'
import {load} from '../../scripts/load/index.ts'
import {createMachine} from '../../scripts/machine/index.ts'
import {corpus} from './corpus.ts'

const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})

/** What breaks things: marks beside marks, what other programs run. Nothing here makes a book wrong. */
const calm = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('容器', '镜像', '“引语”', '《书》', 'Docker', '，', '。', '（注）', '——', '1.0')
  },
  fc.constantFrom('**', '*', '_', '`', '~~', ')', '$', '>', '\\', '&', '&nbsp;', '&bogus;'),
  fc.constantFrom('<b>', '</i>', '<br>', '<svg onload=x>', '<!-- 注 -->', '{{ x }}', '{% raw %}', '${x}', ']]>', '--'),
  fc.constantFrom('[x](javascript:alert(1))', '<https://a.cn>', '\u3000', '\n', '  \n', ' ')
)

/** What leads nowhere, is opened and never closed, or is cut off. */
const wild = fc.oneof(
  {weight: 6, arbitrary: calm},
  fc.constantFrom('[', ']', '](', '![', '$$', '<', '|', '<script>', '\u200b', '\t'),
  fc.constantFrom('[^一]', '[](#sec:a)', '[](term:image)', '@fig:a', '{#sec:a}', '{.dots}')
)

const chapterOf = (inline: fc.Arbitrary<string>, others: readonly string[]): fc.Arbitrary<string[]> => {
  const line = fc.array(inline, {minLength: 1, maxLength: 8}).map((parts) => parts.join(''))
  const flat = line.map((text) => text.replace(/\s+/g, ' '))
  const block = fc.oneof(
    {weight: 4, arbitrary: line},
    flat.map((text) => `## 节 ${text}`),
    line.map((text) => `- ${text}\n  - ${text}`),
    line.map((text) => `1. ${text}\n\n   ${text}`),
    line.map((text) => `> ${text}\n> > ${text}`),
    flat.map((text) => `| 甲 | 乙 |\n| -- | :-: |\n| ${text} | 丙 |`),
    line.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    fc.constantFrom('---', '***', '~~', '[a]: https://b.cn', ...others)
  )
  return fc.array(block, {minLength: 1, maxLength: 6})
}

const chapter = fc.oneof(
  {weight: 3, arbitrary: chapterOf(calm, [])},
  chapterOf(wild, ['```', '~~~', ':::', '<div>', '</div>', '<!--', '# 又一题', '[^一]: 注', '$$\nx\n$$', '\\newpage'])
)

const digits = '零 一 二 三 四 五 六 七 八 九'.split(' ')

/** A paragraph that is found again wherever it goes. */
function markOf(number: number): string {
  return `哨${digits[Math.floor(number / 10)] ?? ''}${digits[number % 10] ?? ''}兵`
}

/** Between any two blocks a paragraph that is nothing else. */
function textOf(blocks: readonly string[], from: number): string {
  return `# 题\n\n${blocks.map((text, index) => `${text}\n\n${markOf(from + index)}\n`).join('\n')}`
}

/** Make a book of texts; what it made, by path, and whether it had errors. */
async function makeBook(texts: readonly string[]): Promise<Map<string, string | Uint8Array> | undefined> {
  const root = await mkdtemp(join(tmpdir(), 'zhushu-fuzz '))
  try {
    await mkdir(root, {recursive: true})
    const names = texts.map((_, index) => `0${index + 1}.md`)
    const list = names.map((name) => `  - ${name}\n`).join('')
    await writeFile(join(root, 'book.yaml'), `title: 书\nlanguage: zh-Hans\nname: shu\nchapters:\n${list}`)
    for (const [index, text] of texts.entries()) await writeFile(join(root, names[index] ?? ''), text)
    const {made} = await make(await load(root), {editions: [], formats: ['html', 'epub'], strict: false}, machine)
    if (!made) return undefined
    const files = made.flatMap(({publication}) => publication.files)
    return new Map(files.map(({path, value}) => [path, value]))
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

/** Every document of an EPUB, by name; each is read as XML, which throws where it is none. */
async function documentsOf(files: ReadonlyMap<string, string | Uint8Array>): Promise<string[]> {
  const [, bytes] = [...files].find(([path]) => path.endsWith('.epub')) ?? []
  const zip = await Zip.loadAsync(bytes ?? '')
  const names = Object.keys(zip.files).filter((name) => /\.(?:xhtml|opf|ncx|xml)$/.test(name))
  const texts = await Promise.all(names.sort().map(async (name) => (await zip.file(name)?.async('string')) ?? ''))
  for (const text of texts) fromXml(text)
  return texts
}

function expectInOrder(text: string, count: number): void {
  const wanted = Array.from({length: count}, (_, index) => markOf(index))
  const found = [...text.matchAll(/哨[零一二三四五六七八九]{2}兵/g)].map(([mark]) => mark)
  expect(found.filter((mark, index) => found.indexOf(mark) === index)).toEqual(wanted)
}

function expectInert(text: string): void {
  expect(text).not.toMatch(/<[^>]*\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*javascript:|<svg onload/i)
}

test('makes of any text a book that reads in order, is well-formed and inert, or says what is wrong with it', async () => {
  let [built, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(chapter, {minLength: 1, maxLength: 2}), async (chapters) => {
      let from = 0
      const texts = chapters.map((blocks) => {
        const text = textOf(blocks, from)
        from += blocks.length
        return text
      })
      const files = await makeBook(texts)
      if (!files) {
        refused++
        return
      }
      built++
      const pages = chapters.map((_, index) => String(files.get(`html/0${index + 1}.html`)))
      expectInOrder(pages.map((page) => /<article>[\s\S]*<\/article>/.exec(page)?.[0] ?? '').join(''), from)
      const documents = await documentsOf(files)
      expectInOrder(documents.filter((text) => /<section\b/.test(text)).join(''), from)
      for (const text of [...pages, ...documents]) expectInert(text)
    }),
    {numRuns: 30, seed: 20261121}
  )
  expect(built).toBeGreaterThan(refused / 4)
})

test.each(Object.entries(corpus))('still builds, or refuses in words: %s', async (_, text) => {
  const files = await makeBook([text])
  if (files) for (const document of await documentsOf(files)) expectInert(document)
})
