import type {Root} from 'hast'
import {h} from 'hastscript'
import {expect, test} from 'vitest'
import {placePageBreaks} from '../../../scripts/render/epub/page-breaks.ts'
import {toXhtml} from '../../../scripts/render/epub/xhtml.ts'

const first = '第一页上的文字到这里为止。'
const second = '“第二页”从这里开始，一直到最后。'

function marked(pages: readonly string[], ...children: Root['children']): string {
  const tree: Root = {type: 'root', children}
  placePageBreaks(
    tree,
    pages.map((text, index) => ({label: String(index + 1), owner: '01', text}))
  )
  return toXhtml(tree).replaceAll(/<span epub:type="pagebreak"[^>]*aria-label="(\w+)"[^>]*><\/span>/g, '▮$1 ')
}

test.each<[string, Root['children'], string]>([
  ['within a paragraph', [h('p', first + second)], `▮1 <p>${first}▮2 ${second}</p>`],
  ['at the start of a paragraph', [h('p', first), h('p', second)], `▮1 <p>${first}</p><p>▮2 ${second}</p>`],
  [
    'before emphasis that opens a page',
    [h('p', [first, h('strong', '“第二页”从'), '这里开始，一直到最后。'])],
    `▮1 <p>${first}▮2 <strong>“第二页”从</strong>这里开始，一直到最后。</p>`
  ],
  [
    'before a heading and its number',
    [h('p', first), h('h2', [h('span.gen', '1.1 '), second])],
    `▮1 <p>${first}</p>▮2 <h2><span class="gen">1.1 </span>${second}</h2>`
  ],
  [
    'before a figure whose caption is the first text of a page',
    [h('p', first), h('figure', [h('img', {alt: ''}), h('figcaption', second)])],
    `▮1 <p>${first}</p>▮2 <figure><img alt=""/><figcaption>${second}</figcaption></figure>`
  ],
  [
    'in an item, as a list has nothing else',
    [h('p', first), h('ul', [h('li', h('p', second))])],
    `▮1 <p>${first}</p><ul><li><p>▮2 ${second}</p></li></ul>`
  ],
  [
    'in a cell',
    [h('p', first), h('table', h('tbody', h('tr', [h('td', second)])))],
    `▮1 <p>${first}</p><table><tbody><tr><td>▮2 ${second}</td></tr></tbody></table>`
  ],
  [
    'in code, line for line',
    [h('pre', h('code', [first, '\n', h('span', {className: ['hl-string']}, second)]))],
    `▮1 <pre><code>${first}\n▮2 <span class="hl-string">${second}</span></code></pre>`
  ]
])('marks a page %s', (_, children, expected) => {
  expect(marked([first, second], ...children)).toBe(expected)
})

test('marks every page where several begin together', () => {
  expect(marked(['', first, '', second, ''], h('p', first + second))).toBe(`▮1 ▮2 <p>${first}▮3 ▮4 ${second}</p>▮5 `)
})

test('passes over what is ours, and over what is written otherwise on paper', () => {
  const page = h('p', [first, h('sup.gen', '12'), h('math', h('mi', 'x')), second])
  expect(marked([`12${first}`, second], page)).toContain(`</math>▮2 ${second}`)
})

test('knows a text by what it says, not by its spaces', () => {
  expect(marked(['第 一 页 上 的 文 字 到 这 里 为 止。', second], h('p', first + second))).toContain(`。▮2 “`)
})
