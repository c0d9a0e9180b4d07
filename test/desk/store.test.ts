/** What the server makes of files. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {
  ConcordanceAnswer,
  Coverage,
  MergeAnswer,
  OthersAnswer,
  Overview,
  PreviewAnswer,
  ReviewAnswer,
  SaveAnswer,
  TermAnswer,
  TermValue
} from '../../scripts/desk/protocol.ts'
import {hasGit, openTestDesk, pod, type Asking, type OpenedDesk} from './open-desk.ts'

let opened: OpenedDesk

beforeAll(async () => {
  opened = await openTestDesk({
    'glossary/references/cncf/pod.yaml': `id: pod
langs:
  zh-Hans:
    status: approved
    term: Pod
    definition: 最小的部署单元。
    source: {title: 别的术语表, url: https://example.org/pod}
`
  })
}, 120_000)

afterAll(() => opened.close())

async function get<T>(path: string, asking: Asking = {}): Promise<T> {
  const {text, status} = await opened.ask(path, asking)
  expect([status, text.slice(0, 200)]).toEqual([status < 300 ? status : 200, text.slice(0, 200)])
  return JSON.parse(text) as T
}

const term = (id: string) => get<TermAnswer>(`/api/terms/${id}`)
const preview = (id: string, value: TermValue) =>
  get<PreviewAnswer>(`/api/terms/${id}/preview`, {method: 'POST', body: {value}})
const save = (id: string, value: TermValue, revision: string) =>
  opened.ask(`/api/terms/${id}`, {method: 'PUT', headers: {'if-match': `"${revision}"`}, body: {value}})

function withTraditional({value}: TermAnswer, side: Partial<TermValue['langs'][string]>): TermValue {
  const changed = structuredClone(value)
  changed.langs['zh-Hant'] = {...changed.langs['zh-Hant']!, ...side}
  return changed
}

test('tells every term with its uses, and what it is found by: pinyin and its initials as well', async () => {
  const {rows, languages} = await get<Overview>('/api/overview')
  expect(languages).toEqual(['zh-Hans', 'zh-Hant', 'en'])
  const row = rows.find(({id}) => id === 'pod')
  expect(row?.keys).toContain('rongqizu rqz')
  expect(row?.uses).toBe(6)
  expect(rows.find(({id}) => id === 'container')?.cells['zh-Hant']?.isStale).toBe(true)
})

test('saves what a person would have written, and nothing else of the file', async () => {
  const stored = await term('pod')
  const {status} = await save('pod', withTraditional(stored, {status: 'draft', term: '容器組'}), stored.revision)
  expect(status).toBe(200)
  expect(opened.read('glossary/terms/pod.yaml')).toBe(
    pod.replace('    status: missing\n    term:\n', '    status: draft\n    term: 容器組\n')
  )
  opened.write('glossary/terms/pod.yaml', pod)
})

test('refuses what is no term, and leaves the file alone', async () => {
  const stored = await term('pod')
  const before = opened.read('glossary/terms/pod.yaml')
  const wrong = withTraditional(stored, {status: 'approvd' as 'draft'})
  expect((await save('pod', wrong, stored.revision)).status).toBe(422)
  expect((await save('pod', {...stored.value, id: 'other'}, stored.revision)).status).toBe(422)
  expect(opened.read('glossary/terms/pod.yaml')).toBe(before)
})

test('merges a draft with a file that changed meanwhile, field by field', async () => {
  const stored = await term('pod')
  const mine = withTraditional(stored, {status: 'draft', term: '容器組'})
  mine.langs['en'] = {...mine.langs['en']!, definition: 'Mine.'}
  opened.write(
    'glossary/terms/pod.yaml',
    opened.read('glossary/terms/pod.yaml').replace('A group of containers that are scheduled together.', 'Theirs.')
  )
  expect((await save('pod', mine, stored.revision)).status).toBe(412)
  const body = {base: stored.value, mine}
  const merge = await get<MergeAnswer>('/api/terms/pod/merge', {method: 'POST', body})
  expect(merge.conflicts).toMatchObject([
    {
      path: ['langs', 'en', 'definition'],
      base: 'A group of containers that are scheduled together.',
      mine: 'Mine.',
      theirs: 'Theirs.'
    }
  ])
  expect(merge.value.langs['zh-Hant']?.term).toBe('容器組')
  opened.write('glossary/terms/pod.yaml', pod)
})

test('tells what a draft does to the book and to its file before it is saved', async () => {
  const stored = await term('pod')
  const draft = structuredClone(stored.value)
  draft.match = {except: ['容器组织']}
  const {impact, diff, findings} = await preview('pod', draft)
  const [edition] = impact.editions
  expect(edition?.uses).toEqual({before: 6, after: 4})
  expect(edition?.lost.items.map(({match, after}) => match + after)).toEqual([
    '容器组织得好不好，看调度。',
    '容器组织是另一回事。'
  ])
  expect(edition?.lost.items[0]).toMatchObject({line: 5, chapter: '01-start'})
  expect(edition?.lost.items[0]?.source).toMatch(/^vscode:\/\/file\/.*01-start\.md:5:1$/)
  expect(diff.filter(({kind}) => kind !== 'same')).toEqual([
    {kind: 'added', text: 'match:'},
    {kind: 'added', text: '  except: [容器组织]'}
  ])
  expect(findings.filter(({severity}) => severity === 'error')).toEqual([])
})

test('says what is wrong with a draft at the field that it is in', async () => {
  const stored = await term('pod')
  const draft = structuredClone(stored.value)
  draft.related = ['kontainer']
  draft.langs['zh-Hans'] = {...draft.langs['zh-Hans']!, term: '容器', definition: '见[集群](term:cluster)。'}
  const {findings} = await preview('pod', draft)
  expect(findings.map(({ruleId, path, severity}) => [severity, ruleId, path.join('.')])).toEqual([
    ['error', 'undefined-term', 'langs.zh-Hans.definition'],
    ['error', 'unknown-related-term', 'related.0'],
    ['warning', 'conflicting-term', 'langs.zh-Hans.term']
  ])
})

test('lists places of a term and of any words, and the words that hold it', async () => {
  const {total, neighbours, items} = await get<ConcordanceAnswer>('/api/concordance?id=pod')
  expect(total).toBe(6)
  expect(neighbours).toContainEqual(expect.objectContaining({text: '容器组织', count: 2}))
  expect(items[0]).toMatchObject({match: '容器组', after: '是调度的单位。', line: 3})
  const words = await get<ConcordanceAnswer>(`/api/concordance?text=${encodeURIComponent('镜像')}`)
  expect(words.total).toBe(2)
})

test('shows other glossaries, and what OpenCC would write', async () => {
  const {value} = await term('container')
  value.langs['zh-Hans'] = {...value.langs['zh-Hans']!, term: 'Pod', definition: '程序的镜像。'}
  const {references, traditional} = await get<OthersAnswer>('/api/terms/container/others', {
    method: 'POST',
    body: {value}
  })
  expect(references).toEqual([
    {
      source: '别的术语表',
      language: 'zh-Hans',
      term: 'Pod',
      definition: '最小的部署单元。',
      url: 'https://example.org/pod'
    }
  ])
  expect(traditional['definition']).toMatch(/^程式的/)
})

test('makes a term with every language of the project', async () => {
  const made = await opened.ask('/api/terms', {method: 'POST', body: {id: 'node', language: 'zh-Hans', term: '节点'}})
  expect(made.status).toBe(201)
  expect((JSON.parse(made.text) as SaveAnswer).row.cells['zh-Hans']).toMatchObject({status: 'draft', term: '节点'})
  expect(opened.read('glossary/terms/node.yaml')).toBe(`id: node
langs:
  zh-Hans:
    status: draft
    term: 节点
    definition:
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: missing
    term:
    definition:
`)
  const again = await opened.ask('/api/terms', {method: 'POST', body: {id: 'node', language: 'zh-Hans', term: '节点'}})
  expect(again.status).toBe(409)
})

test('counts how far each language is, and lists what is stale', async () => {
  const {languages, stale, unused} = await get<Coverage>('/api/coverage')
  expect(languages.find(({language}) => language === 'zh-Hant')).toMatchObject({stale: 1, defined: 1})
  expect(stale).toMatchObject([{id: 'container', language: 'zh-Hant', detail: {source: 'zh-Hans', before: null}}])
  expect(unused).toContain('registry')
})

test.skipIf(!hasGit)('shows what a stale translation was made of, from the history of its file', async () => {
  const stored = await term('registry')
  const {hashes} = await preview('registry', stored.value)
  const draft = withTraditional(stored, {
    status: 'draft',
    term: '登錄',
    definition: '放映像檔處。',
    basedOn: hashes['en']!
  })
  expect((await save('registry', draft, stored.revision)).status).toBe(200)
  const now = opened.read('glossary/terms/registry.yaml').replace('A store of images.', 'A store of signed images.')
  opened.write('glossary/terms/registry.yaml', now)
  await expect
    .poll(async () => (await term('registry')).stale['zh-Hant'], {timeout: 20_000})
    .toMatchObject({before: {definition: 'A store of images.'}, after: {definition: 'A store of signed images.'}})
})

test.skipIf(!hasGit)('reviews what differs from a revision, and proposes it on a branch', async () => {
  const {changes} = await get<ReviewAnswer>('/api/review?base=HEAD')
  expect(changes.map(({id, kind, languages}) => [id, kind, languages])).toContainEqual([
    'registry',
    'changed',
    ['zh-Hant', 'en']
  ])
  const body = {branch: 'glossary/registry', message: '补上繁体'}
  await get('/api/propose', {method: 'POST', body})
  expect(opened.git('log', '-1', '--format=%s', 'glossary/registry')).toBe('补上繁体')
  expect(opened.git('symbolic-ref', '--short', 'HEAD')).toBe('main')
})

test.skipIf(!hasGit)('lets only owners of a language approve', async () => {
  const other = await openTestDesk({'glossary/OWNERS': 'zh-Hant hua@example.org\nen lin@example.org\n'})
  const overview = JSON.parse((await other.ask('/api/overview')).text) as Overview
  expect(overview.user).toEqual({name: '林译', approves: ['zh-Hans', 'en']})
  const stored = JSON.parse((await other.ask('/api/terms/container')).text) as TermAnswer
  const headers = {'if-match': `"${stored.revision}"`}
  const value = withTraditional(stored, {status: 'approved'})
  const {status, text} = await other.ask('/api/terms/container', {method: 'PUT', headers, body: {value}})
  expect([status, text]).toEqual([403, 'Only owners of zh-Hant may approve'])
  await other.close()
})
