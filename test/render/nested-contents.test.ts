import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import {DomUtils, parseDocument} from 'htmlparser2'
import Zip from 'jszip'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {expect, onTestFinished, test} from 'vitest'
import {writeBook} from '../load/write-book.ts'

type Document = ReturnType<typeof parseDocument>
type Element = Extract<Document['children'][number], {attribs: object}>
type Item = {title: string; items: Item[]}

const command = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')
const wanted = ['- 第 1 章 启程', '  - 行装', '  - 1.1 备粮', '    - 1.1.1 炒米', '  - 1.2 选船', '- 第 2 章 归来']

/** Lists in lists, a line an item. */
function linesOf(list: Element | undefined, depth = 0): string[] {
  return (list?.children ?? []).flatMap((item) => {
    if (!('children' in item)) return []
    const [link, ...lists] = item.children.filter((child): child is Element => 'attribs' in child)
    const words = link ? DomUtils.textContent(link).replace(/\s+/g, ' ').trim() : ''
    return [`${'  '.repeat(depth)}- ${words}`, ...lists.flatMap((below) => linesOf(below, depth + 1))]
  })
}

function listIn(document: Document, test: (element: Element) => boolean): Element | undefined {
  const around = DomUtils.findOne((element) => test(element), document.children)
  return (around && DomUtils.getElementsByTagName('ol', around)[0]) ?? undefined
}

test('nests chapters in every format as the list of the book does', async () => {
  const folder = await writeBook({
    'SUMMARY.md': '* [启程](a.md)\n  * [备粮](b.md)\n    * [炒米](c.md)\n  * [选船](d.md)\n* [归来](e.md)\n',
    'a.md': '# 启程\n\n出门。\n\n## 行装\n\n轻些。\n',
    'b.md': '# 备粮\n\n米。\n',
    'c.md': '# 炒米\n\n火小些。\n',
    'd.md': '# 选船\n\n木船。\n',
    'e.md': '# 归来\n\n到家。\n'
  })
  const out = mkdtempSync(join(tmpdir(), 'zhushu-nested-'))
  onTestFinished(() => {
    rmSync(out, {recursive: true, force: true})
  })
  await promisify(execFile)(process.execPath, [command, 'build', folder, '--out', out, '--quiet'])
  const made = join(out, 'zh-Hans')
  const named = (end: string): Buffer =>
    readFileSync(
      join(
        made,
        readdirSync(made).find((one) => one.endsWith(end))!
      )
    )

  const site = parseDocument(readFileSync(join(made, 'html/index.html'), 'utf8'))
  expect(linesOf(listIn(site, ({attribs}) => attribs['class'] === 'full-contents'))).toEqual(wanted)

  const book = await Zip.loadAsync(named('.epub'))
  const path = Object.keys(book.files).find((name) => /(?:toc|nav)\.xhtml$/.test(name))!
  const navigation = parseDocument(await book.file(path)!.async('string'), {xmlMode: true})
  expect(linesOf(listIn(navigation, ({attribs}) => attribs['id'] === 'toc'))).toEqual(wanted)

  const pdf = await getDocument({data: Uint8Array.from(named('.pdf')), verbosity: 0}).promise
  const lines = (items: readonly Item[], depth: number): string[] =>
    items.flatMap(({title, items: below}) => [`${'  '.repeat(depth)}- ${title}`, ...lines(below, depth + 1)])
  expect(lines((await pdf.getOutline()) as Item[], 0).filter((line) => line !== '- 目录')).toEqual(wanted)
}, 300_000)
