import type {FootnoteDefinition, FootnoteReference, Root} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {collectNotes} from '../../scripts/enrich/collect-notes.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {bookOf} from './book-of.ts'

test('numbers notes by their first reference, anew in each chapter', () => {
  const text = '# 打包\n\n乙[^b]甲[^a]又乙[^b]。\n\n[^a]: 甲注。\n\n[^b]: 乙注。'
  const {notes, chapters} = bookOf({chapters: {one: text, two: text}})
  expect(notes.map(({children, ...note}) => ({...note, text: toString(children)}))).toEqual([
    {
      ...{identifier: 'b', class: 'author', chapterId: 'one', number: 1, label: '1', htmlId: 'note-1'},
      ...{referenceIds: ['noteref-1', 'noteref-1-2'], text: '乙注。'}
    },
    {
      ...{identifier: 'a', class: 'author', chapterId: 'one', number: 2, label: '2', htmlId: 'note-2'},
      ...{referenceIds: ['noteref-2'], text: '甲注。'}
    },
    {
      ...{identifier: 'b', class: 'author', chapterId: 'two', number: 1, label: '1', htmlId: 'note-1'},
      ...{referenceIds: ['noteref-1', 'noteref-1-2'], text: '乙注。'}
    },
    {
      ...{identifier: 'a', class: 'author', chapterId: 'two', number: 2, label: '2', htmlId: 'note-2'},
      ...{referenceIds: ['noteref-2'], text: '甲注。'}
    }
  ])
  const references = [...nodesOf(chapters[0]!.tree)].filter((node) => node.type === 'footnoteReference')
  expect(references.map(({data}) => data)).toEqual([
    {htmlId: 'noteref-1', noteId: 'note-1', label: '1'},
    {htmlId: 'noteref-2', noteId: 'note-2', label: '2'},
    {htmlId: 'noteref-1-2', noteId: 'note-1', label: '1'}
  ])
  expect(toString(chapters[0]!.tree)).toBe('打包乙甲又乙。')
})

test.each([
  ['译注1', 'translator'],
  ['译者-甲', 'translator'],
  ['tn-3', 'translator'],
  ['TN3', 'translator'],
  ['tnt', 'author'],
  ['编注', 'editor'],
  ['en-2', 'editor'],
  ['ed1', 'editor'],
  ['end', 'author'],
  ['1', 'author']
])('tells whose note [^%s] is', (label, expected) => {
  const {notes} = bookOf({chapters: {one: `# 打包\n\n字[^${label}]。\n\n[^${label}]: 注。`}})
  expect(notes.map((note) => [note.identifier, note.class])).toEqual([[label, expected]])
})

test('takes notes within notes after those of the text', () => {
  const text = '# 打包\n\n甲[^a]乙[^b]。\n\n[^a]: 见[^c]。\n\n[^b]: 乙注，再见[^a]。\n\n[^c]: 丙注。'
  const {notes} = bookOf({chapters: {one: text}})
  expect(notes.map(({identifier, referenceIds}) => [identifier, ...referenceIds])).toEqual([
    ['a', 'noteref-1', 'noteref-1-2'],
    ['b', 'noteref-2'],
    ['c', 'noteref-3']
  ])
})

test('keeps clear of ids that authors gave', () => {
  const {notes} = bookOf({chapters: {one: '# 打包 {#note-1}\n\n## 一 {#noteref-1}\n\n甲[^a]。\n\n[^a]: 注。'}})
  expect(notes.map(({htmlId, referenceIds}) => [htmlId, ...referenceIds])).toEqual([['note-1-2', 'noteref-1-2']])
})

test('loses no text where notes and references do not meet', () => {
  const definition = (identifier: string, text: string): FootnoteDefinition => ({
    ...{type: 'footnoteDefinition', identifier, label: identifier},
    children: [{type: 'paragraph', children: [{type: 'text', value: text}, reference('nowhere')]}]
  })
  const tree: Root = {
    type: 'root',
    children: [
      {type: 'paragraph', children: [{type: 'text', value: '甲'}, reference('a')]},
      definition('a', '甲注'),
      definition('a', '重复'),
      definition('b', '无人引用')
    ]
  }
  const file = new VFile({path: 'one.md'})
  const chapter = {id: 'one', division: 'bodymatter' as const, file, tree, title: '', meta: {}}
  const notes = collectNotes([chapter], {htmlIds: new Map(), labels: {}, kept: ['author']})
  expect(toString(tree)).toBe('甲重复[^nowhere]无人引用[^nowhere]')
  expect(notes.map(({children}) => toString(children))).toEqual(['甲注[^nowhere]'])
})

function reference(identifier: string): FootnoteReference {
  return {type: 'footnoteReference', identifier, label: identifier}
}
