import {h} from 'hastscript'
import {toHtml} from 'hast-util-to-html'
import {toString} from 'hast-util-to-string'
import {expect, test} from 'vitest'
import {breakInlineCode, markLongLines} from '../../../scripts/render/pdf/break-code.ts'

test('lets long names break behind their punctuation, and nowhere else', () => {
  const code = h('code', 'registry.k8s.io/pause:3.9')
  breakInlineCode(code)
  expect(toHtml(code)).toBe('<code>registry.<wbr>k8s.<wbr>io/<wbr>pause:<wbr>3.<wbr>9</code>')
})

test('gives only lines that do not fit an element, through the colours around them', () => {
  const long = `echo ${'字'.repeat(40)}`
  const pre = h('pre', h('code', ['短的一行\n', h('span.hl-string', `${long}\n尾`), '行\n']))
  const before = toString(pre)
  markLongLines(pre, 70)
  expect(toHtml(pre)).toBe(
    `<pre><code>短的一行\n<span class="long-line"><span class="hl-string">${long}</span></span>` +
      `<span class="hl-string">尾</span>行\n</code></pre>`
  )
  // The block around a long line ends it.
  expect(toString(pre)).toBe(before.replace(`${long}\n`, long))
})

test('leaves code that fits as it is', () => {
  const pre = h('pre', h('code', 'ls\n'))
  markLongLines(pre, 70)
  expect(toHtml(pre)).toBe('<pre><code>ls\n</code></pre>')
})
