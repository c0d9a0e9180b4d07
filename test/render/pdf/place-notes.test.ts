import type {Element, Root} from 'hast'
import {h} from 'hastscript'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import type {Note} from '../../../scripts/apparatus.ts'
import {placeNotes} from '../../../scripts/render/pdf/place-notes.ts'

function placed(children: Element[], referenceIds: string[], noteClass: Note['class'] = 'author'): string {
  const body: Root = {type: 'root', children}
  const notes = referenceIds.map((referenceId, index) => {
    const number = index + 1
    const note: Note = {
      identifier: `n${number}`,
      class: noteClass,
      chapterId: 'one',
      number,
      label: String(number),
      htmlId: `note-${number}`,
      referenceIds: [referenceId],
      children: []
    }
    return {note, content: [h('p', `注${number}`)]}
  })
  placeNotes({body, notes}, {book: {labels: {translatorNote: '译注'}}, idOf: (htmlId) => htmlId})
  const html = toHtml(body).replace(/<aside.*?<p>(.*?)<\/p><\/div><\/aside>/g, '{$1}')
  return html.replace(/<div class="footnotes">(.*?)<\/div>/g, '[$1]')
}

const mark = (id: string) => h('sup', {id})

test('puts notes behind the paragraph that refers to them', () => {
  expect(placed([h('p', ['甲', mark('a'), mark('b')]), h('p', '乙')], ['a', 'b'])).toBe(
    '<p>甲<sup id="a"></sup><sup id="b"></sup></p>[{注1}{注2}]<p>乙</p>'
  )
})

test('puts notes behind the whole table, and into the list item', () => {
  expect(
    placed([h('table', h('tr', h('td', h('p', mark('a'))))), h('ul', h('li', ['项', mark('b')]))], ['a', 'b'])
  ).toBe(
    '<table><tr><td><p><sup id="a"></sup></p></td></tr></table>[{注1}]<ul><li>项<sup id="b"></sup>[{注2}]</li></ul>'
  )
})

test('loses no note whose mark is nowhere', () => {
  expect(placed([h('p', '甲')], ['gone'])).toBe('<p>甲</p>[{注1}]')
})

test('says whose note it is, where it is not the author who wrote it', () => {
  expect(placed([h('p', ['甲', mark('a')])], ['a'], 'translator')).toContain(
    '{<span class="note-class gen">译注 </span>注1}'
  )
})
