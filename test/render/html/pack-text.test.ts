import fc from 'fast-check'
import {readFileSync} from 'node:fs'
import {createContext, runInContext} from 'node:vm'
import {expect, test} from 'vitest'
import {packText} from '../../../scripts/render/html/pack-text.ts'

const context = createContext({TextDecoder})
runInContext(readFileSync(new URL('../../../templates/search.js', import.meta.url), 'utf8'), context)
const {textOf} = (context as {bookSearch: {textOf: (words: string, codes: string) => string}}).bookSearch

function back(text: string): string {
  const {words, codes} = packText(text)
  return textOf(words, codes)
}

test('gives back every text', () => {
  const unit = fc.oneof(
    fc.constantFrom('容器', '镜像', ' Docker ', '"', '\\', '`', '\n', '\u0001', '𠮷'),
    fc.string({unit: 'binary'})
  )
  fc.assert(
    fc.property(
      fc.array(
        unit.filter((part) => !part.includes('\0')),
        {maxLength: 60}
      ),
      (parts) => {
        const text = parts.join('').repeat(20)
        expect(back(text)).toBe(text)
      }
    ),
    {numRuns: 200, seed: 7}
  )
})

test('gives back a text of more characters than there are codes', () => {
  const all = Array.from({length: 9000}, (_, index) => String.fromCharCode(0x3400 + index)).join('')
  expect(back(all + '的一是'.repeat(500))).toBe(all + '的一是'.repeat(500))
})

test('writes nothing that a string of JavaScript would escape', () => {
  expect(packText('“引号”与 \\ 和 `反引号`，又是换行\n'.repeat(30)).codes).toMatch(/^[^"\\`\n]*$/)
})

test('takes a quarter less room than the text', () => {
  const text = readFileSync(new URL('../../../manuscript/02-image.md', import.meta.url), 'utf8')
  const {words, codes} = packText(text)
  expect(Buffer.byteLength(words + codes)).toBeLessThan(Buffer.byteLength(text) * 0.75)
})
