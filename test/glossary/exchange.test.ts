import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  exchangeFormats,
  exportTerms,
  heldBy,
  importTerms,
  isSame,
  newTermText,
  readTermData
} from '../../scripts/glossary/index.ts'
import type {ExchangeFile, TermData} from '../../scripts/glossary/index.ts'

const options = {languages: ['zh-Hans', 'zh-Hant', 'en'], source: 'zh-Hans', target: 'en', title: '云原生编年'}
const names = Object.keys(exchangeFormats)
const formatOf = (name: string) => exchangeFormats[name]!

const container: TermData = {
  id: 'container',
  class: 'concept',
  domain: ['cloud-native', '操作系统; 虚拟化'],
  match: {auto: false, case: 'exact', except: ['Kata Containers', '=容器'], phrases: ['[容器] 标准']},
  related: ['image', 'runtime'],
  langs: {
    'zh-Hans': {
      status: 'approved',
      term: '容器',
      aliases: ['沙盒; 沙箱', 'a\\b', '+1'],
      forbidden: [{form: '货柜', use: '容器', why: '旧译 // 台湾'}, {form: '=cmd|calc', use: '容器'}, {form: 'C++'}],
      reading: 'róng qì',
      pos: 'noun',
      firstUse: 'expand',
      basedOn: 'en@0123abcd',
      source: {title: 'CNCF <Glossary> & "more"', url: 'https://glossary.cncf.io/', license: 'CC-BY-4.0'},
      rationale: '-1 票反对',
      note: '第一行\n第二行，"引号"',
      definition: '一种 [隔离](term:isolation)，“见”下 & <上>。'
    },
    'zh-Hant': {status: 'draft', term: '容器', abbr: 'RQ'},
    en: {status: 'deprecated', term: 'container', definition: '@home, '}
  }
}
const image: TermData = {
  id: 'image',
  langs: {'zh-Hans': {status: 'proposed', term: '镜像', forbidden: [{form: '映象'}]}}
}

/** What each format's page says that it cannot hold. */
const lost: Readonly<Record<string, (term: TermData) => TermData>> = {
  csv: (term) => term,
  xlsx: (term) => term,
  tbx: (term) => withoutInTbx(term, undefined),
  tbx2: (term) => withoutInTbx(term, ['zh-Hans', 'en']),
  skos: (term) =>
    sides(without(term, 'class', 'match', 'replacedBy'), (side) =>
      formsOnly(without(side, 'reading', 'pos', 'firstUse', 'basedOn', 'source'))
    ),
  prh: (term) => forbiddenOf(term, ['form', 'use', 'why']),
  vale: (term) => forbiddenOf(term, ['form', 'use'])
}

function without(data: TermData, ...keys: string[]): TermData {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)))
}

function sides(term: TermData, change: (side: TermData) => TermData, languages?: string[]): TermData {
  const langs = Object.entries(term['langs'] as Record<string, TermData>).flatMap(([name, side]) => {
    const changed = change(side)
    return (languages?.includes(name) ?? true) && Object.keys(changed).length > 0 ? [[name, changed]] : []
  })
  return {...term, langs: Object.fromEntries(langs) as TermData}
}

function formsOnly(side: TermData): TermData {
  const forbidden = side['forbidden'] as TermData[] | undefined
  return forbidden ? {...side, forbidden: forbidden.map(({form}) => ({form: form!}))} : side
}

function withoutInTbx(term: TermData, languages: string[] | undefined): TermData {
  return sides(
    without(term, 'class', 'match', 'replacedBy'),
    (side) => {
      const {source, ...rest} = formsOnly(without(side, 'reading', 'firstUse', 'basedOn', 'rationale'))
      return source ? {...rest, source: {title: (source as TermData)['title']!}} : rest
    },
    languages
  )
}

function forbiddenOf(term: TermData, keys: string[]): TermData {
  const own = sides(
    {id: term['id']!, langs: term['langs']!},
    (side) => {
      const list = side['forbidden'] as TermData[] | undefined
      const kept = list?.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => keys.includes(key))))
      return kept ? {forbidden: kept} : {}
    },
    ['zh-Hans']
  )
  return own
}

test.each(names)('gives back through %s what it was given, but for what its page says', async (name) => {
  const held = await heldBy(formatOf(name), [container, image], options)
  expect(held.get('container')).toEqual(lost[name]!(container))
  expect(held.get('image')).toEqual(lost[name]!(image))
})

test.each(names)('changes nothing when an export in %s comes back as it was', async (name) => {
  const glossary = ownTerms()
  const files = await exportTerms(formatOf(name), glossary, options)
  const {terms, skipped} = await importTerms(name, files, {glossary, bases: undefined, options})
  expect([terms, skipped]).toEqual([[], []])
})

function ownTerms(): TermData[] {
  const folder = resolve(import.meta.dirname, '../../glossary/terms')
  return readdirSync(folder).map((file) => readTermData(readFileSync(join(folder, file), 'utf8'))!)
}

test.each(['csv', 'xlsx', 'tbx', 'skos'])(
  'takes from %s what came back changed, and keeps what was changed here',
  async (name) => {
    const files = await exportTerms(formatOf(name), [container, image], options)
    const theirs = await changed(name, files, (data) => {
      if (data['id'] === 'container')
        (data['langs'] as Record<string, TermData>)['en'] = {
          status: 'approved',
          term: 'container',
          definition: 'An isolated process.'
        }
      else
        (data['langs'] as Record<string, TermData>)['zh-Hans'] = {
          status: 'proposed',
          term: '映像',
          forbidden: [{form: '映象'}]
        }
    })
    const here = structuredClone([container, image])
    Object.assign((here[0]!['langs'] as Record<string, TermData>)['zh-Hans']!, {note: '这里改的'})
    Object.assign((here[1]!['langs'] as Record<string, TermData>)['zh-Hans']!, {term: '影像'})
    const {terms} = await importTerms(name, theirs, {glossary: here, bases: undefined, options})
    const [first, second] = ['container', 'image'].map((id) => terms.find((term) => term.id === id)!)
    expect(first!.conflicts).toEqual([])
    expect(first!.after['langs']).toMatchObject({
      'zh-Hans': {note: '这里改的', rationale: '-1 票反对', basedOn: 'en@0123abcd'},
      en: {status: 'approved', definition: 'An isolated process.'}
    })
    expect(second!.conflicts).toMatchObject([
      {path: ['langs', 'zh-Hans', 'term'], base: '镜像', mine: '影像', theirs: '映像'}
    ])
    expect(second!.after).toEqual(here[1])
  }
)

/** What a translator sends back: the same file, its bases kept. */
async function changed(name: string, files: ExchangeFile[], change: (data: TermData) => void): Promise<ExchangeFile[]> {
  const format = formatOf(name)
  const terms = await format.read(files, options)
  for (const {data} of terms) change(data)
  return await format.write(terms, options)
}

test('fills only what is empty where a file does not tell what it was', async () => {
  const csv = {
    path: 'a.csv',
    content:
      'id;term:en;definition:zh-Hans\r\nimage;image;打包的应用\r\ncontainer;vessel;\r\nneu;new thing;\r\nBad Id;x;\r\n'
  }
  const {terms, skipped} = await importTerms('csv', [csv], {glossary: [container, image], bases: undefined, options})
  expect(skipped).toEqual(['Bad Id'])
  expect(terms.map(({id, conflicts}) => [id, conflicts.map(({path}) => path.join('.'))])).toEqual([
    ['image', []],
    ['container', ['langs.en.term']],
    ['neu', []]
  ])
  expect(terms[0]!.after['langs']).toMatchObject({
    en: {term: 'image'},
    'zh-Hans': {term: '镜像', definition: '打包的应用'}
  })
  expect(terms[1]!.after).toEqual(container)
  expect(newTermText(terms[2]!.after, options.languages))
    .toBe(`# yaml-language-server: $schema=../schema/term.schema.json
id: neu
class: concept
langs:
  zh-Hans:
    status: missing
    term:
    definition:
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: proposed
    term: new thing
    definition:
`)
})

test('writes no cell that a spreadsheet takes for a formula', async () => {
  const [file] = await exportTerms(formatOf('csv'), [container], options)
  const cells = String(file!.content).split(/[,\r\n]+/)
  expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([])
  expect(String(file!.content).startsWith('\uFEFF')).toBe(true)
})

test('takes in pages of the CNCF Glossary as proposals', async () => {
  const page =
    '---\ntitle: 平台即服务 (PaaS)\nstatus: Completed \ncategory: 概念\ntags: ["", "基础"]\n---\n\n见[容器](/zh-cn/container/)与\n[云](https://example.org/)。\n\n## 解决的问题\n\n没有。\n'
  const files = [
    {path: 'content/zh-cn/platform-as-a-service.md', content: page},
    {
      path: 'content/en/container.md',
      content: '---\ntitle: Container\nstatus: Completed\n---\n\n## What it is\n\nA process.\n'
    }
  ]
  const {terms} = await importTerms('cncf', files, {glossary: [container], bases: undefined, options})
  expect(terms[0]!.after).toEqual({
    id: 'platform-as-a-service',
    domain: ['基础'],
    langs: {
      'zh-Hans': {
        status: 'proposed',
        term: '平台即服务',
        abbr: 'PaaS',
        source: {
          title: 'CNCF Glossary',
          url: 'https://glossary.cncf.io/zh-cn/platform-as-a-service/',
          license: 'CC-BY-4.0'
        },
        definition: '见[容器](term:container)与 [云](https://example.org/)。'
      }
    }
  })
  expect(terms.find(({id}) => id === 'container')!.after['langs']).toMatchObject({
    en: {term: 'container', status: 'deprecated'}
  })
})

test.each([
  ['csv', 'a,b\r\n1,2\r\n'],
  ['tbx', '<html/>'],
  ['tbx', '<tbx><text>'],
  ['tbx', '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>'],
  ['skos', '{"a": 1}'],
  ['skos', 'x'],
  ['prh', 'a: 1\n']
])('refuses what is no %s', async (name, content) => {
  const reading = importTerms(name, [{path: 'x', content}], {glossary: [], bases: undefined, options})
  await expect(reading).rejects.toThrow(SyntaxError)
})

const anyText = fc
  .array(
    fc.constantFrom(
      '容器',
      'Docker',
      ' ',
      '=1+1',
      '+',
      '-',
      '@',
      "'",
      '"',
      ',',
      ';',
      '；',
      '\\',
      '=>',
      ' // ',
      '<',
      '&',
      '\n',
      '|',
      '/',
      '(',
      '[',
      '{',
      '$',
      '^',
      '.',
      '*',
      'é',
      '𠮷',
      '👩‍💻',
      '1'
    ),
    {minLength: 1, maxLength: 7}
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '')
const lineText = anyText.map((text) => text.replaceAll('\n', ' ').trim()).filter((text) => text !== '')
const distinct = fc.uniqueArray(lineText, {minLength: 1, maxLength: 3})
const side = fc.record(
  {
    status: fc.constantFrom('draft', 'proposed', 'approved', 'deprecated'),
    term: lineText,
    aliases: distinct,
    forbidden: fc.uniqueArray(fc.record({form: lineText, use: lineText, why: lineText}, {requiredKeys: ['form']}), {
      minLength: 1,
      maxLength: 3,
      selector: ({form}) => form
    }),
    note: anyText.filter((text) => !text.startsWith('status: ')),
    rationale: anyText,
    definition: anyText,
    pos: fc.constantFrom('noun', 'verb')
  },
  {requiredKeys: ['status', 'term']}
)
const anyTerm = fc.record({
  id: fc.constantFrom('a', 'b-1', 'container'),
  domain: distinct,
  langs: fc.record({'zh-Hans': side, en: side}, {requiredKeys: ['zh-Hans']})
})

test('keeps forbidden forms in order through vale, whole numbers among them', async () => {
  const forbidden = [{form: '容器化'}, {form: '1'}]
  const term = {id: 'a', langs: {'zh-Hans': {status: 'draft', term: '容器', forbidden}}}
  const held = await heldBy(formatOf('vale'), [term], options)
  expect(held.get('a')).toEqual({id: 'a', langs: {'zh-Hans': {forbidden}}})
})

test.each(names)('gives back through %s any term', async (name) => {
  const property = fc.asyncProperty(anyTerm, async (term) => {
    const data = JSON.parse(JSON.stringify(term)) as TermData
    const held = (await heldBy(formatOf(name), [data], options)).get(data['id'] as string)
    const wanted = lost[name]!(data)
    const isEmpty = Object.keys(wanted['langs'] as TermData).length === 0
    expect(isSame(held ?? (isEmpty ? wanted : null), wanted), JSON.stringify([held, wanted])).toBe(true)
  })
  await fc.assert(property, {numRuns: name === 'xlsx' ? 60 : 300})
})
