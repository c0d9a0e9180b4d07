import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {expect, test} from 'vitest'
import {hiddenReferences} from '../../../scripts/render/pdf/page-references.ts'
import {bookOf, messagesOn, printBook} from './print-book.ts'
import {bodyTextOf, linksOf, pageOfDestination} from './read-pdf.ts'

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"><rect width="9" height="9"/></svg>'

test('names the page of a figure where it is on another page, and only there', async () => {
  const filler = Array.from({length: 12}, () => '字'.repeat(180)).join('\n\n')
  const book = await bookOf({
    'book.yaml': 'title: 页码\nchapters: [one.md, two.md]\n',
    'one.md': `# 远近\n\n近处见[](#near)，远处见[](#far)，另见[](two.md)。\n\n![](a.svg "近图") {#near}\n\n${filler}\n\n![](a.svg "远图") {#far}\n\n回看[](#near)。\n`,
    'two.md': '# 二\n\n完。\n',
    'a.svg': square
  })
  const file = await printBook(book)
  expect(messagesOn(book)).toEqual([])
  const pdf = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
  const labels = (await pdf.getPageLabels()) ?? []
  const first = (await pageOfDestination(pdf, 'one'))!
  const far = (await pageOfDestination(pdf, 'one/far'))!
  expect(far).toBeGreaterThan(first)
  const textOf = async (page: number) => (await bodyTextOf(pdf, page)).replaceAll(/\s/g, '')
  expect(await textOf(first)).toContain(`近处见图1-1，远处见图1-2（第${labels[far]}页），另见第2章。`)
  const back = (await textOf(far)) + (far + 1 < pdf.numPages ? await textOf(far + 1) : '')
  expect(back).toContain(`回看图1-1（第${labels[first]}页）。`)
  const dests = (await linksOf(pdf)).flatMap(({dest}) => dest ?? [])
  expect(dests.filter((dest) => dest.startsWith('?'))).toEqual([])
}, 60_000)

test('keeps showing a page number that was shown once, as pages could else change for ever', () => {
  const shown = new Set<string>()
  const layoutOf = (page: number) => ({
    pageCount: 2,
    places: new Map([
      ['?1 one/a', {page: 0, y: 0}],
      ['one/a', {page, y: 0}]
    ])
  })
  expect(hiddenReferences(layoutOf(0), shown)).toEqual(['?1 one/a'])
  expect(hiddenReferences(layoutOf(1), shown)).toEqual([])
  expect(hiddenReferences(layoutOf(0), shown)).toEqual([])
})
