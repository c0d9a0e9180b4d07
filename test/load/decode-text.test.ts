import iconv from 'iconv-lite'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {decodeText} from '../../scripts/load/decode-text.ts'
import {linesOf} from './write-book.ts'

/** 云原生大事记 in GB18030. */
const gb18030 = Buffer.from('d4c6d4adc9fab4f3cac2bcc7', 'hex')

function decode(...parts: (string | Uint8Array | number[])[]): {text: string; messages: string[]} {
  const file = new VFile({path: '01.md'})
  decodeText(
    file,
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
  )
  return {text: String(file), messages: linesOf([file])}
}

test('reads UTF-8 with any line ends, with and without byte order mark', () => {
  for (const text of ['一\n二\n𠮷', '\ufeff一\r\n二\r𠮷'])
    expect(decode(text)).toEqual({text: '一\n二\n𠮷', messages: []})
})

test('names the first byte that is not UTF-8, and what the file looks like', () => {
  expect(decode('# 一\n正文', gb18030)).toMatchInlineSnapshot(`
    {
      "messages": [
        "01.md:2:3 error broken-utf-8 Unexpected byte \`0xD4\` at offset 12, expected UTF-8 → The text is damaged from there, or goes on in another encoding",
      ],
      "text": "# 一
    正文��ԭ�����¼�",
    }
  `)
})

test('finds characters cut at the end, and overlong ones', () => {
  expect(decode('正文', [0xe4, 0xba]).messages).toMatchInlineSnapshot(`
    [
      "01.md:1:3 error broken-utf-8 Unexpected byte \`0xE4\` at offset 6, expected UTF-8 → The text is damaged from there, or goes on in another encoding",
    ]
  `)
  expect(decode('正文', [0xc0, 0xaf]).messages).toMatchInlineSnapshot(`
    [
      "01.md:1:3 error broken-utf-8 Unexpected byte \`0xC0\` at offset 6, expected UTF-8 → The text is damaged from there, or goes on in another encoding",
    ]
  `)
})

test('refuses what XML cannot hold, once for each character', () => {
  const {text, messages} = decode('一\0二\n三\x1b[1m\x1b[0m\x0b\ufffe')
  expect(text).toBe('一\0二\n三\x1b[1m\x1b[0m\x0b\ufffe')
  expect(messages).toMatchInlineSnapshot(`
    [
      "01.md:1:2 error illegal-character Unexpected character U+0000, 1 in this file, expected text that XML can hold",
      "01.md:2:2 error illegal-character Unexpected character U+001B, 2 in this file, expected text that XML can hold",
      "01.md:2:10 error illegal-character Unexpected character U+000B, 1 in this file, expected text that XML can hold",
      "01.md:2:11 error illegal-character Unexpected character U+FFFE, 1 in this file, expected text that XML can hold",
    ]
  `)
})

test('removes a byte order mark inside the text, and tells of damage done before', () => {
  const {text, messages} = decode('一\n二\ufeff三\ufeff\n四\ufffd五\ufffd')
  expect(text).toBe('一\n二三\n四\ufffd五\ufffd')
  expect(messages).toMatchInlineSnapshot(`
    [
      "01.md:2:2 warning stray-byte-order-mark Unexpected byte order mark inside the text, expected none or one at the start → It was removed: files have been joined here",
      "01.md:2:3 warning stray-byte-order-mark Unexpected byte order mark inside the text, expected none or one at the start → It was removed: files have been joined here",
      "01.md:3:2 warning damaged-character Unexpected replacement character U+FFFD, 2 in this file, expected the text that was lost before",
    ]
  `)
})

test('keeps rare characters and joined emoji', () => {
  const text = '𠮷𪚥 👩‍💻 葛󠄀 \u200b'
  expect(decode(text)).toEqual({text, messages: []})
})

const simplified = '# 镜像\n\n容器是隔开的进程，镜像是一套文件。\n'
const traditional = '# 映像檔\n\n容器是隔開的行程，映像檔是一套檔案。\n'

test.each([
  ['utf-8', false, Buffer.from(simplified)],
  ['utf-8', true, Buffer.from(`\ufeff${simplified}`)],
  ['utf-16le', true, iconv.encode(`\ufeff${simplified}`, 'utf-16le')],
  ['utf-16be', true, iconv.encode(`\ufeff${simplified}`, 'utf-16be')],
  ['utf-16le', false, iconv.encode(simplified, 'utf-16le')],
  ['utf-16be', false, iconv.encode(simplified, 'utf-16be')],
  ['gb18030', false, iconv.encode(simplified, 'gb18030')],
  ['big5', false, iconv.encode(traditional, 'big5')]
])('reads %s, with a byte order mark: %s, and says so once unless it is UTF-8', (encoding, byteOrderMark, bytes) => {
  const file = new VFile({path: '01.txt'})
  decodeText(file, bytes)
  expect(String(file)).toBe(encoding === 'big5' ? traditional : simplified)
  expect(file.data).toEqual({encoding, byteOrderMark, lineEnding: '\n'})
  const name = encoding.toUpperCase()
  expect(linesOf([file])).toEqual(
    encoding === 'utf-8'
      ? []
      : [
          `01.txt:0:0 info other-encoding Reading \`01.txt\` as ${name}, expected UTF-8 → Look whether the text is right; a file in UTF-8 leaves no doubt`
        ]
  )
})

test('reads four characters in GB18030 and rare ones that only it has', () => {
  expect(decode(gb18030).text).toBe('云原生大事记')
  expect(decode(iconv.encode('镜像标签', 'gb18030')).text).toBe('镜像标签')
  expect(decode(iconv.encode('作者姓名里有𠮷字，其余都是常用字。', 'gb18030')).text).toBe(
    '作者姓名里有𠮷字，其余都是常用字。'
  )
})

test('names encodings that it does not read', () => {
  const japanese = 'これは日本語の文章です。コンテナはプロセスを隔離する技術であり、イメージから作られます。'.repeat(4)
  expect(decode(iconv.encode(japanese, 'euc-jp')).messages).toMatchInlineSnapshot(`
    [
      "01.md:1:1 error invalid-encoding Unexpected byte \`0xA4\` at offset 0, expected UTF-8, it looks like EUC-JP → Convert the file: \`iconv -f EUC-JP -t utf-8\`",
    ]
  `)
})

test.each([
  ['一\n二\n', '\n'],
  ['一\r\n二\r\n', '\r\n'],
  ['一\r二\r', '\r'],
  ['一\r\n二\n', 'mixed'],
  ['一', '\n']
])('remembers how the lines of %j end', (text, lineEnding) => {
  const file = new VFile({path: '01.md'})
  decodeText(file, Buffer.from(text))
  expect(file.data.lineEnding).toBe(lineEnding)
})
