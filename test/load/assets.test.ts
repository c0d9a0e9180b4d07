import {readFile, symlink, truncate} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import type {Root} from 'mdast'
import {expect, test} from 'vitest'
import type {Assets} from '../../scripts/book.ts'
import {load, loadAssets} from '../../scripts/load/index.ts'
import {linesOf, writeBook} from './write-book.ts'

const dot = await readFile(resolve(import.meta.dirname, '../books/constructs/images/dot.png'))
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Load images that the chapter names one a line, in column 1. */
async function loadImages(paths: readonly string[], root: string): Promise<{assets: Assets; messages: string[]}> {
  const {chapters, ...sources} = await load(root)
  const children = paths.map((path, index): Root['children'][number] => ({
    type: 'paragraph',
    children: [
      {
        type: 'image',
        url: path,
        data: {path},
        position: {start: {line: index + 1, column: 1}, end: {line: index + 1, column: 9}}
      }
    ]
  }))
  const tree: Root = {type: 'root', children}
  const chapter = {...chapters[0]!, tree, title: '一', meta: {}}
  const assets = await loadAssets({...sources, chapters: [chapter]})
  return {assets, messages: linesOf([sources.configFile, chapter.file])}
}

async function bookWith(files: Files): Promise<string> {
  return writeBook({'book.yaml': 'title: 书\nchapters: [01.md]\n', '01.md': '# 一', ...files})
}

test('reads the images that are named, and measures them', async () => {
  const root = await bookWith({'图/层 1.svg': svg, 'a.png': dot, 'b.gif': gif, 'c.png': dot})
  const {assets, messages} = await loadImages(['图/层 1.svg', 'a.png', 'b.gif', 'a.png'], root)
  expect(messages).toEqual([])
  expect([...assets.values()].map(({path, mediaType, width, height}) => [path, mediaType, width, height])).toEqual([
    ['图/层 1.svg', 'image/svg+xml', 4, 3],
    ['a.png', 'image/png', 32, 32],
    ['b.gif', 'image/gif', 1, 1]
  ])
})

test('reads the cover, and reports it where it is named', async () => {
  const book = (cover: string): Files => ({
    'book.yaml': `title: 书\ncover: ${cover}\nchapters: [01.md]\n`,
    'cover.svg': svg
  })
  expect([...(await loadImages([], await bookWith(book('cover.svg')))).assets.keys()]).toEqual(['cover.svg'])
  expect((await loadImages([], await bookWith(book('covre.svg')))).messages).toEqual([
    'book.yaml:2:8 error missing-image Cannot read `covre.svg`, expected an image that exists (cover.svg)'
  ])
})

test('says why an image cannot be used, wherever it is shown', async () => {
  const root = await bookWith({
    'images/Layers.svg': svg,
    'empty.png': '',
    'cut.png': dot.subarray(0, 40),
    'cut.svg': svg.slice(0, 60),
    'text.png': '不是图片',
    'photo.bmp': Buffer.from('BM0000000000000000'),
    'bomb.png': pngOf(50_000, 50_000),
    'big.svg': svg.replace('viewBox', 'width="9000" height="9000" viewBox'),
    'huge.png': dot
  })
  await truncate(join(root, 'huge.png'), 64 * 1024 * 1024 + 1)
  await symlink('/etc/hosts', join(root, 'link.png'))
  const {assets, messages} = await loadImages(
    [
      'images/layers.svg',
      'image/Layers.svg',
      'empty.png',
      'cut.png',
      'cut.svg',
      'text.png',
      'photo.bmp',
      'bomb.png',
      'big.svg',
      'huge.png',
      'link.png',
      '../a.png',
      'empty.png'
    ],
    root
  )
  expect(assets.size).toBe(0)
  expect(messages).toMatchInlineSnapshot(`
    [
      "01.md:1:1 error missing-image Cannot read \`images/layers.svg\`, expected an image that exists (images/Layers.svg) → Letter case counts in file names",
      "01.md:2:1 error missing-image Cannot read \`image/Layers.svg\`, expected an image that exists (images/Layers.svg)",
      "01.md:3:1 error broken-image Unexpected damage in \`empty.png\`, expected a whole image → Export or copy the image again",
      "01.md:13:1 error broken-image Unexpected damage in \`empty.png\`, expected a whole image → Export or copy the image again",
      "01.md:4:1 error broken-image Unexpected damage in \`cut.png\`, expected a whole image → Export or copy the image again",
      "01.md:5:1 error broken-image Unexpected damage in \`cut.svg\`, expected a whole image → Export or copy the image again",
      "01.md:6:1 error unsupported-image Unexpected kind of file \`text.png\`, expected a PNG, JPEG, GIF, WebP or SVG image",
      "01.md:7:1 error unsupported-image Unexpected kind of file \`photo.bmp\`, expected a PNG, JPEG, GIF, WebP or SVG image",
      "01.md:8:1 error too-large-image Unexpected size 50000×50000 of \`bomb.png\`, expected at most 50 million pixels → Export it smaller",
      "01.md:9:1 error too-large-image Unexpected size 9000×9000 of \`big.svg\`, expected at most 50 million pixels → Export it smaller",
      "01.md:10:1 error too-large-file Cannot read \`huge.png\`, expected a smaller one, at most 67108864 bytes",
      "01.md:11:1 error symbolic-link Cannot read \`link.png\`, expected a file and no link → Copy the file to where the link is",
      "01.md:12:1 error outside-path Cannot read \`../a.png\`, expected a file inside the book's folder → Copy the file into the book",
    ]
  `)
})

test('says what could be better about an image, once', async () => {
  const root = await bookWith({
    'a.jpg': dot,
    'b.svg': svg.replace('<rect', '<script>x</script><rect onclick="y"'),
    'c.jpg': jpegOf(6)
  })
  const {assets, messages} = await loadImages(['a.jpg', 'b.svg', 'b.svg', 'c.jpg'], root)
  expect(messages).toMatchInlineSnapshot(`
    [
      "01.md:1:1 warning mismatched-image-type Unexpected PNG in \`a.jpg\`, expected what its name says → Rename the file; it is used as what it is",
      "01.md:2:1 warning cleaned-svg Unexpected \`<script>\`, \`onclick\` in \`b.svg\`, expected a drawing and nothing else → It was left out",
      "01.md:4:1 warning rotated-image Unexpected rotation mark in \`c.jpg\`, expected an image that stands upright by itself → Some reading systems do not turn it: save it turned",
    ]
  `)
  expect(new TextDecoder().decode(assets.get('b.svg')?.bytes)).not.toMatch(/script|onclick/)
  expect(assets.get('a.jpg')?.mediaType).toBe('image/png')
  expect(assets.get('c.jpg')).toMatchObject({width: 2, height: 3})
})

/** A header that claims a size, and an end. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(dot)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** The headers of a JPEG of 3 × 2 pixels with an EXIF orientation. */
function jpegOf(orientation: number): Buffer {
  const exif = `45786966 0000 4d4d002a00000008 0001 0112 0003 00000001 000${orientation}0000 00000000`.replace(/ /g, '')
  const length = (exif.length / 2 + 2).toString(16).padStart(4, '0')
  return Buffer.from(`ffd8 ffe1 ${length} ${exif} ffc0 000b 08 0002 0003 01 011100 ffd9`.replace(/ /g, ''), 'hex')
}

test('goes on without a picture in the book of another program, as that program does', async () => {
  const files = {
    'SUMMARY.md': '* [一](01.md)\n',
    '01.md': '# 一\n',
    'cut.png': dot.subarray(0, 40),
    'page.png': '<!doctype html>'
  }
  const root = await writeBook(files)
  const {assets, messages} = await loadImages(['cut.png', 'page.png', 'none.png'], root)
  expect(assets.size).toBe(0)
  expect(messages).toMatchInlineSnapshot(`
    [
      "01.md:1:1 warning broken-image Unexpected damage in \`cut.png\`, expected a whole image → Export or copy the image again",
      "01.md:2:1 warning unsupported-image Unexpected kind of file \`page.png\`, expected a PNG, JPEG, GIF, WebP or SVG image",
      "01.md:3:1 warning missing-image Cannot read \`none.png\`, expected an image that exists (page.png, cut.png)",
    ]
  `)
})
