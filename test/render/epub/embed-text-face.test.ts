import {expect, test} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {readEpub, type Epub} from '../../validate/read-epub.ts'
import {chapterOf} from '../book-of.ts'
import {machine, paragraph, sampleBook} from './sample-book.ts'

const family = /font-family: 'text', serif/

test('embeds no face of the text unless the book asks for one', async () => {
  const epub = await render('rare', 'zh-Hans')
  expect(epub.files.has('OEBPS/fonts/text.ttf')).toBe(false)
  expect(styleOf(epub)).not.toMatch(family)
})

test("cuts the face down to the book's characters, in the forms of its edition's language", async () => {
  const [simplified, traditional] = [await render('subset', 'zh-Hans'), await render('subset', 'zh-Hant')]
  for (const epub of [simplified, traditional]) {
    expect(epub.files.get('OEBPS/fonts/text.ttf')!.length).toBeLessThan(500_000)
    expect(styleOf(epub)).toMatch(family)
    expect(epub.manifest.find(({path}) => path.endsWith('fonts/text.ttf'))!.mediaType).toBe('font/ttf')
  }
  const faces = [simplified, traditional].map(({files}) => Buffer.from(files.get('OEBPS/fonts/text.ttf')!))
  expect(faces[0]!.equals(faces[1]!)).toBe(false)
})

test('embeds the whole face', async () => {
  const epub = await render('whole', 'zh-Hans')
  const [font] = (await machine.fonts('zh-Hans')).filter(({weight}) => weight === 400)
  expect(Buffer.from(epub.files.get('OEBPS/fonts/text.ttf')!).equals(Buffer.from(font!.bytes))).toBe(true)
})

test('warns of an EPUB that weighs more than the book allows', async () => {
  const book = bookOf('rare', 'zh-Hans')
  const config = {...book.config, epub: {...book.config.epub, budget: 5}}
  const [file] = await renderEpub({...book, config}, machine)
  expect(file!.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([['heavy-epub', false]])
  const [light] = await renderEpub({...book, config: {...config, epub: {...config.epub, budget: 5000}}}, machine)
  expect(light!.messages).toEqual([])
})

function bookOf(fonts: 'rare' | 'subset' | 'whole', language: string): Book {
  const book = sampleBook()
  const chapters = [chapterOf([paragraph('骨直角，今天。')], {title: '字'})]
  const edition = {...book.edition, language}
  return {...book, chapters, notes: [], edition, config: {...book.config, epub: {...book.config.epub, fonts}}}
}

async function render(fonts: 'rare' | 'subset' | 'whole', language: string): Promise<Epub> {
  const [file] = await renderEpub(bookOf(fonts, language), machine)
  return readEpub(file!.value as Uint8Array)
}

function styleOf({files}: Epub): string {
  return new TextDecoder().decode(files.get('OEBPS/style.css'))
}
