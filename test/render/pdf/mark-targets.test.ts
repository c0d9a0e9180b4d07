import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {markTargets} from '../../../scripts/render/pdf/mark-targets.ts'
import {buildPrintDocument} from '../../../scripts/render/pdf/print-document.ts'
import {bookOf, printBook} from './print-book.ts'
import {bodyTextOf, pageOfDestination} from './read-pdf.ts'

test('marks what stands in a link before the link, which cannot hold another', () => {
  const tree = h('p', ['驮着', h('a', {id: 'use', href: '#whale'}, h('span', {id: 'entry'}, '鲸')), '。'])
  markTargets(tree)
  const href = (id: string) => `https://marker.invalid/${id}`
  expect(toHtml(tree)).toBe(
    `<p>驮着<span class="kept"><a class="marker" href="${href('entry')}"></a><a class="marker" href="${href('use')}"></a>` +
      '<a href="#whale"><span>鲸</span></a></span>。</p>'
  )
})

test('finds a term at every place of a line, and on the page of its own line', async () => {
  // Each paragraph begins one character later, so that some terms stand at the start of a line, and of a page.
  const paragraphs = Array.from({length: 120}, (_, index) => `${'字'.repeat(30 + (index % 24))}编排${index}次。`)
  const book = await bookOf({
    'book.yaml': 'title: 行首\nterms: {link: all}\nchapters: [one.md]\n',
    'one.md': `# 行首\n\n${paragraphs.join('\n\n')}\n`,
    'glossary/terms/orchestration.yaml':
      'id: orchestration\nclass: concept\nlangs:\n  zh-Hans: {status: approved, term: 编排, definition: 决定在哪里运行。}\n'
  })
  const markers: string[] = []
  visit(buildPrintDocument(book), 'element', ({properties}) => {
    const {href} = properties
    if (typeof href === 'string' && href.startsWith('https://marker.invalid/'))
      markers.push(decodeURIComponent(href.slice('https://marker.invalid/'.length)))
  })
  const file = await printBook(book)
  const pdf = await getDocument({data: Uint8Array.from(file!.value as Uint8Array), verbosity: 0}).promise
  const pages = await Promise.all(markers.map((id) => pageOfDestination(pdf, id)))
  const lost = markers.filter((_, index) => pages[index] === undefined)
  expect(lost.filter((id) => !id.startsWith('/blank/'))).toEqual([])
  const uses = book.termUses.map(({chapterId, htmlId}) => `${chapterId}/${htmlId}`)
  expect(uses.length).toBe(120)
  for (const [index, id] of uses.entries()) {
    const text = await bodyTextOf(pdf, (await pageOfDestination(pdf, id))!)
    expect(text.replaceAll(/\s/g, '')).toContain(`编排${index}次`)
  }
}, 120_000)
