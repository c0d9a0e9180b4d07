import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {exportGlossary, formatNamed, importGlossary} from '../../scripts/cli/exchange-glossary.ts'
import {readGlossaryBook, repositoryOf} from '../../scripts/cli/glossary-book.ts'
import {commands} from '../../scripts/cli/commands/index.ts'
import {openBook} from './open-book.ts'

const pair = {source: undefined, target: undefined}
const docker = `# 留着
id: docker
langs:
  zh-Hans:
    status: approved
    term: Docker # 大写
    definition: 容器引擎。
  en:
    status: missing
    term:
    definition:
`
const files = {
  'manuscript/book.yaml': 'title: 试书\nlanguage: zh-Hans\nchapters: [01-a.md]\neditions: {zh-Hans: {}}\n',
  'manuscript/01-a.md': '# 起源\n\nDocker。\n',
  'glossary/terms/docker.yaml': docker
}

test('writes a table, takes it back changed, and leaves comments as they were', async () => {
  const root = openBook(files)
  const book = await readGlossaryBook(root)
  const out = join(root, 'out.csv')
  expect(await exportGlossary(book, {format: 'csv', out, pair})).toEqual([out])
  const text = readFileSync(out, 'utf8')
  const head = text.split('\r\n')[0]!.replace('\uFEFF', '').split(',')
  const row = text.split('\r\n')[1]!.split(',')
  row[head.indexOf('status:en')] = 'draft'
  row[head.indexOf('term:en')] = 'Docker'
  writeFileSync(out, `${head.join(',')}\r\n${row.join(',')}\r\nmoby,,,,,,,,\r\n`)
  const {terms} = await importGlossary(book, {format: 'csv', input: out, base: undefined, pair, isDry: false})
  expect(terms.map(({path, removed, added}) => [path, removed, added.slice(0, 2)])).toEqual([
    ['glossary/terms/docker.yaml', ['    status: missing', '    term:'], ['    status: draft', '    term: Docker']],
    ['glossary/terms/moby.yaml', [], ['# yaml-language-server: $schema=../schema/term.schema.json', 'id: moby']]
  ])
  const after = docker.replace('status: missing\n    term:', 'status: draft\n    term: Docker')
  expect(readFileSync(join(root, 'glossary/terms/docker.yaml'), 'utf8')).toBe(after)
  expect(existsSync(join(root, 'glossary/terms/moby.yaml'))).toBe(true)
})

test('says what cannot be read, and what is asked for in vain', async () => {
  const root = openBook({...files, 'x.tbx': '<html/>'})
  const book = await readGlossaryBook(root)
  const request = {format: 'tbx', input: join(root, 'x.tbx'), base: undefined, pair, isDry: false}
  await expect(importGlossary(book, request)).rejects.toMatchObject({facts: {ruleId: 'unreadable-exchange'}})
  await expect(repositoryOf(book)).rejects.toMatchObject({facts: {ruleId: 'no-repository'}})
  expect(() => formatNamed('cvs')).toThrow(/cvs/)
  const surroundings = {cwd: root, env: {}, packageRoot: root, isFolder: () => true}
  const call = {positionals: [], options: new Map(), surroundings, language: undefined, quiet: false, json: false}
  for (const name of ['glossary export', 'glossary import']) {
    const command = commands.find((one) => one.name === name)!
    await expect(command.run(call, new URL('file:///'))).rejects.toMatchObject({
      facts: {ruleId: 'missing-exchange-file'}
    })
  }
})
