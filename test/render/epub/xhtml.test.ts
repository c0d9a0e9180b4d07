import type {Element, Nodes, Properties} from 'hast'
import {h, s} from 'hastscript'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {fromXml} from 'xast-util-from-xml'
import {toXhtml} from '../../../scripts/render/epub/xhtml.ts'
import {textOf} from '../../validate/read-epub.ts'

test.each<[string, Nodes, string]>([
  ['closes void elements', h('p', [h('br'), h('img', {alt: ''})]), '<p><br/><img alt=""/></p>'],
  ['spells out other empty elements', h('td', [h('a', {id: 'x'})]), '<td><a id="x"></a></td>'],
  ['leaves Chinese as it is', h('p', '中𠮷😀'), '<p>中𠮷😀</p>'],
  ['escapes', h('p', {title: '"<&>\n'}, '"<&>]]>'), '<p title="&quot;&lt;&amp;>&#xA;">"&lt;&amp;&gt;]]&gt;</p>'],
  ['names attributes', h('th', {colSpan: 2, className: ['a', 'b']}, ''), '<th colspan="2" class="a b"></th>'],
  ['writes booleans', h('details', {open: true, hidden: false}), '<details open=""></details>'],
  ['writes states', h('p', {ariaHidden: true, spellCheck: false}), '<p aria-hidden="true" spellcheck="false"></p>'],
  ['writes the language twice', h('i', {lang: 'en'}, 'a'), '<i lang="en" xml:lang="en">a</i>'],
  ['keeps epub:type', h('a', {'epub:type': 'noteref'}, '1'), '<a epub:type="noteref">1</a>'],
  [
    'knows drawings',
    s('svg', {viewBox: '0 0 1 1'}, s('path', {strokeWidth: 2})),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path stroke-width="2"/></svg>'
  ],
  [
    'knows formulas',
    h('math', {alttext: 'x'}, h('mi', 'x')),
    '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>'
  ],
  ['shows control characters', h('p', '\u001B[1m\u0000\uD800\uFFFE'), '<p>␛[1m␀��</p>'],
  ['keeps carriage returns', h('p', 'a\rb'), '<p>a&#xD;b</p>']
])('%s', (_, tree, expected) => {
  expect(toXhtml(tree)).toBe(expected)
})

test.each<[string, Nodes]>([
  ['raw markup', {type: 'root', children: [{type: 'comment', value: 'x'}]}],
  ['scripts', h('p', h('script', 'x'))],
  ['styles', h('p', h('style', 'x'))],
  ['event handlers', element('p', {onClick: 'x'})],
  ['event handlers in drawings', s('svg', element('g', {onload: 'x'}))]
])('refuses %s', (_, tree) => {
  expect(() => toXhtml(tree)).toThrow('in a content document')
})

test('gives any text back through a strict parser', () => {
  const legal = fc.string({unit: 'binary'}).map((text) => text.replace(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, ''))
  fc.assert(
    fc.property(legal, (text) => {
      const [root] = fromXml(`<x>${toXhtml(h('p', {title: text}, text))}</x>`).children
      expect(textOf(root!)).toBe(text)
    }),
    {seed: 1, numRuns: 300}
  )
})

function element(tagName: string, properties: Properties): Element {
  return {type: 'element', tagName, properties, children: []}
}
