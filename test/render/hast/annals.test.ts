import {resolve} from 'node:path'
import type {Element, ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {toString} from 'hast-util-to-string'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import type {Annals} from '../../../scripts/apparatus.ts'
import type {Book} from '../../../scripts/book.ts'
import {enrich} from '../../../scripts/enrich/index.ts'
import {editionsOf} from '../../../scripts/load/editions.ts'
import {load} from '../../../scripts/load/index.ts'
import type {AnnalsChart, AnnalsEntry, ChartEvent} from '../../../scripts/mdast-apparatus.ts'
import {parse} from '../../../scripts/parse/index.ts'
import {layOutChart, sizes, textWidth, type Box} from '../../../scripts/render/hast/annals-layout.ts'
import {chapterToHast, type HastOptions} from '../../../scripts/render/hast/index.ts'
import {bookOf, chapterOf, deepFreeze, targetOf} from '../book-of.ts'

function optionsOf(book: Book): HastOptions {
  return {
    book,
    hrefOf: ({chapterId, htmlId}) => `${chapterId}.html${htmlId ? `#${htmlId}` : ''}`,
    idOf: (_, htmlId) => htmlId,
    assetHrefOf: (path) => path
  }
}

const talk: AnnalsEntry = {
  type: 'annalsEntry',
  event: {identifier: 'talk', date: '2013-03-15', title: '五分钟演示', certainty: 'certain'},
  sources: [
    {title: '演讲', date: '2013-03', url: 'https://example.org/talk'},
    {title: '录像', note: '第三分钟'}
  ],
  uses: [
    {identifier: 'talk', chapterId: '01', htmlId: 'event-talk-1', section: '镜像'},
    {identifier: 'talk', chapterId: '01', htmlId: 'event-talk-2', section: '镜像'}
  ],
  children: [
    {type: 'paragraph', children: [{type: 'text', value: '一行字。'}]},
    {type: 'annalsConflict', children: [{type: 'paragraph', children: [{type: 'text', value: '有的说是四月。'}]}]}
  ]
}

function rendered(entry: AnnalsEntry): Element {
  const annals = chapterOf([{type: 'annalsList', children: [entry]}], {id: 'annals', generated: 'annals'})
  const chapter = targetOf({kind: 'chapter', htmlId: 's-01', label: '第 1 章', title: '镜像'})
  const book = deepFreeze(bookOf([chapterOf([]), annals], {targets: new Map([['01', chapter]])}))
  return chapterToHast(annals, optionsOf(book)).body.children[0] as Element
}

test('renders an event with its date, text, conflict, sources and backlinks', () => {
  expect(toHtml(rendered(talk))).toMatchInlineSnapshot(`
    "<ol class="annals">
    <li class="event certain" id="event-talk">
    <p class="event-title"><span class="gen date"><time datetime="2013-03-15">2013 年 3 月 15 日</time></span><span class="gen separator"> </span><strong>五分钟演示</strong></p>
    <p>一行字。</p>
    <div class="conflict" role="note" aria-label="编注"><p class="conflict-title gen">编注</p>
    <p>有的说是四月。</p>
    </div>
    <p class="sources"><span class="gen label">来源：</span><span class="source"><a href="https://example.org/talk">演讲</a><span class="gen date">，2013 年 3 月</span></span><span class="gen separator">；</span><span class="source">录像<span class="gen separator">，</span>第三分钟</span></p>
    <p class="gen used-in"><span class="label">见于：</span><a href="01.html#event-talk-1" role="doc-backlink">第 1 章 镜像</a></p>
    </li>
    </ol>"
  `)
})

test('says in words what is not certain, and how long a thing took', () => {
  const event = {...talk.event, date: '2013-06', end: '2014', certainty: 'disputed'} as const
  const list = rendered({...talk, event, sources: [], uses: [], children: []})
  expect(toString(list).trim()).toBe('2013 年 6 月至 2014 年 五分钟演示 有争议')
})

test('links passages to their events', () => {
  const words = [{type: 'text', value: '演示'}] as const
  const passage = chapterOf([
    {
      type: 'paragraph',
      children: [{type: 'eventReference', identifier: 'talk', children: [...words], data: {htmlId: 'event-talk-1'}}]
    }
  ])
  const annals = chapterOf([], {id: 'annals', generated: 'annals'})
  expect(toHtml(chapterToHast(passage, optionsOf(bookOf([passage, annals]))).body)).toBe(
    '<p><a class="event" id="event-talk-1" href="annals.html#event-talk">演示</a></p>'
  )
  expect(toHtml(chapterToHast(passage, optionsOf(bookOf([passage]))).body)).toBe(
    '<p><span class="event" id="event-talk-1">演示</span></p>'
  )
})

const repository = resolve(import.meta.dirname, '../../..')

async function repositoryBook(): Promise<{book: Book; annals: Annals<string>}> {
  const sources = await load(repository)
  const [edition] = editionsOf(sources.config, [], [])
  return {book: enrich(parse(sources), new Map(), edition!), annals: sources.annals!}
}

const {book, annals} = await repositoryBook()
const chapter = book.chapters.find(({generated}) => generated === 'annals')!
const chart = chapter.tree.children.find((node): node is AnnalsChart => node.type === 'annalsChart')!

test('reads without our words as the events are written', () => {
  const {body} = chapterToHast(chapter, optionsOf(book))
  const events = [...annals.events].sort((a, b) => {
    const [one, other] = [`${a.date} ${a.identifier}`, `${b.date} ${b.identifier}`]
    return one < other ? -1 : 1
  })
  const trees = parse({...manuscriptless(), annals: {...annals, events}}).annals!.events
  const written = trees.map(({title, text, conflict, sources}) => [
    title['zh-Hans'],
    ...[text, conflict].map((sides) => textOf(sides['zh-Hans'])),
    ...sources.map((source) => source.title + (source.note ?? ''))
  ])
  expect(withoutSpace(authorsText(body.children as ElementContent[]))).toBe(withoutSpace(written.flat().join('')))
})

function manuscriptless(): Parameters<typeof parse>[0] {
  const {config, configFile, root, templates} = book
  return {config, configFile, root, templates, chapters: [], glossary: [], labels: {}}
}

function authorsText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      const {className} = node.properties
      return Array.isArray(className) && className.includes('gen') ? '' : authorsText(node.children)
    })
    .join('')
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}

test('has every event once in the list and once in the chart', () => {
  const {body} = chapterToHast(chapter, optionsOf(book))
  const ids: unknown[] = []
  const links: string[] = []
  visit(body, 'element', ({tagName, properties}, _, parent) => {
    if (tagName === 'li') ids.push(properties['id'])
    if (tagName === 'a' && parent?.type === 'element' && parent.tagName === 'svg')
      links.push(String(properties['href']))
  })
  const wanted = annals.events.map(({identifier}) => `event-${identifier}`).sort()
  expect(ids.sort()).toEqual(wanted)
  expect(links.map((href) => href.replace('annals.html#', '')).sort()).toEqual(wanted)
})

test('draws the same chart each time', () => {
  const draw = () => toHtml(chapterToHast(chapter, optionsOf(book)).body)
  expect(draw()).toBe(draw())
})

/** Many events in few years, with long and short labels: more than there is room for. */
const crowded: Pick<AnnalsChart, 'lanes'> = {
  lanes: ['编排', 'Docker 与它的对手们', ''].map((name, lane) => ({
    name,
    events: Array.from({length: 40}, (_, index): ChartEvent => {
      const month = String(1 + ((index * 5 + lane) % 12)).padStart(2, '0')
      const short = ['容器', 'Kubernetes 1.0', '一件要用许多字才说得清的事', '名字长得无论如何也放不下的一件大事情']
      return {
        identifier: `e${lane}-${index}`,
        date: `${2010 + Math.floor(index / 8)}-${month}`,
        ...(index % 9 === 0 ? {end: '2015-03'} : {}),
        title: '事',
        short: short[index % 4]!,
        certainty: 'certain'
      }
    }).sort((a, b) => (a.date < b.date ? -1 : 1))
  }))
}

test.each([
  ['the book of this repository', chart],
  ['a crowded one', crowded],
  ['one event', {lanes: [{name: '', events: [crowded.lanes[0]!.events[0]!]}]}]
])('lets no label of %s lie on another, or on a mark', (_, wanted) => {
  const layout = layOutChart(wanted)
  expect(layout.lanes.flatMap(({events}) => events).length).toBe(wanted.lanes.flatMap(({events}) => events).length)
  const boxes = layout.lanes.flatMap(({name, head, events}) => [
    ...(name === '' ? [] : [head]),
    ...events.flatMap(({box, label}) => (label ? [box, label.box] : [box]))
  ])
  const clashes = boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlap(box, other)))
  expect(clashes).toEqual([])
  for (const {x, y, width, height} of boxes) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(sizes.width)
    expect(y + height).toBeLessThanOrEqual(layout.lanesBottom)
  }
})

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

test('labels most events of a book', () => {
  const events = layOutChart(chart).lanes.flatMap((lane) => lane.events)
  expect(events.filter(({label}) => label).length / events.length).toBeGreaterThan(0.8)
})

test('takes a Han character for one em and Latin letters for less', () => {
  expect(textWidth('容器')).toBe(2)
  expect(textWidth('（OCI）')).toBeCloseTo(4.1)
})
