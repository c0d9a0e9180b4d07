import {h} from 'hastscript'
import {expect, test} from 'vitest'
import type {Machine} from '../../../scripts/renderer.ts'
import {coverageOf} from '../../../scripts/render/fonts/index.ts'
import {renderEpub} from '../../../scripts/render/epub/index.ts'
import {embedFonts} from '../../../scripts/render/epub/embed-fonts.ts'
import {markRareCharacters, rareCharactersIn} from '../../../scripts/render/epub/rare-characters.ts'
import {toXhtml} from '../../../scripts/render/epub/xhtml.ts'
import {all, readEpub, textOf} from '../../validate/read-epub.ts'
import {chapterOf} from '../book-of.ts'
import {machine, paragraph, sampleBook} from './sample-book.ts'

function documentOf(...children: Parameters<typeof h>[2][]) {
  return {name: 'a.xhtml', title: '', type: 'bodymatter', tree: h(null, ...children)}
}

test.each([
  ['汉字、“标点”——①㎡→，Latin é ő, emoji 😀⌚', ''],
  ['生僻字𠮷与㐂', '㐂𠮷'],
  ['按 ⌘ 与 ⎈，勾 ✓', '⌘⎈✓']
])('in %s finds %j rare', (text, expected) => {
  expect([...rareCharactersIn([documentOf(h('p', text))])].sort().join('')).toBe(expected)
})

test('leaves formulas to their own fonts', () => {
  expect([...rareCharactersIn([documentOf(h('math', h('mi', '𝑥')))])]).toEqual([])
})

test('sets rare characters apart, with their marks, and leaves the rest alone', () => {
  const document = documentOf(h('p', ['姓𠮷', h('b', '㐂𠮷'), '，好']))
  markRareCharacters([document], new Set(['𠮷', '㐂']))
  expect(toXhtml(document.tree)).toBe('<p>姓<span class="rare">𠮷</span><b><span class="rare">㐂𠮷</span></b>，好</p>')
})

test('gives each character the first face that has it, of its licence and a few characters', async () => {
  const fonts = await embedFonts(new Set(['𠮷', '☑']), machine)
  expect(fonts.map(({family, characters}) => [family, characters])).toEqual([
    ['rare-1', '𠮷'],
    ['rare-2', '☑']
  ])
  for (const {bytes, characters} of fonts) {
    expect([...coverageOf(bytes)]).toEqual(Array.from(characters, (character) => character.codePointAt(0)))
    expect(bytes.length).toBeLessThan(10_000)
    // Names in fonts are UTF-16.
    expect(Buffer.from(bytes).toString('latin1').replaceAll('\0', '')).toContain('SIL Open Font License')
  }
})

test('leaves to the system what no face has', async () => {
  expect(await embedFonts(new Set(['\u{323AF}']), machine)).toEqual([])
})

test('embeds nothing, and asks for no fonts, where nothing is rare', async () => {
  const plain = chapterOf([paragraph('寻常的字。')], {id: '01'})
  const book = sampleBook({chapters: [plain], toc: [], targets: new Map(), notes: [], terms: new Map(), termUses: []})
  const [file] = await renderEpub(book, Object.freeze({}) as Machine)
  const epub = await readEpub(file!.value as Uint8Array)
  expect(epub.names.filter((name) => name.includes('fonts'))).toEqual([])
  expect(all(epub.packageDocument.tree, 'dc:rights').map((rights) => textOf(rights))).toHaveLength(1)
})

test('lists the fonts, names their licence, and keeps the text whole', async () => {
  const [file] = await renderEpub(sampleBook(), machine)
  const epub = await readEpub(file!.value as Uint8Array)
  expect(epub.manifest.filter(({mediaType}) => mediaType === 'font/ttf').map(({path}) => path)).toEqual([
    'OEBPS/fonts/rare-1.ttf',
    'OEBPS/fonts/rare-2.ttf'
  ])
  expect(new TextDecoder().decode(epub.files.get('OEBPS/style.css'))).toContain(
    "font-family: 'rare-1', 'rare-2', serif"
  )
  expect(all(epub.packageDocument.tree, 'dc:rights').map((rights) => textOf(rights))[1]).toContain('SIL')
  const chapter = epub.spine.find(({path}) => path.endsWith('/01.xhtml'))!.tree
  expect(textOf(chapter)).toContain('生僻字𠮷与表情😀')
})
