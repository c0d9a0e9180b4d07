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
  expect(decode(gb18030)).toMatchInlineSnapshot(`
    {
      "messages": [
        "01.md:1:1 error invalid-encoding Unexpected byte \`0xD4\` at offset 0, expected UTF-8, it looks like GB18030 → Convert the file: \`iconv -f gb18030 -t utf-8\`",
      ],
      "text": "云原生大事记",
    }
  `)
  expect(decode([0xff, 0xfe], Buffer.from('云原生', 'utf16le'))).toMatchInlineSnapshot(`
    {
      "messages": [
        "01.md:1:1 error invalid-encoding Unexpected byte \`0xFF\` at offset 0, expected UTF-8, it looks like UTF-16LE → Convert the file: \`iconv -f utf-16le -t utf-8\`",
      ],
      "text": "云原生",
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
