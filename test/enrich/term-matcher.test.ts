import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createMatcher} from '../../scripts/enrich/term-matcher.ts'
import type {Pattern} from '../../scripts/enrich/term-matcher.ts'
import {patternsOf} from '../../scripts/enrich/term-patterns.ts'
import {entryOf} from './book-of.ts'

const glossary = [
  entryOf('cri', {zh: {term: '容器运行时接口', abbr: 'CRI'}}, {match: {except: ['CRI-O']}}),
  entryOf('container', {zh: {term: '容器'}, en: {term: 'container'}}, {match: {except: ['Kata Containers']}}),
  entryOf('orchestration', {zh: {term: '容器编排', forbidden: [{form: '容器协调'}]}}),
  entryOf('mutable', {zh: {term: '可变引用'}}),
  entryOf('immutable', {zh: {term: '不可变引用'}}),
  entryOf('concurrency', {zh: {term: '并发'}}, {match: {except: ['并发现']}}),
  entryOf('docker', {zh: {term: 'Docker'}}),
  entryOf('docker-run', {zh: {term: 'docker run'}}, {class: 'command', match: {auto: false, except: ['docker run']}}),
  entryOf('compose', {zh: {term: 'Docker Compose', aliases: ['Compose']}}),
  entryOf('docker-image', {zh: {term: 'Docker 镜像'}}),
  entryOf('paas', {zh: {term: '平台即服务', abbr: 'PaaS'}, en: {term: 'Platform as a Service', abbr: 'PaaS'}}),
  entryOf('pod', {zh: {term: 'Pod'}}),
  entryOf('box', {en: {term: 'sandbox'}}),
  entryOf('whale', {zh: {term: '鲸'}}),
  entryOf('rare', {zh: {term: '𠮷野家'}}),
  entryOf('istanbul', {zh: {term: 'İstanbul'}}),
  entryOf('cafe', {zh: {term: 'Café'}}),
  entryOf('draft', {zh: {term: '旧说法', status: 'deprecated'}})
]
const find = createMatcher(patternsOf(glossary, 'zh-Hans'))
const found = (text: string): string[] =>
  find(text).map(({start, end, identifier}) => `${identifier}:${text.slice(start, end)}`)

describe('finds terms', () => {
  test.each([
    ['在 CRI 里', ['cri:CRI']],
    ['“CRI”、（PaaS），Docker。', ['cri:CRI', 'paas:PaaS', 'docker:Docker']],
    ['PaaS化是趋势', ['paas:PaaS']],
    ['把Docker容器放进Pod', ['docker:Docker', 'container:容器', 'pod:Pod']],
    ['容器编排与容器', ['orchestration:容器编排', 'container:容器']],
    ['Docker Compose 与 Compose', ['compose:Docker Compose', 'compose:Compose']],
    ['Docker镜像和 Docker 镜像', ['docker-image:Docker镜像', 'docker-image:Docker 镜像']],
    ['Docker\n镜像', ['docker-image:Docker\n镜像']],
    ['不可变引用不是可变引用', ['immutable:不可变引用', 'mutable:可变引用']],
    ['many Containers, two sandboxes, PaaSs', ['container:Containers', 'box:sandboxes', 'paas:PaaSs']],
    ['Platform as a Service', ['paas:Platform as a Service']],
    ['ＰａａＳ 全角', ['paas:ＰａａＳ']],
    ['𠮷容器𠮷野家', ['container:容器', 'rare:𠮷野家']],
    ['İİ 容器 İstanbul', ['container:容器', 'istanbul:İstanbul']],
    ['Cafe\u0301 与容器', ['cafe:Cafe\u0301', 'container:容器']],
    ['容器\uFFFC容器', ['container:容器', 'container:容器']],
    ['并发与并发症', ['concurrency:并发', 'concurrency:并发']]
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('finds nothing', () => {
  test.each([
    ['inside a word', 'JavaScript describe Podman DockerHub'],
    ['before a digit or underscore', 'CRI2 Docker_host'],
    ['in another case, where the term has capitals', 'docker pod paas Paas'],
    ['in what is excepted', 'CRI-O 与 Kata Containers，并发现问题'],
    ['in a command', '运行 docker run 之后'],
    ['in a forbidden form', '容器协调'],
    ['of one Han letter', '鲸与小鲸鱼'],
    ['of a term that nobody should use', '旧说法'],
    ['in no text', '']
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})

test('takes capitals as the entry says', () => {
  const of = (mode: 'exact' | 'ignore' | 'smart'): number =>
    createMatcher(patternsOf([entryOf('x', {zh: {term: 'Pod'}}, {match: {case: mode}})], 'zh-Hans'))('Pod pod POD')
      .length
  expect([of('exact'), of('ignore'), of('smart')]).toEqual([1, 3, 1])
})

test('prefers a term to a blocker of the same length', () => {
  const patterns: Pattern[] = [
    {form: '集装箱', case: 'exact'},
    {form: '集装箱', case: 'exact', identifier: 'box'}
  ]
  expect(createMatcher(patterns)('集装箱')).toEqual([{start: 0, end: 3, identifier: 'box'}])
})

test('finds what stands there, in order, without overlap, in any text', () => {
  const forms = ['容器', '编排', 'Docker', 'İ', 'Cafe\u0301', '𠮷', 'ＰａａＳ', ' ', 'x', '\u0301', '\uD842']
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...forms), fc.string({unit: 'binary'}))), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const {start, end} of find(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
    })
  )
})

test('tells by the words beside it which of two terms is meant', () => {
  const engine = entryOf('docker', {zh: {term: 'Docker'}})
  const company = entryOf(
    'docker-inc',
    {zh: {term: 'Docker 公司'}},
    {match: {phrases: ['[Docker] 收购', '改名为“[Docker]']}}
  )
  const find = createMatcher(patternsOf([engine, company], 'zh-Hans'))
  const found = (text: string) =>
    find(text).map(({start, end, identifier}) => `${text.slice(start, end)} ${identifier}`)
  expect(found('Docker 收购了 Docker 的对手')).toEqual(['Docker docker-inc', 'Docker docker'])
  expect(found('Docker收购，改名为“Docker”，用 Docker。')).toEqual([
    'Docker docker-inc',
    'Docker docker-inc',
    'Docker docker'
  ])
  expect(found('ＤＯcker 收购')).toEqual([])
})

/** What the matcher is to find, told by trying every pattern at every place. The forms need no folding but of case. */
function findSlowly(patterns: readonly Pattern[], text: string): string[] {
  const isWord = (character: string): boolean => /^[a-z\d_]$/i.test(character)
  const isInside = (place: number): boolean => isWord(text.charAt(place - 1)) && isWord(text.charAt(place))
  const endsAt = ({form, plural, case: letterCase}: Pattern, start: number): number => {
    const written = text.slice(start, start + form.length)
    const isThere = letterCase === 'exact' ? written === form : written.toLowerCase() === form.toLowerCase()
    if (!isThere || isInside(start)) return 0
    const endings = plural ? ['', 's', 'es'] : ['']
    const ends = endings.flatMap((ending) => {
      const end = start + form.length
      return text.startsWith(ending, end) && !isInside(end + ending.length) ? [end + ending.length] : []
    })
    return ends[0] ?? 0
  }
  const found: string[] = []
  for (let start = 0; start < text.length;) {
    const stand = patterns.map((pattern) => ({pattern, end: endsAt(pattern, start)})).filter(({end}) => end > 0)
    const longest = Math.max(0, ...stand.map(({end}) => end))
    const best = stand.filter(({end}) => end === longest)
    const {identifier} = best.find(({pattern}) => pattern.identifier !== undefined)?.pattern ?? {}
    if (identifier !== undefined) found.push(`${start}–${longest} ${identifier}`)
    start = Math.max(longest, start + 1)
  }
  return found
}

test('finds what trying every form at every place finds', () => {
  const letters = fc.constantFrom('容', '器', '编', '排', 'a', 'B', 'b', 's', 'e', '1', ' ', '，')
  const formOf = fc.array(letters, {minLength: 1, maxLength: 4}).map((parts) => parts.join(''))
  const pattern = fc.record({
    form: formOf,
    isTerm: fc.boolean(),
    case: fc.constantFrom('exact' as const, 'ignore' as const),
    plural: fc.boolean()
  })
  const books = fc.tuple(fc.array(pattern, {maxLength: 40}), fc.array(letters, {maxLength: 60}))
  fc.assert(
    fc.property(books, ([made, parts]) => {
      const patterns = made.map(({isTerm, form, ...rest}): Pattern => {
        return {form, ...rest, ...(isTerm ? {identifier: form.toLowerCase()} : {})}
      })
      const text = parts.join('')
      const found = createMatcher(patterns)(text).map(({start, end, identifier}) => `${start}–${end} ${identifier}`)
      expect(found).toEqual(findSlowly(patterns, text))
    }),
    {numRuns: 300}
  )
})

test('finds each of very many forms, and no more of them, whatever they are made of', () => {
  const forms = Array.from({length: 6000}, (_, index) => {
    const [first, second] = [0x4e00 + ((index * 7919) % 20_000), 0x4e00 + ((index * 104_729) % 20_000)]
    return String.fromCharCode(first, second) + (index % 5 === 0 ? String.fromCharCode(0x4e00 + index) : '')
  })
  const find = createMatcher(forms.map((form) => ({form, identifier: form, case: 'exact'})))
  expect(forms.filter((form) => find(form)[0]?.identifier !== form)).toEqual([])
  expect(forms.filter((form) => find(form.slice(0, 1)).length > 0)).toEqual([])
})
