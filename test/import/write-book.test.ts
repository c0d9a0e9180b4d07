import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import {toString} from 'mdast-util-to-string'
import {expect, onTestFinished, test} from 'vitest'
import {VFile} from 'vfile'
import {enrich} from '../../scripts/enrich/index.ts'
import {readForeign, readPlain, reportWords, writeBook, writeReport} from '../../scripts/import/index.ts'
import {importCommand} from '../../scripts/cli/commands/import.ts'
import {editionsOf, load} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {createFolder} from '../../scripts/write.ts'

const scan = `海岛灯塔志

张望 著

目 录

第 1 章 建塔……………1
1.1 选址……………1
第 2 章 守塔……………9

前 言

灯塔建在岛的东边，每天傍晚点灯[^油]，天亮才

熄，守塔的人总是白天睡觉。

第 1 章 建塔

1.1 选址

□ 东边的崖

□ 西边的礁

[^油]: 点的是鱼油。

第一部分 后来

第 2 章

守塔

他守了三十年[^油]。
`

function folderFor(name: string, text: string): {folder: string; path: string} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zhushu-import-')))
  onTestFinished(() => {
    rmSync(folder, {recursive: true, force: true})
  })
  mkdirSync(join(folder, 'source'))
  const path = join(folder, 'source', name)
  writeFileSync(path, text)
  return {folder, path}
}

async function bookIn(folder: string) {
  const manuscript = parse(await load(folder))
  const [edition] = editionsOf(manuscript.config, [], [])
  return enrich(manuscript, new Map(), edition!)
}

async function textsOf(folder: string): Promise<string[]> {
  const book = await bookIn(folder)
  return book.chapters
    .filter(({generated}) => !generated)
    .map(({tree}) => tree.children.map((node) => toString(node)).join('\n'))
}

test('writes a file for each chapter, in its division, and what the text says of itself', async () => {
  const {path} = folderFor('lighthouse.txt', scan)
  const book = await writeBook(await readPlain(path))
  expect(book.files.map((file) => file.path)).toEqual([
    'book.yaml',
    'text/01-hai-dao-deng-ta-zhi.md',
    'text/02-front.md',
    'text/03-chapter-1.md',
    'text/04-part-1.md',
    'text/05-chapter-2.md'
  ])
  expect(String(book.files[0])).toBe(`title: "海岛灯塔志"
creators:
  - {name: "张望", role: author}
manuscript: text
chapters:
  frontmatter:
    - 01-hai-dao-deng-ta-zhi.md
    - 02-front.md
  bodymatter:
    - 03-chapter-1.md
    - 04-part-1.md
    - 05-chapter-2.md
`)
  expect(String(book.files[3])).toBe('# 第 1 章 建塔\n\n## 1.1 选址\n\n- 东边的崖\n- 西边的礁\n')
  expect(String(book.files[4])).toBe('# 第一部分 后来 {.unnumbered}\n')
  expect(String(book.files[5])).toBe('# 第 2 章 守塔\n\n他守了三十年[^油]。\n\n[^油]: 点的是鱼油。\n')
})

test('reports every decision, and the whole printed contents', async () => {
  const {path} = folderFor('lighthouse.txt', scan)
  const {source, chapters, images, contents} = await writeBook(await readPlain(path))
  const decisions = source.messages.map(({line, ruleId, reason, note, fatal}) => ({
    line: line ?? null,
    severity: fatal === undefined ? 'info' : 'warning',
    ruleId: ruleId ?? null,
    message: reason,
    note: note ?? null
  }))
  const report = writeReport({source: source.path, chapters, images, contents, decisions}, reportWords.en)
  expect(report).toContain('Line 5: Unexpected printed table of contents of 3 entries')
  expect(report).toContain('- 第 2 章 守塔 …… 9 (found)')
  expect(decisions.map(({ruleId}) => ruleId)).toEqual([
    'recover-headings',
    'recover-imprint',
    'recover-contents',
    ...['recover-headings', 'recover-page-breaks', 'recover-headings', 'recover-headings', 'recover-lists'],
    ...['recover-headings', 'recover-headings']
  ])
})

test('makes a folder that builds to the same text as the manuscript', async () => {
  const {folder, path} = folderFor('lighthouse.txt', scan)
  await createFolder(join(folder, 'new'), (await writeBook(await readPlain(path))).files)
  expect(await textsOf(join(folder, 'new'))).toEqual(await textsOf(join(folder, 'source')))
  const [made, given] = [await bookIn(join(folder, 'new')), await bookIn(join(folder, 'source'))]
  expect(made.config).toMatchObject({title: '海岛灯塔志', creators: [{name: '张望', role: 'author'}]})
  expect(given.config).toMatchObject({title: '海岛灯塔志', creators: [{name: '张望', role: 'author'}]})
  const numbersOf = ({toc}: typeof made) =>
    toc.map(({target, division}) => [target.title, target.number, target.label, division])
  expect(numbersOf(made)).toEqual(numbersOf(given))
})

const manuscripts = resolve(import.meta.dirname, '../../../shared/manuscripts')

test.runIf(existsSync(manuscripts))('makes folders of real manuscripts that build to the same text', async () => {
  for (const name of readdirSync(manuscripts).sort()) {
    const {folder, path} = folderFor(name, readFileSync(join(manuscripts, name), 'utf8'))
    await createFolder(join(folder, 'new'), (await writeBook(await readPlain(path))).files)
    expect(await textsOf(join(folder, 'new')), name).toEqual(await textsOf(join(folder, 'source')))
  }
})

test('keeps front matter, and images beside the text', async () => {
  const {folder, path} = folderFor(
    '灯.md',
    '---\ntitle: 灯\ntags:\n  - 塔\n---\n\n![灯](images/lamp.png)\n\n![外面](../x.png)\n'
  )
  mkdirSync(join(folder, 'source/images'))
  writeFileSync(join(folder, 'source/images/lamp.png'), 'png')
  writeFileSync(join(folder, 'x.png'), 'png')
  const {files} = await writeBook(await readPlain(path))
  expect(files.map((file) => file.path)).toEqual(['book.yaml', 'text/text.md', 'text/images/lamp.png'])
  expect(String(files[1])).toMatch(/^---\ntitle: 灯\ntags:\n {2}- 塔\n---\n\n!\[灯\]/)
  expect(String(files[0])).toContain('title: "灯"')
})

test('writes into no folder that has something in it', async () => {
  const {folder} = folderFor('a.txt', '文。')
  const file = new VFile({path: 'book.yaml', value: ''})
  await expect(createFolder(join(folder, 'source'), [file])).rejects.toMatchObject({
    facts: {ruleId: 'folder-not-empty'}
  })
  expect(readdirSync(join(folder, 'source'))).toEqual(['a.txt'])
  expect(readdirSync(folder)).toEqual(['source'])
})

test.each([
  [[], 'missing-manuscript'],
  [['text'], 'target-is-source']
])('refuses %j', async (positionals, ruleId) => {
  const surroundings = {cwd: tmpdir(), env: {}, packageRoot: '/zhushu', isFolder: () => false}
  const options = new Map([['to', ['text']]])
  const invocation = {positionals, options, surroundings, language: undefined, quiet: true, json: false}
  await expect(importCommand.run(invocation, new URL('file:///worker.js'))).rejects.toMatchObject({facts: {ruleId}})
  expect(basename(import.meta.filename)).toBe('write-book.test.ts')
})

const page = `<!doctype html><html lang="C"><head><title>陶艺手记</title></head><body>
<header><h1>陶艺手记</h1><p>林小禾</p></header>
<nav><ul><li><a href="#clay">选土</a></li><li><a href="#fire">烧窑</a></li></ul></nav>
<h1 id="clay">选土</h1><p>好土不在贵<sup><a href="#n1" id="r1">1</a></sup>，烧法见<a href="#fire">后文</a>。</p>
<section><hr><ol><li id="n1"><p>产地不同。<a href="#r1">↩</a></p></li></ol></section>
<h1 id="fire">烧窑</h1><p>慢慢升温。</p></body></html>`

test('makes of a page a title page, chapters named after what they tell, and links that lead somewhere', async () => {
  const {folder, path} = folderFor('pot.html', page)
  const book = await writeBook(await readForeign(path))
  expect(book.chapters).toMatchObject([
    {name: '01-tao-yi-shou-ji.md', division: 'frontmatter', text: '# 陶艺手记\n\n林小禾\n'},
    {name: '02-xuan-tu.md', division: 'bodymatter'},
    {name: '03-shao-yao.md', division: 'bodymatter', text: '# 烧窑 {#sec:1}\n\n慢慢升温。\n'}
  ])
  expect(book.chapters[1]?.text).toBe('# 选土\n\n好土不在贵[^1]，烧法见[后文](#sec:1)。\n\n[^1]: 产地不同。\n')
  await createFolder(join(folder, 'new'), book.files)
  const {config, configFile, chapters} = await bookIn(join(folder, 'new'))
  expect([config.title, config.language]).toEqual(['陶艺手记', 'zh-Hans'])
  expect([configFile, ...chapters.map(({file}) => file)].flatMap(({messages}) => messages)).toEqual([])
  expect(book.source.messages.map(({ruleId}) => ruleId)).toEqual(['contents-mark', 'unknown-language'])
})

test('needs no page for a title that nothing stands below', async () => {
  const text = '<title>山记</title><h1>山记</h1><h1>上山</h1><p>云在脚下。</p><h1>下山</h1><p>天黑了。</p>'
  const {path} = folderFor('hill.html', text)
  const {chapters} = await writeBook(await readForeign(path))
  expect(chapters.map(({name}) => name)).toEqual(['01-shang-shan.md', '02-xia-shan.md'])
})
