import {execFile} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {expect, onTestFinished, test} from 'vitest'
import {editionsOf} from '../../scripts/load/editions.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {load, loadAssets} from '../../scripts/load/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {linesOf, messagesOf, writeBook} from './write-book.ts'

const layouts = resolve(import.meta.dirname, '../books/layouts')
const command = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')

type Outline = {book: string; chapters: string[]; terms: string[]; messages: string[]}

/** What becomes of a folder: chapters with division, part, number and title, and every message but those of lint. */
async function outlineOf(root: string): Promise<Outline> {
  const sources = await load(root)
  const {config} = sources
  const manuscript = parse(sources)
  const book = enrich(manuscript, await loadAssets(manuscript), editionsOf(config, [], [])[0]!)
  const chapters = manuscript.chapters.map(({id, division, part, title}) => {
    const target = book.toc.find((entry) => entry.target.chapterId === id)?.target
    return [division, part ?? '–', target?.number.join('.') || '–', title].join(' | ')
  })
  const files = [manuscript.configFile, ...manuscript.chapters.map(({file}) => file)]
  const terms = manuscript.glossary.flatMap(({langs}) => Object.values(langs).map(({term}) => term))
  const creators = config.creators.map(({name}) => name).join('、')
  return {book: `${config.title} | ${creators} | ${config.language}`, chapters, terms, messages: linesOf(files)}
}

async function textsOf(root: string): Promise<Record<string, string>> {
  const out = mkdtempSync(join(tmpdir(), 'zhushu-layouts-'))
  onTestFinished(() => {
    rmSync(out, {recursive: true, force: true})
  })
  await promisify(execFile)(process.execPath, [command, 'build', root, '--out', out, '--format', 'html', '--quiet'])
  const [edition = ''] = readdirSync(out, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
  const folder = join(out, edition, 'html')
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return Object.fromEntries(pages.map((name) => [name, mainOf(readFileSync(join(folder, name), 'utf8'))]))
}

function mainOf(page: string): string {
  const main = /<main[\s\S]*?<\/main>/.exec(page)?.[0] ?? ''
  return main
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

test('reads a book of GitBook: root, parts, nesting, introduction, glossary, what is ignored', async () => {
  expect(await outlineOf(join(layouts, 'gitbook'))).toMatchInlineSnapshot(`
    {
      "book": "行船记 | 陈舟 | zh-Hans",
      "chapters": [
        "frontmatter | – | – | 行船记",
        "bodymatter | 第一程 出海 | 1 | 造船",
        "bodymatter | 第一程 出海 | 1.1 | 选木料",
        "bodymatter | 第一程 出海 | 1.2 | 下水",
        "bodymatter | 第一程 出海 | 2 | 看风",
        "bodymatter | 不成章的一组 | 3 | 泊船",
        "backmatter | 第二程 靠岸 | – | 附录：绳结",
      ],
      "messages": [
        "docs/SUMMARY.md:0:0 info unlisted-files Leaving out texts that the list does not name, 1 in all: \`docs/draft.md\`",
        "docs/SUMMARY.md:0:0 info ignored-setting Not using \`plugins\`, \`variables\` of \`book.json\` → A \`book.yaml\` has settings of its own for what a book needs",
        "docs/SUMMARY.md:10:3 info draft-chapter Leaving out \`还没有写\`, a draft",
        "docs/SUMMARY.md:17:1 info web-chapter Leaving out \`船谱\`, which is not in the book's folder",
        "docs/SUMMARY.md:18:1 warning missing-chapter Cannot read \`lost.md\`, expected a file that exists (moor.md)",
        "docs/SUMMARY.md:21:1 info unread-entry Unexpected \`这一行不是目录。\`, expected a heading or a link to a chapter",
        "docs/开篇.md:3:38 warning dead-link Unexpected link to \`nowhere.md\`, expected a chapter of this book or a web address → Its text is kept without the link",
      ],
      "terms": [
        "桅杆",
        "平结",
      ],
    }
  `)
})

test('reads a book of mdBook: parts, affixes, drafts, what it takes in', async () => {
  expect(await outlineOf(join(layouts, 'mdbook'))).toMatchInlineSnapshot(`
    {
      "book": "种树的人 | 林月、何田 | zh-CN",
      "chapters": [
        "frontmatter | – | – | 开头的话",
        "bodymatter | 春天 | 1 | 选种",
        "bodymatter | 春天 | 1.1 | 浸种",
        "bodymatter | 秋天 | 2 | 收获",
        "backmatter | – | – | 跋语",
      ],
      "messages": [
        "src/SUMMARY.md:0:0 info ignored-setting Not using \`output\` of \`book.toml\` → A \`book.yaml\` has settings of its own for what a book needs",
        "src/SUMMARY.md:9:1 info draft-chapter Leaving out \`还没有写的一章\`, a draft",
        "src/甲/seed.md:19:1 warning missing-include Cannot take in \`../../../outside.md\`, expected a text of the book's folder, and the lines or anchor that are named → The line is kept as it is written",
      ],
      "terms": [],
    }
  `)
})

test('reads a book of VitePress in the order of its sidebar', async () => {
  expect(await outlineOf(join(layouts, 'vitepress'))).toMatchInlineSnapshot(`
    {
      "book": "养猫手册 |  | zh-CN",
      "chapters": [
        "bodymatter | 入门 | 1 | 接回家",
        "bodymatter | 入门 | 2 | 喂食",
        "bodymatter | 进阶 | 3 | 洗澡",
      ],
      "messages": [
        ".vitepress/config.yaml:0:0 info home-page Leaving out \`index.md\`, a first page of buttons",
        ".vitepress/config.yaml:0:0 info web-chapter Leaving out \`邻居\`, which is not in the book's folder",
        "guide/home.md:6:1 info contents-mark Leaving out \`[[toc]]\`, the book has contents of its own",
        "guide/home.md:13:4 warning template-tag Unexpected \`{{ name }}\`, 1 of its kind in this file, expected Markdown → It stands in the book as it is written",
      ],
      "terms": [],
    }
  `)
})

test('reads contents of Hugo by weight, without drafts', async () => {
  expect(await outlineOf(join(layouts, 'hugo'))).toMatchInlineSnapshot(`
    {
      "book": "看云 |  | zh-CN",
      "chapters": [
        "bodymatter | – | 1 | 海",
        "bodymatter | – | 1.1 | 浪",
        "bodymatter | 风 | 2 | 南风",
        "bodymatter | 风 | 3 | 东风",
      ],
      "messages": [
        "hugo.toml:0:0 info draft-chapter Leaving out \`北风\`, a draft",
        "hugo.toml:0:0 info ignored-setting Not using \`enableGitInfo\` of \`hugo.toml\` → A \`book.yaml\` has settings of its own for what a book needs",
        "content/风/east.md:6:7 warning template-tag Unexpected \`{{< ref "south.md" >}}\`, 1 of its kind in this file, expected Markdown → It stands in the book as it is written",
      ],
      "terms": [],
    }
  `)
})

test('reads a bare folder of files in many encodings', async () => {
  expect(await outlineOf(join(layouts, 'folder'))).toMatchInlineSnapshot(`
    {
      "book": "folder |  | zh-Hans",
      "chapters": [
        "frontmatter | – | – | 前言",
        "bodymatter | – | 1 | 第一章 起",
        "bodymatter | – | 2 | 第二章 走",
        "bodymatter | – | 10 | 第十章 停",
        "bodymatter | – | – | 附錄二",
        "bodymatter | – | – | 附录十",
      ],
      "messages": [
        "第一章.md:0:0 info other-encoding Reading \`第一章.md\` as GB18030, expected UTF-8 → Look whether the text is right; a file in UTF-8 leaves no doubt",
        "附录/2.txt:0:0 info other-encoding Reading \`附录/2.txt\` as BIG5, expected UTF-8 → Look whether the text is right; a file in UTF-8 leaves no doubt",
        "附录/10.txt:0:0 info other-encoding Reading \`附录/10.txt\` as UTF-16LE, expected UTF-8 → Look whether the text is right; a file in UTF-8 leaves no doubt",
      ],
      "terms": [],
    }
  `)
})

test('does not run settings that are code, and says so', async () => {
  const root = await writeBook({
    'docs/.vitepress/config.mts': 'throw new Error("跑起来了")',
    'docs/index.md': '# 首页\n\n正文。',
    'docs/b.md': '# 乙\n\n正文。'
  })
  const {chapters, messages} = await outlineOf(root)
  expect(chapters).toEqual(['frontmatter | – | – | 首页', 'bodymatter | – | 1 | 乙'])
  expect(messages).toEqual([
    'docs/.vitepress/config.mts:0:0 info code-settings Not running `docs/.vitepress/config.mts`, expected settings that are data → Chapters are taken in the order of their names; list them in a `book.yaml` for another'
  ])
})

test('builds mdBook with the real command: what is taken in is there, what is hidden is not', async () => {
  const pages = await textsOf(join(layouts, 'mdbook'))
  expect(pages['seed.html']).toMatchInlineSnapshot(
    `"种树的人春天第 1 章第 1 章 选种 先看程序： fn main() { seed(); } 再看几行： // 第一行 fn seed() {} 共用的一段话。 一条 两条 收不进的一行： {{#include ../../../outside.md}} 见浸种。上一章开头的话下一章1.1 浸种"`
  )
  expect(pages['soak.html']).toMatchInlineSnapshot(
    `"种树的人春天1.11.1 浸种 水要温，一夜就够。 let water = 30; # 不藏 #[derive(Debug)] # 这是注释 ls 上一章第 1 章 选种下一章第 2 章 收获"`
  )
})

test('builds VitePress with the real command: containers, groups of code, snippets, Markdown taken in', async () => {
  const pages = await textsOf(join(layouts, 'vitepress'))
  expect(pages['home.html']).toMatchInlineSnapshot(
    `"养猫手册入门第 1 章第 1 章 接回家 提示 先备好水。 名字叫它 {{ name }} 就好。 cat.js const cat = '白手套' cat.ts const cat: string = '白手套' feed(cat) 一日三看：看水、看食、看砂。 见喂食和次数。下一章第 2 章 喂食"`
  )
})

test('builds GitBook with the real command: template tags are text', async () => {
  const pages = await textsOf(join(layouts, 'gitbook'))
  expect(pages['wood.html']).toMatchInlineSnapshot(
    `"行船记第一程 出海1.11.1 选木料 船名写作 {{ book.船名 }}，这是文字。见下水。 注意 木要干。 上一章第 1 章 造船下一章1.2 下水"`
  )
  expect(pages['glossary.html']).toContain('船上挂帆的直木。')
})

test('takes nothing in from outside the folder, nor what takes in itself', async () => {
  const root = await writeBook({
    'secret.txt': '密',
    '书/book.toml': '[book]\ntitle = "书"\n',
    '书/src/SUMMARY.md': '- [甲](a.md)\n',
    '书/src/a.md':
      '# 甲\n\n{{#include ../../secret.txt}}\n\n{{#include /etc/passwd}}\n\n{{#include b.md}}\n\n{{#include a.md}}\n',
    '书/src/b.md': '乙\n{{#include b.md}}\n'
  })
  const {messages} = await outlineOf(join(root, '书'))
  expect(messages.filter((line) => line.includes('missing-include')).map((line) => line.split(' ')[0])).toEqual([
    'src/a.md:3:1',
    'src/a.md:5:1',
    'src/a.md:9:1'
  ])
})

test('reads the manuscripts beside this checkout as a bare folder', async ({skip}) => {
  const shared = resolve(layouts, '../../../../shared/manuscripts')
  skip(!existsSync(shared), 'the manuscripts are not beside this checkout')
  const {chapters, messages} = await outlineOf(shared)
  expect(chapters.length).toBeGreaterThanOrEqual(5)
  expect(messages.filter((line) => line.includes(' error '))).toEqual([])
})

test('tells settings that cannot be read, and goes on without them', async () => {
  const book = {'SUMMARY.md': '- [甲](a.md)\n', 'a.md': '# 甲\n\n文。'}
  const rulesOf = async (files: Record<string, string>): Promise<string[]> =>
    (await messagesOf(await writeBook(files))).map((line) => line.split(' ')[2] ?? '')
  expect(await rulesOf({...book, 'book.json': '{"title": ['})).toContain('unread-settings')
  expect(await rulesOf({...book, 'book.json': '{"language": "cn-xx-yy-1"}'})).toContain('unknown-language')
  expect(
    await rulesOf({'book.toml': '[book\n', 'src/SUMMARY.md': '- [甲](a.md)\n', 'src/a.md': '# 甲\n\n文。'})
  ).toContain('invalid-toml')
})
