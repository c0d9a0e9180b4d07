import {expect, test} from 'vitest'
import {load} from '../../scripts/load/index.ts'
import {linesOf, writeBook} from './write-book.ts'

const whole = `topics:
  docker: {zh-Hans: Docker 公司, en: Docker}
events:
  - id: docker-open-source
    date: 2013-03
    end: 2013-04-01
    title: {zh-Hans: Docker 开源, en: Docker is open-sourced}
    short: {zh-Hans: 开源}
    text:
      zh-Hans: >-
        五分钟的
        演示。
    conflict: {zh-Hans: 有的说是四月。}
    certainty: likely
    sources:
      - {title: 演讲, date: 2013, url: 'https://example.org/talk', note: 第三分钟}
    topics: [docker]
`

async function eventsOf(annals: string, files: Record<string, string> = {'01.md': '# 一'}) {
  const {annals: found} = await load(await writeBook({...files, 'annals.yaml': annals}))
  return {annals: found, messages: linesOf(found ? [found.file] : [])}
}

function event(more: string): string {
  return `events:\n  - id: one\n    date: 2013\n    title: {zh-Hans: 一事}\n    sources: [{title: 公告}]\n${more}`
}

test('reads a whole event', async () => {
  const {annals, messages} = await eventsOf(whole)
  expect(messages).toEqual([])
  expect(annals?.topics).toEqual([{identifier: 'docker', name: {'zh-Hans': 'Docker 公司', en: 'Docker'}}])
  expect(annals?.events).toMatchObject([
    {
      identifier: 'docker-open-source',
      date: '2013-03',
      end: '2013-04-01',
      title: {'zh-Hans': 'Docker 开源', en: 'Docker is open-sourced'},
      short: {'zh-Hans': '开源'},
      text: {'zh-Hans': '五分钟的演示。'},
      conflict: {'zh-Hans': '有的说是四月。'},
      certainty: 'likely',
      sources: [{title: '演讲', date: '2013', url: 'https://example.org/talk', note: '第三分钟'}],
      topics: ['docker'],
      places: {'text.zh-Hans': {start: {line: 11, column: 9}}, 'conflict.zh-Hans': {start: {line: 13, column: 25}}}
    }
  ])
})

test('fills in what nobody wrote', async () => {
  const {annals} = await eventsOf(event(''))
  expect(annals?.events[0]).toMatchObject({certainty: 'certain', topics: [], text: {}, conflict: {}, short: {}})
})

test('is looked for where book.yaml says, and ignored where it is not', async () => {
  const files = {'01.md': '# 一', 'book.yaml': 'title: 书\nannals: 大事.yaml\nchapters: [01.md]\n'}
  expect((await load(await writeBook(files))).annals).toBeUndefined()
  const found = await load(await writeBook({...files, '大事.yaml': event('')}))
  expect(found.annals?.events.map(({identifier}) => identifier)).toEqual(['one'])
  expect(found.config.annals).toBe('大事.yaml')
})

test.each([
  [
    'an unknown key',
    event('    topic: [docker]\n'),
    'annals.yaml:6:5 error unknown-key Unexpected key `topic`, expected `topics` (topics)'
  ],
  [
    'a date that is none',
    event('    end: 2013-02-30\n'),
    'annals.yaml:6:10 error invalid-value Unexpected value `2013-02-30` at `events.0.end`, expected a date of the calendar such as `2013-03-15`'
  ],
  [
    'another writing of a date',
    event('    end: 2013 年底\n'),
    'annals.yaml:6:10 error invalid-value Unexpected value `2013 年底` at `events.0.end`, expected a date such as `2013-03-15`'
  ],
  [
    'a second event of one id',
    event('\n  - id: one\n    date: 2014\n    title: {zh-Hans: 又一事}\n    sources: [{title: 公告}]\n'),
    'annals.yaml:7:9 error duplicate-event-id Unexpected second event `one`, expected each id once, the first is in line 2'
  ],
  [
    'an unknown topic',
    event('    topics: [dokcer]\ntopics:\n  docker: {zh-Hans: Docker}\n'),
    'annals.yaml:6:14 error undefined-topic Unexpected topic `dokcer`, expected one under `topics` (docker)'
  ],
  [
    'an end before the beginning',
    event('    end: 2012-12\n'),
    'annals.yaml:6:10 error reversed-dates Unexpected end `2012-12` before `2013`, expected a later date'
  ],
  [
    'an event without sources',
    'events:\n  - {id: one, date: 2013, title: {zh-Hans: 一事}, sources: []}\n',
    'annals.yaml:2:58 error empty-value Unexpected empty value at `events.0.sources`, expected at least one source'
  ]
])('reports %s with its place', async (_, text, message) => {
  expect((await eventsOf(text)).messages).toEqual([message])
})

test('takes a year as the end of a month in it', async () => {
  expect((await eventsOf(event('    end: 2013\n').replace('date: 2013', 'date: 2013-06'))).messages).toEqual([])
})
