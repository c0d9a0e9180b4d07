import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {GlossaryEntry} from '../../scripts/apparatus.ts'
import {createProcessor} from '../../scripts/parse/index.ts'
import {parseTerm} from '../../scripts/parse/parse-term.ts'

const processor = createProcessor({chapters: new Map()})

test('parses definitions by language, at their places', () => {
  const side = {status: 'approved' as const, term: '镜像', aliases: [], forbidden: []}
  const entry: GlossaryEntry = {
    identifier: 'image',
    class: 'concept',
    match: {auto: true, case: 'smart', except: []},
    related: [],
    langs: {
      'zh-Hans': {...side, definition: '由[层](term:layer)叠成，见[这里](nowhere.md)。'},
      en: {...side, definition: 'Made of **layers**.'}
    },
    file: new VFile({path: 'glossary/terms/image.yaml'}),
    places: {'zh-Hans': {start: {line: 8, column: 5}, end: {line: 8, column: 40}}}
  }
  const {definitions} = parseTerm(entry, processor)
  const [paragraph] = definitions['zh-Hans']?.children ?? []
  expect(paragraph).toMatchObject({type: 'paragraph', position: {start: {line: 8}}})
  expect(paragraph && 'children' in paragraph && paragraph.children.map(({type}) => type)).toEqual([
    'text',
    'termReference',
    'text'
  ])
  expect(entry.file.messages.map(({line, column, ruleId}) => [line, column, ruleId])).toEqual([[8, 25, 'dead-link']])
  expect(definitions['en']?.children).toHaveLength(1)
})

test('parses what an edition says of a term, at its lines in its own file', () => {
  const file = new VFile({path: 'glossary/overlays/school.yaml'})
  const entry: GlossaryEntry = {
    ...{identifier: 'image', class: 'concept', related: [], places: {}, file: new VFile({path: 'image.yaml'})},
    match: {auto: true, case: 'smart', except: []},
    langs: {en: {status: 'approved', term: 'image', aliases: [], forbidden: [], definition: 'Layers.'}},
    overlays: {
      school: {
        langs: {en: {definition: 'See [this](nowhere.md).'}, 'zh-Hans': {term: '镜像'}},
        file,
        places: {en: {start: {line: 5, column: 9}, end: {line: 5, column: 30}}}
      }
    }
  }
  const {definitions, overlays} = parseTerm(entry, processor)
  expect(Object.keys(definitions)).toEqual(['en'])
  expect(Object.keys(overlays!['school']!.definitions!)).toEqual(['en'])
  expect(file.messages.map(({line, column, ruleId}) => [line, column, ruleId])).toEqual([[5, 13, 'dead-link']])
  expect(entry.file.messages).toEqual([])
})
