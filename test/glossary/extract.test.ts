import {expect, test} from 'vitest'
import {extractFrom} from '../../scripts/cli/extract-glossary.ts'
import {readGlossaryBook} from '../../scripts/cli/glossary-book.ts'
import type {Extraction} from '../../scripts/glossary/index.ts'
import {openBook} from './open-book.ts'

const paragraphs = [
  '存储引擎把数据分成页。存储引擎先写日志，再写页；检查点之前的日志可以丢。老式的存储引擎没有检查点。',
  '每个事务都有编号。两个事务写同一行，后来的事务要等。检查点不等事务，它只等日志。',
  '我们换过三种存储引擎。新的存储引擎把检查点放到后台，事务因此更快，日志也更短。',
  '用 Raft Log 复制日志：leader 收下事务，把 Raft Log 发给别人。没有 leader 就选一个 leader，Raft Log 不会丢。'
]

async function extract(text: string, terms: Readonly<Record<string, string>> = {}): Promise<Extraction> {
  const files = Object.entries(terms).map(([id, side]) => [
    `glossary/terms/${id}.yaml`,
    `id: ${id}\nlangs:\n  zh-Hans: {status: approved, ${side}, definition: 见正文。}\n`
  ])
  const root = openBook({
    'manuscript/book.yaml': 'title: 试书\nlanguage: zh-Hans\nchapters: [01-a.md]\n',
    'manuscript/01-a.md': `# 开头\n\n${text}\n`,
    ...(Object.fromEntries(files) as Record<string, string>)
  })
  return extractFrom(await readGlossaryBook(root), undefined)
}

function countsOf({candidates}: Extraction): Record<string, number> {
  return Object.fromEntries(candidates.map(({form, count}) => [form, count]))
}

test('finds frequent words in Han letters, and no pieces of them', async () => {
  const counts = countsOf(await extract(paragraphs.join('\n\n')))
  expect(counts).toMatchObject({存储引擎: 5, 检查点: 4, 事务: 6, 日志: 5})
  for (const piece of ['存储', '引擎', '储引', '检查', '的存储引擎', '查点', '没有', '事务要'])
    expect(counts).not.toHaveProperty(piece)
})

test('finds Latin words and names in rows, and no part that stands in them only', async () => {
  const counts = countsOf(await extract(paragraphs.join('\n\n')))
  expect(counts).toMatchObject({'Raft Log': 3, leader: 3})
  expect(counts).not.toHaveProperty('Raft')
  expect(counts).not.toHaveProperty('Log')
})

test('says where a candidate stands first', async () => {
  const {candidates} = await extract(paragraphs.join('\n\n'))
  expect(candidates.find(({form}) => form === '事务')?.first).toEqual({
    ...{path: 'manuscript/01-a.md', line: 5, column: 3, before: '每个', written: '事务', after: '都有编号。'}
  })
})

test('leaves out what the glossary has in any form, and names the terms within a compound', async () => {
  const {candidates} = await extract(paragraphs.join('\n\n'), {
    log: 'term: 日志, aliases: [leader]',
    engine: 'term: 引擎',
    checkpoint: 'term: 快照, forbidden: [{form: 检查点}]'
  })
  const forms = candidates.map(({form}) => form)
  for (const known of ['日志', 'leader', '检查点', '引擎']) expect(forms).not.toContain(known)
  expect(candidates.find(({form}) => form === '存储引擎')?.terms).toEqual(['engine'])
})

test('takes what stands in the name of a term for a word of its field, however usual it is', async () => {
  const text = '镜像要先拉下来。每层镜像都是只读的，镜像之上再加一层；改了镜像，要重新推。'
  const filler = '他每天早上出门，走过两条街，买一份报纸，坐下来慢慢读，读完才去上班。'.repeat(1200)
  const find = async (terms = {}): Promise<boolean> => hasImage(await extract(`${text}\n\n${filler}`, terms))
  expect([await find(), await find({image: 'term: 容器镜像'})]).toEqual([false, true])
})

function hasImage(extraction: Extraction): boolean {
  return extraction.candidates.some(({form}) => form === '镜像')
}

test('does not look into code, addresses, and numbers', async () => {
  const text = '用 `kubectl` 看。`kubectl` 在 /opt/tools/bin 里，`kubectl` 要 2024 年的版本。'
  const twice = `${text}\n\n${text}\n\n\`\`\`\nkubectl get pods\nkubectl get pods\nkubectl get pods\n\`\`\``
  const forms = (await extract(twice)).candidates.map(({form}) => form)
  for (const form of ['kubectl', 'tools', '2024', 'bin', 'pods']) expect(forms).not.toContain(form)
})

test('counts what is written in more ways than one', async () => {
  const text =
    '账户要先开通，帐户名随后再定。每个账户有密码。登录以后改密码，登陆失败三次就锁住账户。其他的事，以后再说。'
  const {variants} = await extract(text)
  expect(variants.map(({forms}) => forms.map(({form, count}) => `${form} ${count}`))).toEqual([
    ['账户 3', '帐户 1'],
    ['登录 1', '登陆 1']
  ])
  expect(variants[0]?.forms[1]?.first).toMatchObject({line: 3, column: 8, written: '帐户'})
})

test('does not take a word for a variant whose letters meet by chance', async () => {
  const {variants} = await extract('做法有三种，工作法律上归雇主。蚊帐里没有账单。的账算在帐篷头上。')
  expect(variants).toEqual([])
})

test('counts Latin names that differ in case, spaces and hyphens', async () => {
  const text =
    'Cloud Foundry 来得早，CloudFoundry 的人多。Cloud Foundry 用 sidecar，也叫 Sidecar、side-car。The end of the story.'
  const {variants} = await extract(text)
  expect(variants.map(({forms}) => forms.map(({form, count}) => `${form} ${count}`))).toEqual([
    ['Cloud Foundry 2', 'CloudFoundry 1'],
    ['Sidecar 1', 'side-car 1', 'sidecar 1']
  ])
})

test('names the term that has a word on a variant', async () => {
  const {variants} = await extract('沙盒里跑程序，沙箱里也跑。', {sandbox: 'term: 沙盒'})
  expect(variants[0]?.forms.map(({form, identifier}) => [form, identifier])).toEqual([
    ['沙盒', 'sandbox'],
    ['沙箱', undefined]
  ])
})

test('proposes exceptions where a word reaches over the borders of a term', async () => {
  const text = '并发数要小。他翻了日志并发现了问题。并发高时要排队。服务员把服务端口写在纸上，服务照常。'
  const {exceptions} = await extract(text, {concurrency: 'term: 并发', service: 'term: 服务'})
  expect(exceptions.map(({identifier, form, why, count, uses}) => [identifier, form, why, count, uses])).toEqual([
    ['concurrency', '并发现', 'word', 1, 3],
    ['service', '服务员', 'word', 1, 3]
  ])
})

test('proposes the opposite of a term, and names that it is a part of', async () => {
  const text =
    '可变引用只能有一个，不可变引用可以有许多。不可变引用之外，再借可变引用就报错。Kata Containers 用虚拟机，容器不用。Kata Containers 慢些。Containers 很轻。'
  const {exceptions} = await extract(text, {
    'mutable-reference': 'term: 可变引用',
    container: 'term: 容器, aliases: [Containers]'
  })
  expect(exceptions.map(({identifier, form, why, count, uses}) => [identifier, form, why, count, uses])).toEqual([
    ['container', 'Kata Containers', 'name', 2, 4],
    ['mutable-reference', '不可变引用', 'opposite', 2, 4]
  ])
})

test('finds nothing in an empty chapter', async () => {
  expect(await extract('')).toEqual({least: 3, candidates: [], variants: [], exceptions: []})
})
