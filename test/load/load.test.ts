import {execFileSync} from 'node:child_process'
import {mkdir, symlink, truncate} from 'node:fs/promises'
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {UsageError} from '../../scripts/diagnostics.ts'
import {load} from '../../scripts/load/index.ts'
import {linesOf, messagesOf, writeBook} from './write-book.ts'

const books = resolve(import.meta.dirname, '../books')

test('reads a folder without configuration in the order of its chapters’ numbers', async () => {
  const root = await writeBook({
    '第十章.md': '十',
    '第二章.txt': '二',
    '第一章.md': '---\ndate: 2026\n---\n\n# *云原生* 大事记 {#top}\n\n正文。\n',
    'README.md': '# 说明',
    '附录/10.markdown': '附',
    '附录/9.md': '附',
    'images/a.png': '',
    '.draft/a.md': '藏',
    'node_modules/a/readme.md': '别人的',
    'out/a.md': '产物'
  })
  const {config, configFile, chapters} = await load(root)
  expect(chapters.map(({id, file, division}) => `${id} ${file.path} ${division}`)).toEqual([
    'di-yi-zhang 第一章.md bodymatter',
    'di-er-zhang 第二章.txt bodymatter',
    'di-shi-zhang 第十章.md bodymatter',
    '9 附录/9.md bodymatter',
    '10 附录/10.markdown bodymatter'
  ])
  expect(config.title).toBe('云原生 大事记')
  expect(linesOf([configFile, ...chapters.map(({file}) => file)])).toEqual([])
})

test('takes the README where there is nothing else, and the folder’s name where there is no heading', async () => {
  const root = await writeBook({'小书/README.md': '正文'})
  const {config, chapters} = await load(join(root, '小书'))
  expect(chapters.map(({id}) => id)).toEqual(['README'])
  expect(config.title).toBe('小书')
})

test('says that a folder has no chapters', async () => {
  expect(await messagesOf(await writeBook({'a.docx': ''}))).toEqual([
    '.:0:0 error no-chapters Unexpected book without chapters, expected at least one file `.md`, `.markdown` or `.txt`'
  ])
})

test('refuses a folder that is not there', async () => {
  const root = await writeBook({'a.md': ''})
  await expect(load(join(root, 'b'))).rejects.toThrow(UsageError)
  await expect(load(join(root, 'a.md'))).rejects.toThrow('expected the folder of a book')
})

test('reads the same whatever the order of the folder', async () => {
  const files = {
    '02.md': '二',
    'a/01.md': '甲',
    '01.md': '一',
    'glossary/terms/b.yaml': term('b'),
    'glossary/terms/a.yaml': term('a')
  }
  const read = async (entries: [string, string][]): Promise<unknown> => {
    const root = await writeBook({
      [`书/${entries[0]![0]}`]: '',
      ...Object.fromEntries(entries.map(([path, text]) => [`书/${path}`, text]))
    })
    const {chapters, glossary, config} = await load(join(root, '书'))
    return {
      config,
      chapters: chapters.map(({id, file}) => [id, file.path, String(file)]),
      glossary: glossary.map(({identifier, langs}) => [identifier, langs])
    }
  }
  const forwards = await read(Object.entries(files))
  expect(await read(Object.entries(files).reverse())).toEqual(forwards)
})

test('finds book.yaml in manuscript/, the glossary beside it, and gives paths from the book’s folder', async () => {
  const root = await writeBook({
    'manuscript/book.yaml':
      'title: 书\ncover: images/cover.svg\nchapters:\n  frontmatter: [preface.md]\n  bodymatter: [{part: 第一部分, chapters: [ch/01.md]}]\n',
    'manuscript/preface.md': '# 前言',
    'manuscript/ch/01.md': '# 一',
    'glossary/terms/paas.yaml': term('paas')
  })
  const {config, configFile, chapters, glossary} = await load(root)
  expect(linesOf([configFile])).toEqual([])
  expect(configFile.path).toBe('manuscript/book.yaml')
  expect(config).toMatchObject({manuscript: 'manuscript', glossary: 'glossary', cover: 'manuscript/images/cover.svg'})
  expect(chapters.map(({id, division, part, file}) => [id, division, part, file.path])).toEqual([
    ['preface', 'frontmatter', undefined, 'manuscript/preface.md'],
    ['01', 'bodymatter', '第一部分', 'manuscript/ch/01.md']
  ])
  expect(glossary.map(({identifier}) => identifier)).toEqual(['paas'])
})

test('reads a manuscript outside the book’s folder only from that folder, and says so', async () => {
  const root = await writeBook({
    'shared/一.txt': '一',
    'secret.txt': '密',
    'books/a/book.yaml':
      'title: 书\nmanuscript: ../../shared\nglossary: ../../shared\nchapters: [一.txt, ../secret.txt, link.txt]\n'
  })
  await symlink(join(root, 'secret.txt'), join(root, 'shared/link.txt'))
  const {config, configFile, chapters} = await load(join(root, 'books/a'))
  expect(config.manuscript).toBe('../../shared')
  expect(chapters.map(({file}) => [file.path, String(file)])).toEqual([['../../shared/一.txt', '一']])
  expect(linesOf([configFile])).toMatchInlineSnapshot(`
    [
      "book.yaml:2:13 info outside-manuscript Reading chapters from \`../../shared\`, which is outside the book's folder",
      "book.yaml:3:11 error outside-path Cannot read \`../../shared\`, expected a file inside the book's folder → Copy the file into the book",
      "book.yaml:4:19 error outside-path Cannot read \`../../secret.txt\`, expected a file inside the book's folder → Copy the file into the book",
      "book.yaml:4:34 error symbolic-link Cannot read \`../../shared/link.txt\`, expected a file and no link → Copy the file to where the link is",
    ]
  `)
})

test('reads no links, no pipes, nothing too large', async () => {
  const root = await writeBook({
    '01.md': '一',
    '02.md': '二',
    'book.yaml': 'title: 书\nchapters: [01.md, link.md, pipe.md, folder.md, linked/x.md, 02.md]\n'
  })
  await symlink('/etc/passwd', join(root, 'link.md'))
  await mkdir(join(root, 'folder.md'))
  await symlink('/etc', join(root, 'linked'))
  execFileSync('mkfifo', [join(root, 'pipe.md')])
  await truncate(join(root, '02.md'), 8 * 1024 * 1024 + 1)
  const {configFile, chapters} = await load(root)
  expect(chapters.map(({id}) => id)).toEqual(['01'])
  expect(linesOf([configFile])).toMatchInlineSnapshot(`
    [
      "book.yaml:2:19 error symbolic-link Cannot read \`link.md\`, expected a file and no link → Copy the file to where the link is",
      "book.yaml:2:28 error not-a-file Cannot read \`pipe.md\`, expected a plain file",
      "book.yaml:2:37 error not-a-file Cannot read \`folder.md\`, expected a plain file",
      "book.yaml:2:48 error outside-path Cannot read \`linked/x.md\`, expected a file inside the book's folder → Copy the file into the book",
      "book.yaml:2:61 error too-large-file Cannot read \`02.md\`, expected a smaller one, at most 8388608 bytes",
    ]
  `)
})

test('treats hostile file names as names', async () => {
  const names = [
    '-rf.md',
    ';id.md',
    '$(id).md',
    'a b.md',
    'a\nb.md',
    'index.md',
    'CON.md',
    'Ch.md',
    'x/ch.md',
    'y/ch.md'
  ]
  const root = await writeBook(Object.fromEntries(names.map((name) => [name, '文'])))
  const {chapters} = await load(root)
  const ids = chapters.map(({id}) => id)
  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(names.length)
  expect(ids.filter((id) => !/^[\w.-]+$/.test(id))).toEqual([])
  expect(ids).toContain('x-ch')
  expect(ids).not.toContain('index')
})

test('cuts front matter and keeps every line where it was', async () => {
  const root = await writeBook({'01.md': '---\ntitle: 小鲸鱼\n---\n\n正文。\n', '02.md': '---\n\n正文。\n'})
  const {chapters} = await load(root)
  expect(chapters.map(({file, frontMatter}) => [String(file), frontMatter?.value])).toEqual([
    ['\n\n\n\n正文。\n', {title: '小鲸鱼'}],
    ['---\n\n正文。\n', undefined]
  ])
})

test('reads the five manuscripts whole', async ({skip}) => {
  skip(!existsSync(resolve(books, '../../../shared/manuscripts')), 'the manuscripts are not beside this checkout')
  const {chapters, configFile} = await load(join(books, 'manuscripts'))
  expect(chapters.map(({file}) => String(file).match(/[一-鿿]/g)?.length)).toEqual([4097, 2328, 3908, 1710, 12_496])
  const lines = linesOf([configFile, ...chapters.map(({file}) => file)])
  // Where the folder beside the checkout really is, is the developer's own affair.
  expect(lines.map((line) => line.replace(/^[^:]*\/(?=\d{3}_)/, ''))).toEqual([
    "book.yaml:11:13 info outside-manuscript Reading chapters from `../../../../shared/manuscripts`, which is outside the book's folder",
    '001_4620a967314345ce.txt:10:5 warning empty-front-matter-item Unexpected empty item of `tags`, expected text behind `-` → It is left out'
  ])
})

test('reads two hundred chapters and three hundred terms', async () => {
  const chapters = Array.from({length: 200}, (_, index) => [`${index}.md`, `# 第${index}章\n`])
  const terms = Array.from({length: 300}, (_, index) => [
    `glossary/terms/t${index}.yaml`,
    term(`t${index}`, `术语${index}`)
  ])
  const sources = await load(await writeBook(Object.fromEntries([...chapters, ...terms]) as Record<string, string>))
  expect([sources.chapters.length, sources.glossary.length]).toEqual([200, 300])
  expect(sources.chapters[10]?.id).toBe('10')
})

function term(id: string, text = id): string {
  return `id: ${id}\nlangs:\n  zh-Hans:\n    status: approved\n    term: ${text}\n    definition: 定义。\n`
}
