import {expect, test} from 'vitest'
import {bookOf, messagesOn, printBook} from './print-book.ts'

test('names what is wider than the page, which shrinks the whole book', async () => {
  const long = Array.from({length: 60}, (_, index) => `a_{${index}}`).join('+')
  const book = await bookOf({
    'book.yaml': 'title: 太宽\nchapters: [one.md, two.md]\n',
    'one.md': '# 正好\n\n一行公式 $a+b$。\n',
    'two.md': `# 太宽\n\n$$\n${long}\n$$\n`
  })
  const file = await printBook(book)
  expect(file?.data.pages).toBeGreaterThan(5)
  const messages = messagesOn(book)
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatch(
    /^two\.md:\S+ false wide-element Unexpected `a0\+a1.*whole book \d\d(?:\.\d)? % of its size$/
  )
}, 60_000)
