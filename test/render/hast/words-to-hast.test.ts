import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {wordsToHast} from '../../../scripts/render/hast/index.ts'
import {bookOf, chapterOf} from '../book-of.ts'

test('puts nothing between the parts of a title', () => {
  const chapter = chapterOf([])
  const words = wordsToHast(
    [
      {type: 'text', value: '第'},
      {type: 'inlineCode', value: '一'},
      {type: 'text', value: '章'},
      {type: 'strong', children: [{type: 'text', value: '重点'}]},
      {type: 'inlineMath', value: 'x'}
    ],
    chapter,
    {book: bookOf([chapter]), hrefOf: () => '', idOf: (_, htmlId) => htmlId, assetHrefOf: (path) => path}
  )
  expect(toHtml(words)).toMatch(/^第<code>一<\/code>章<strong>重点<\/strong><math/)
})
