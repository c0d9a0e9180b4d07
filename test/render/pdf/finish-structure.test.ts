import {PDFDict, PDFDocument, PDFHexString, PDFName, PDFString} from 'pdf-lib'
import {beforeAll, expect, test} from 'vitest'
import {bookOf, printBook} from './print-book.ts'
import {everyTag, tagsOf} from './read-pdf.ts'

let document: PDFDocument

beforeAll(async () => {
  // More headers than the browser puts into one leaf of its tree of ids.
  const table = '| 甲 | 乙 | 丙 | 丁 |\n| --- | --- | --- | --- |\n| 一 | 二 | 三 | 四 |\n'
  const book = await bookOf({
    'book.yaml': 'title: 许多表头\nchapters: [one.md]\n',
    'one.md': `# 许多表头\n\n${Array.from({length: 80}, () => table).join('\n又一张：\n\n')}`
  })
  const file = await printBook(book)
  document = await PDFDocument.load(file!.value, {updateMetadata: false})
}, 120_000)

test('leaves no id of a table header in the file, whose numbers differ from run to run', () => {
  const tags = everyTag(tagsOf(document))
  expect(tags.filter(({role}) => role === 'TH')).toHaveLength(320)
  expect(tags.filter(({dictionary}) => dictionary.has(PDFName.of('ID')))).toEqual([])
  const dictionaries = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  expect(dictionaries.filter((dictionary) => dictionary.has(PDFName.of('Limits')))).toEqual([])
  const strings = dictionaries.flatMap((dictionary) => dictionary.values())
  const texts = strings.flatMap((value) =>
    value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : []
  )
  expect(texts.filter((text) => /^node\d+$/.test(text))).toEqual([])
})

test('says of each table header whether it heads a column', () => {
  for (const {role, dictionary} of everyTag(tagsOf(document))) {
    if (role !== 'TH') continue
    expect(
      String(dictionary.get(PDFName.of('A')) && document.context.lookup(dictionary.get(PDFName.of('A'))))
    ).toContain('Scope')
  }
})
