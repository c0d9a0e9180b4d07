import JSZip from 'jszip'
import {expect, test} from 'vitest'
import type {Machine} from '../../scripts/book.ts'
import {renderEpub} from '../../scripts/render/epub/index.ts'
import {sampleBook} from '../render/epub/sample-book.ts'
import {structureProblems} from './epub-structure.ts'

const [file] = await renderEpub(sampleBook(), Object.freeze({}) as Machine)

test.each([
  {
    name: '01.xhtml',
    before: 'href="#note-1"',
    after: 'href="#note-9"',
    problem: 'OEBPS/01.xhtml: #note-9 leads to no id'
  },
  {
    name: '01.xhtml',
    before: 'href="chapter-003.xhtml#s-2"',
    after: 'href="gone.xhtml"',
    problem: 'OEBPS/01.xhtml: gone.xhtml leads to no file'
  },
  {name: '01.xhtml', before: 'id="note-2"', after: 'id="note-1"', problem: 'OEBPS/01.xhtml: id note-1 is twice'},
  {
    name: '01.xhtml',
    before: 'src="images/',
    after: 'src="https://example.org/',
    problem: 'OEBPS/01.xhtml: img is remote: https://example.org/'
  },
  {name: '01.xhtml', before: '<hr/>', after: '<hr onclick="x"/>', problem: 'OEBPS/01.xhtml: hr has onclick'},
  {name: '01.xhtml', before: '<hr/>', after: '<script></script>', problem: 'OEBPS/01.xhtml: script'},
  {name: '01.xhtml', before: ' xml:lang="zh-CN"', after: '', problem: 'OEBPS/01.xhtml: language is not zh-CN'},
  {name: 'content.opf', before: '<itemref idref="doc-01"/>', after: '', problem: 'OEBPS/01.xhtml is not in the spine'},
  {
    name: 'content.opf',
    before: '<itemref idref="nav"/>',
    after: '',
    problem: 'the table of contents cannot be reached by turning pages'
  },
  {name: 'content.opf', before: /<item id="style"[^>]*>/, after: '', problem: 'OEBPS/style.css is not in the manifest'},
  {
    name: 'toc.ncx',
    before: 'src="01.xhtml"',
    after: 'src="02.xhtml"',
    problem: 'OEBPS/toc.ncx: 02.xhtml leads to no file'
  }
])('finds what is wrong: $problem', async ({name, before, after, problem}) => {
  const zip = await JSZip.loadAsync(file!.value)
  const text = await zip.file(`OEBPS/${name}`)!.async('string')
  expect(text).toMatch(before)
  zip.file(`OEBPS/${name}`, text.replace(before, after))
  const problems = await structureProblems(await zip.generateAsync({type: 'uint8array'}))
  expect(problems.some((found) => found.startsWith(problem))).toBe(true)
})

test('refuses what is not well-formed', async () => {
  const zip = await JSZip.loadAsync(file!.value)
  zip.file('OEBPS/01.xhtml', '<html><p></html>')
  const bytes = await zip.generateAsync({type: 'uint8array'})
  await expect(structureProblems(bytes)).rejects.toThrow('OEBPS/01.xhtml is not well-formed')
})

test('finds a compressed mimetype', async () => {
  const zip = await JSZip.loadAsync(file!.value)
  const bytes = await zip.generateAsync({type: 'uint8array', compression: 'DEFLATE'})
  zip.file('mimetype', 'application/epub+zip', {compression: 'DEFLATE'})
  const wrong = await zip.generateAsync({type: 'uint8array', compression: 'DEFLATE'})
  expect(bytes.length).toBeGreaterThan(1000)
  expect(await structureProblems(wrong)).toContain('mimetype is not stored')
})
