import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Element} from 'hast'
import type {Root} from 'mdast'
import {toHtml} from 'hast-util-to-html'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import type {Annals, Bibliography} from '../../scripts/apparatus.ts'
import type {Asset, Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {chapterToHast} from '../../scripts/render/hast/index.ts'
import {editionOf, entryOf, manuscriptOf} from '../enrich/book-of.ts'

const path = resolve(import.meta.dirname, '../../scripts/parse/README.md')
const pair = /^(`{3,})markdown\n([\s\S]*?)\n\1\n\n(`{3,})html\n([\s\S]*?)\n?\3$/gm

// What the examples refer to: a second chapter, a term, an event, images.
const docker = '# Docker\n\n## 镜像 {#sec:x}\n\n文字。\n'
const image = entryOf('image', {zh: {term: '镜像', definition: '只读的打包文件。'}, en: {term: 'image'}})
const annals: Annals<Root> = {
  file: new VFile({path: 'annals.yaml'}),
  topics: [],
  events: [
    {
      ...{identifier: 'docker-inc', date: '2013-10-29', certainty: 'certain', sources: [], topics: [], places: {}},
      ...{title: {'zh-Hans': 'dotCloud 更名 Docker 公司'}, short: {}, text: {}, conflict: {}}
    }
  ]
}

const bibliography: Bibliography = {
  files: [],
  works: [
    {identifier: 'zhang2021', text: '张某. 容器编排手记[M]. 北京: 某某出版社, 2021.', file: new VFile()},
    {identifier: 'somerun', text: 'Some Initiative. somerun[CP/OL]. (2015). https://example.org/y.', file: new VFile()}
  ]
}

test('gives what the page says for every example', async () => {
  const page = readFileSync(path, 'utf8')
  expect([...page.matchAll(pair)].length).toBeGreaterThanOrEqual(10)
  const checked = page.replace(pair, (...match: string[]) => {
    const [mark = '', source = '', fence = ''] = match.slice(1)
    return `${mark}markdown\n${source}\n${mark}\n\n${fence}html\n${resultOf(source)}\n${fence}`
  })
  await expect(checked).toMatchFileSnapshot(path)
})

/** The HTML of an example, as all formats start from: addresses and the place of notes are each format's own. */
function resultOf(source: string): string {
  const book = bookOf(source)
  const [chapter] = book.chapters
  const {body, notes} = chapterToHast(chapter!, {
    book,
    hrefOf: ({chapterId, htmlId}, from) => `${chapterId === from ? '' : chapterId}${htmlId ? `#${htmlId}` : ''}`,
    idOf: (_, htmlId) => htmlId,
    assetHrefOf: (name) => name
  })
  const own = /^# /m.test(source) ? body.children : body.children.slice(1)
  const asides = notes.map(({note, content}): Element => ({
    type: 'element',
    tagName: 'aside',
    properties: {id: note.htmlId},
    children: content
  }))
  return toHtml([...own, ...asides], {closeSelfClosing: true})
    .replace(/\n{2,}/g, '\n')
    .replace(/(?<!\n)<aside/g, '\n<aside')
    .trim()
}

function bookOf(source: string): Book {
  const title = /^# /m.test(source) ? {} : {title: '例'}
  const manuscript = manuscriptOf({
    chapters: {'01-example': {text: source, ...title}, '02-docker': docker},
    glossary: [image]
  })
  const assets = ['layers.svg', 'a.png', 'b.png'].map((name): [string, Asset] => {
    const mediaType = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png'
    return [name, {path: name, mediaType, bytes: new Uint8Array(), width: 480, height: 240}]
  })
  return enrich({...manuscript, annals, bibliography}, new Map(assets), editionOf({terms: {link: 'none'}}))
}
