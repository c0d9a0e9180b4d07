import {toString} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import type {Annals, AnnalsEvent} from '../../scripts/apparatus.ts'
import type {Book} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import type {AnnalsChart, AnnalsEntry} from '../../scripts/mdast-apparatus.ts'
import {editionOf, entryOf, manuscriptOf, messagesOf} from './book-of.ts'
import type {BookText} from './book-of.ts'

function eventOf(identifier: string, date: string, rest: Partial<AnnalsEvent<string>> = {}): AnnalsEvent<string> {
  return {
    ...{identifier, date, title: {'zh-Hans': `事${identifier}`}, short: {}, text: {}, conflict: {}, places: {}},
    ...{certainty: 'certain', sources: [{title: '公告'}], topics: [], ...rest}
  }
}

type AnnalsText = BookText & {events: AnnalsEvent<string>[]; topics?: Annals<string>['topics']}

function bookWith({events, topics = [], ...text}: AnnalsText): Book {
  const manuscript = manuscriptOf(text)
  const annals = {file: new VFile({path: 'annals.yaml'}), topics, events}
  const {annals: parsed} = parse({...manuscript, chapters: [], glossary: [], annotations: [], annals})
  return enrich({...manuscript, annals: parsed!}, new Map(), editionOf(text.edition))
}

function annalsOf({chapters}: Book) {
  const nodes = chapters.find(({generated}) => generated === 'annals')!.tree.children
  const entries = nodes.flatMap((node): AnnalsEntry[] => (node.type === 'annalsList' ? node.children : []))
  return {nodes, entries, chart: nodes.find((node): node is AnnalsChart => node.type === 'annalsChart')!}
}

test('sorts events by date, a year before its months, one day by id, under their years', () => {
  const dates = ['2014-06-10', '2013-03', '2013', '2014', '2013-03-15', '2013-03-15'] as const
  const events = dates.map((date, index) => eventOf(`e${9 - index}`, date))
  const {nodes, entries} = annalsOf(bookWith({chapters: {one: '# 打包'}, events}))
  expect(entries.map(({event: {date, identifier}}) => `${date} ${identifier}`)).toEqual([
    '2013 e7',
    '2013-03 e8',
    '2013-03-15 e4',
    '2013-03-15 e5',
    '2014 e6',
    '2014-06-10 e9'
  ])
  expect(nodes.flatMap((node) => (node.type === 'heading' ? [toString(node)] : []))).toEqual([
    '大事记',
    '2013 年',
    '2014 年'
  ])
})

test('is a chapter before the glossary, with its years in the contents', () => {
  const glossary = [entryOf('image', {zh: {term: '镜像'}})]
  const book = bookWith({
    chapters: {one: '# 打包\n\n见[](#annals)。'},
    glossary,
    events: [eventOf('one', '2013', {text: {'zh-Hans': '有了镜像。'}})]
  })
  expect(book.chapters.map(({id}) => id)).toEqual(['one', 'annals', 'glossary'])
  expect(book.toc[1]).toMatchObject({target: {title: '大事记', label: ''}, children: [{target: {title: '2013 年'}}]})
  expect(book.termUses).toMatchObject([{identifier: 'image', chapterId: 'annals', section: '2013 年'}])
  expect(messagesOf(book)).toEqual([])
})

test('links passages to events, and events to the sections that tell them, notes too', () => {
  const text =
    '# 打包\n\n[演示](event:talk)。\n\n## 五分钟\n\n[](event:talk)，[又](event:talk)[^1]。\n\n[^1]: [注](event:talk)。'
  const book = bookWith({chapters: {one: text}, events: [eventOf('talk', '2013-03-15')]})
  const {entries} = annalsOf(book)
  expect(entries[0]?.uses.map(({htmlId, section}) => `${htmlId} ${section}`)).toEqual([
    'event-talk-1 打包',
    'event-talk-2 五分钟',
    'event-talk-3 五分钟',
    'event-talk-4 五分钟'
  ])
  expect(toString(book.chapters[0]?.tree)).toContain('事talk，又')
})

test('does not link events back to the annals themselves', () => {
  const events = [eventOf('talk', '2013', {text: {'zh-Hans': '后来[更名](event:rename)。'}}), eventOf('rename', '2014')]
  const book = bookWith({chapters: {one: '# 打包'}, events})
  expect(annalsOf(book).entries.map(({uses}) => uses)).toEqual([[], []])
  expect(messagesOf(book)).toEqual([])
})

test('reports links to events that there are not, with the nearest', () => {
  const book = bookWith({chapters: {one: '# 打包\n\n[演示](event:tallk)。'}, events: [eventOf('talk', '2013')]})
  expect(messagesOf(book)).toEqual([
    'one.md:3 error undefined-event: Unexpected link to undefined event `tallk`, expected the id of an event of the annals'
  ])
  expect(book.chapters[0]?.file.messages[0]?.expected).toEqual(['talk'])
})

test('reports links to events where there are no annals', () => {
  const manuscript = manuscriptOf({chapters: {one: '# 打包\n\n[演示](event:talk)。'}})
  const book = enrich(manuscript, new Map(), editionOf())
  expect(book.chapters.map(({id}) => id)).toEqual(['one'])
  expect(messagesOf(book)).toHaveLength(1)
})

test('says at its line and column what is wrong in an event', () => {
  const place = {start: {line: 7, column: 9}, end: {line: 7, column: 20}}
  const event = eventOf('talk', '2013', {
    text: {'zh-Hans': '演示，见[](#fig:nowhere)。'},
    places: {'text.zh-Hans': place}
  })
  const book = bookWith({chapters: {one: '# 打包'}, events: [event]})
  const [message] = book.chapters[1]!.file.messages
  expect([message?.ruleId, message?.line, message?.column]).toEqual(['undefined-reference', 7, 13])
})

test('has a lane in the chart for each topic with events, in the order of the topics', () => {
  const topics = ['paas', 'docker', 'empty'].map((identifier) => ({identifier, name: {'zh-Hans': `${identifier} 道`}}))
  const events = [
    eventOf('b', '2014', {topics: ['docker', 'paas']}),
    eventOf('a', '2013', {topics: ['paas'], short: {'zh-Hans': '短'}}),
    eventOf('c', '2012')
  ]
  const {chart} = annalsOf(bookWith({chapters: {one: '# 打包'}, topics, events}))
  expect(chart.lanes.map(({name, events: inLane}) => [name, ...inLane.map(({short}) => short)])).toEqual([
    ['paas 道', '短'],
    ['docker 道', '事b'],
    ['', '事c']
  ])
})

test('speaks the language of the edition where an event does', () => {
  const event = eventOf('talk', '2013', {title: {'zh-Hans': '演示', en: 'The talk'}})
  const book = bookWith({chapters: {one: '# Images'}, events: [event], edition: {language: 'en'}})
  expect(annalsOf(book).entries[0]?.event.title).toBe('The talk')
  expect(book.chapters[1]?.title).toBe('Annals')
})
