import {beforeEach, expect, test} from 'vitest'
import {editionsOf, load} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {
  concordanceOf,
  countUses,
  impactOf,
  neighboursOf,
  patchTerm,
  placesOf,
  prepareBook,
  statesOf,
  termOfText
} from '../../scripts/glossary/index.ts'
import type {BookText, Impact, TermEdit} from '../../scripts/glossary/index.ts'
import {openBook} from './open-book.ts'

const container = `id: container
langs:
  zh-Hans: {status: approved, term: 容器, forbidden: [{form: 货柜, why: 旧译}], definition: 一种隔离。}
  zh-Hant: {status: approved, term: 容器, definition: 一種隔離。}
  en: {status: approved, term: container, definition: Isolation.}
`
const image = `id: image
langs:
  zh-Hans: {status: approved, term: 镜像, basedOn: en@00000000, definition: 打包的应用。}
  zh-Hant: {status: approved, term: 映像檔, definition: 打包的應用。}
  en: {status: approved, term: image, definition: A packed application.}
`
const files = {
  'manuscript/book.yaml': `title: 试书
language: zh-Hans
chapters: [01-a.md, 02-b.md]
editions:
  zh-Hans: {terms: {firstUse: expand}}
  zh-Hant: {language: zh-Hant}
`,
  'manuscript/01-a.md':
    '# 起源\n\n容器不是货柜。**容器**里有镜像，运行时读它。\n\n## 运行时\n\n运行时管容器，`容器`除外。\n',
  'manuscript/02-b.md': '# 后来\n\n容器运行时有很多，容器镜像也多。\n\n货柜是旧译，沙盒也是。\n',
  'glossary/terms/container.yaml': container,
  'glossary/terms/image.yaml': image
}

let book: BookText
let prepared: BookText | undefined

beforeEach(async () => {
  prepared ??= await prepare()
  book = prepared
})

async function prepare(): Promise<BookText> {
  const manuscript = parse(await load(openBook(files)))
  return prepareBook(manuscript, editionsOf(manuscript.config, [], []))
}

function after(edits: readonly TermEdit[], text = container): Impact {
  const path = 'glossary/terms/container.yaml'
  const patched = patchTerm(text, edits)
  if ('failed' in patched) throw new Error(patched.failed)
  return impactOf(book, [{before: termOfText(path, text), after: termOfText(path, patched.text)}])
}

const said = (list: readonly {before: string; written: string; after: string}[]): string[] =>
  list.map(({before, written, after}) => `${before}[${written}]${after}`)

test('lists every use of a term with its sentence and its place', () => {
  const [edition] = book.editions
  const uses = concordanceOf(edition!, 'container')
  expect(said(uses)).toEqual([
    '[容器]不是货柜。',
    '[容器]里有镜像，运行时读它。',
    '运行时管[容器]，⋯除外。',
    '[容器]运行时有很多，容器镜像也多。',
    '容器运行时有很多，[容器]镜像也多。'
  ])
  expect(uses[2]).toMatchObject({chapter: '起源', section: '运行时', path: 'manuscript/01-a.md', line: 7, column: 5})
  expect(uses.map(({isLink}) => isLink)).toEqual([true, false, false, true, false])
  expect(uses.map(({words}) => words)).toEqual(['（container）', undefined, undefined, '（container）', undefined])
  expect(placesOf(edition!, '沙盒').map(({line}) => line)).toEqual([5])
  expect(neighboursOf(concordanceOf(edition!, 'container'))).toEqual([])
  expect(countUses(book)['zh-Hans']).toEqual({container: 5, image: 2})
})

test('finds what is newly linked, and what a longer form takes away', () => {
  const {editions} = after([{op: 'set', path: ['langs', 'zh-Hans', 'aliases'], value: ['运行时']}])
  const [hans] = editions
  expect(hans?.uses).toEqual({before: 5, after: 8})
  expect(said(hans?.found ?? [])).toEqual([
    '容器里有镜像，[运行时]读它。',
    '[运行时]管容器，⋯除外。',
    '容器[运行时]有很多，容器镜像也多。'
  ])
  expect(hans?.linked).toEqual([])
  const renamed = after([{op: 'set', path: ['langs', 'zh-Hans', 'term'], value: '容器镜像'}]).editions[0]
  expect(said(renamed?.lost ?? [])).toHaveLength(6)
  expect(renamed?.lost.filter(({identifier}) => identifier === 'image')).toHaveLength(1)
  expect(said(renamed?.found ?? [])).toEqual(['容器运行时有很多，[容器镜像]也多。'])
})

test('finds what stops being linked', () => {
  const {editions} = after([{op: 'set', path: ['match', 'except'], value: ['容器不是']}])
  expect(editions[0]?.uses).toEqual({before: 5, after: 4})
  expect(said(editions[0]?.unlinked ?? [])).toEqual(['[容器]不是货柜。'])
  expect(said(editions[0]?.linked ?? [])).toEqual(['[容器]里有镜像，运行时读它。'])
  expect(said(editions[0]?.expanded ?? [])).toEqual(['[容器]里有镜像，运行时读它。'])
  expect(said(editions[0]?.unexpanded ?? [])).toEqual(['[容器]不是货柜。'])
})

test('finds what is newly flagged, and what no longer', () => {
  const flagged = after([{op: 'insert', path: ['langs', 'zh-Hans', 'forbidden', 1], value: '沙盒'}])
  expect(flagged.flagged).toMatchObject([
    {ruleId: 'forbidden-term', path: 'manuscript/02-b.md', line: 5, column: 7, written: '沙盒', use: '容器'}
  ])
  expect(flagged.cleared).toEqual([])
  const cleared = after([{op: 'delete', path: ['langs', 'zh-Hans', 'forbidden']}])
  expect(cleared.cleared.map(({path, why}) => [path, why])).toEqual([
    ['manuscript/01-a.md', '旧译'],
    ['manuscript/02-b.md', '旧译']
  ])
})

test('tells what an edition in another script will read', () => {
  const {editions} = after([{op: 'set', path: ['langs', 'zh-Hant', 'term'], value: '貨櫃'}])
  const [hans, hant] = editions
  expect(hans).toMatchObject({found: [], lost: [], rewritten: []})
  expect(hant?.rewritten.map(({after}) => after)).toEqual([
    '貨櫃不是貨櫃。貨櫃裡有映像檔，執行環境讀它。',
    '執行環境管貨櫃，⋯除外。',
    '貨櫃執行環境有很多，貨櫃映像檔也多。'
  ])
})

test('tells what a new term does, and one that goes', () => {
  const path = 'glossary/terms/runtime.yaml'
  const runtime = termOfText(path, 'id: runtime\nlangs: {zh-Hans: {status: draft, term: 容器运行时}}\n')
  const [hans] = impactOf(book, [{after: runtime}]).editions
  expect(said(hans?.found ?? [])).toEqual(['[容器运行时]有很多，容器镜像也多。'])
  expect(hans?.lost.map(({identifier}) => identifier)).toEqual(['container'])
  const gone = impactOf(book, [{before: termOfText('glossary/terms/container.yaml', container)}])
  expect(gone.editions[0]?.uses).toEqual({before: 5, after: 0})
})

test('tells the state of each term', () => {
  const uses = countUses(book)
  const options = {
    languages: ['zh-Hans', 'zh-Hant', 'en', 'ja'],
    uses,
    editions: {'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant'}
  }
  const sandbox = termOfText(
    'glossary/terms/sandbox.yaml',
    'id: sandbox\nlangs: {zh-Hans: {status: draft, term: 容器}}\n'
  )
  const states = statesOf([...book.manuscript.glossary, sandbox], options)
  expect(states.map(({identifier, sides}) => [identifier, sides['zh-Hans'], sides['ja']])).toEqual([
    ['container', ['approved', 'conflicting'], ['missing']],
    ['image', ['approved', 'stale'], ['missing']],
    ['sandbox', ['draft', 'conflicting'], ['missing']]
  ])
  expect(states.map(({isUnused, isUndefined}) => [isUnused, isUndefined])).toEqual([
    [false, []],
    [false, []],
    [true, []]
  ])
})
