import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {describe, expect, onTestFinished, test} from 'vitest'
import {mendedLines} from './linted-book.ts'
import {chapterIds, hasManuscripts, writeManuscriptsBook} from './manuscripts-book.ts'
import {bodiesOf, buildInPlace, sitePages, textOf} from './structure-book.ts'

const enrichersOff = `terms: {link: none}
references: {phrases: false}
index: {enabled: false}
spelling: false
`

function outFolder(): string {
  const out = mkdtempSync(join(tmpdir(), 'zhushu-formats-'))
  onTestFinished(() => {
    rmSync(out, {recursive: true, force: true})
  })
  return out
}

async function textsOf(settings: string): Promise<string[]> {
  const out = outFolder()
  await buildInPlace(writeManuscriptsBook(settings), out, ['html'])
  const pages = sitePages(join(out, 'zh-Hans/html'))
  return Object.keys(chapterIds).map((name) => bodiesOf(pages, name).map(textOf).join('\n'))
}

describe.skipIf(!hasManuscripts)('formats of the real manuscripts, which are beside the checkout or absent', () => {
  test('8: without the links to glossary and places, the text is that of a build without them', async () => {
    const [linked, plain] = [await textsOf(''), await textsOf(enrichersOff)]
    expect(linked.every((text) => text.length > 1000)).toBe(true)
    expect(linked).toEqual(plain)
  })

  test('50: mended, the title of 003 is spelt as the glossary has it', async () => {
    expect((await mendedLines('003'))[0]).toBe('# PaaS（Platform as a Service）')
  })

  test('132: the PDF has its headings as text, its fonts in it, and an outline of its chapters', async () => {
    const out = outFolder()
    await buildInPlace(resolve(import.meta.dirname, '../../../shared/manuscripts'), out, ['pdf'])
    const name = readdirSync(join(out, 'zh-Hans')).find((one) => one.endsWith('.pdf')) ?? ''
    const bytes = readFileSync(join(out, 'zh-Hans', name))
    const pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
    const outline = ((await pdf.getOutline()) as {title: string}[]).map(({title}) => title)
    let text = ''
    for (let page = 1; page <= pdf.numPages; page++) {
      const {items} = await (await pdf.getPage(page)).getTextContent()
      text += items.map((item) => ('str' in item ? item.str : '')).join('')
    }
    const found = text.replace(/\s/g, '')
    for (const heading of ['背景回顾 云原生大事记', '小鲸鱼大事记', '容器编排之争', 'Paas（', '图书在版编目']) {
      expect(found).toContain(heading.replace(/\s/g, ''))
      expect(outline.some((title) => title.includes(heading))).toBe(true)
    }
    const document = await PDFDocument.load(bytes, {updateMetadata: false})
    const described = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const isFont = object instanceof PDFDict && object.has(PDFName.of('FontDescriptor'))
      return isFont ? [object] : []
    })
    expect(described.length).toBeGreaterThan(3)
    for (const font of described) {
      const keys = font.lookup(PDFName.of('FontDescriptor'), PDFDict).keys().map(String)
      expect(keys.some((key) => /^\/FontFile/.test(key))).toBe(true)
    }
  }, 300_000)
})
