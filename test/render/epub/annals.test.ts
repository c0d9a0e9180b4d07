import {expect, test} from 'vitest'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load, loadAssets} from '../../../scripts/load/index.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {writeBook} from '../../load/write-book.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {readEpub, textOf} from '../../validate/read-epub.ts'
import {machine} from './sample-book.ts'

const annals = `topics:
  docker: {zh-Hans: Docker}
events:
  - id: talk
    date: 2013-03-15
    title: {zh-Hans: 五分钟演示}
    text: {zh-Hans: '后来[更名](event:rename)，见[打包](#pack)。'}
    conflict: {zh-Hans: 有的说是四月。}
    sources: [{title: 演讲, date: 2013-03, url: 'https://example.org/talk'}]
    topics: [docker]
  - id: rename
    date: 2013-10
    end: 2014
    title: {zh-Hans: 更名}
    certainty: disputed
    sources: [{title: 公告}]
`

async function renderBook(): Promise<Uint8Array> {
  const root = await writeBook({
    'book.yaml': 'title: 编年\nchapters: [一.md]\n',
    '一.md': '# 打包 {#pack}\n\n[演示](event:talk)之后，[](event:rename)。',
    'annals.yaml': annals
  })
  const sources = await load(root)
  const manuscript = parse(sources)
  const [edition] = editionsOf(sources.config, [], ['epub'])
  const book = enrich(manuscript, await loadAssets(manuscript), edition!)
  const [file] = await renderEpub(book, machine)
  return file!.value as Uint8Array
}

test('carries the annals and their chart as valid content', {timeout: 60_000}, async () => {
  const bytes = await renderBook()
  expect(await structureProblems(bytes)).toEqual([])
  expect(await portFindings(bytes)).toEqual([])
})

test('satisfies EPUBCheck', {timeout: 300_000}, async (context) => {
  context.skip(epubcheck === undefined, 'needs Java')
  expect(await epubcheckFindings(await renderBook())).toEqual([])
})

test('declares the drawing, and lists the years', async () => {
  const epub = await readEpub(await renderBook())
  expect(epub.manifest.find(({path}) => path.endsWith('annals.xhtml'))?.properties).toEqual(['svg'])
  expect(textOf(epub.navigation.tree)).toContain('2013 年')
})
