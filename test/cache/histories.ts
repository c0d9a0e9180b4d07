/** A small book whose author does what authors do, in an order that chance decides. */
import {createHash} from 'node:crypto'
import {cp, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import fc from 'fast-check'
import type {Format} from '../../scripts/book.ts'
import type {Machine} from '../../scripts/renderer.ts'
import {make} from '../../scripts/build.ts'
import type {Cache} from '../../scripts/cache/index.ts'
import {load} from '../../scripts/load/index.ts'
import {createMachine} from '../../scripts/machine/index.ts'
import {collectFindings} from '../../scripts/report.ts'

/** What an author does; `pick` and `other` choose among what is there. */
export type Step = {kind: keyof typeof steps; pick: number; other: number}

const words = ['镜像', '容器', '内核', '编排', '进程', 'Docker 引擎', '**强调**', '`代码`', '“引号”', '1,000 个']

const files: Readonly<Record<string, string>> = {
  'book.yaml':
    'title: 一本小书\nlanguage: zh-Hans\nname: xiaoshu\nchapters:\n  - 01-start.md\n  - 02-middle.md\n  - 03-end.md\n',
  '01-start.md':
    '# 开始 {#ch:start}\n\n正文，见[](#fig:dot)与[](#ch:end)。[^一]\n\n![一个点](images/dot.svg){#fig:dot}\n\n[^一]: 注里有镜像。\n',
  '02-middle.md':
    '# 中间 {#ch:middle}\n\n## 甲\n\n镜像是只读的。容器不是。\n\n## 乙 {#sec:second}\n\n```js\nconst a = 1\n```\n\n| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n',
  '03-end.md': '# 结束 {#ch:end}\n\n再见，见[](#sec:second)与[中间](02-middle.md)。\n',
  'images/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>\n',
  'glossary/terms/image.yaml': termFile('image', '镜像', '只读的模板。'),
  'glossary/terms/container.yaml': termFile('container', '容器', '从镜像运行起来的进程。')
}

function termFile(id: string, term: string, definition: string): string {
  return `id: ${id}\nclass: concept\nlangs:\n  zh-Hans:\n    term: ${term}\n    definition: ${definition}\n    status: approved\n`
}

/** Put the book into a folder. */
export async function writeFirst(root: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), {recursive: true})
    await writeFile(join(root, path), text)
  }
}

type Act = (root: string, pick: number, other: number) => Promise<void>

const steps = {
  editText: (root, pick, other) => changeChapter(root, pick, (text) => insertAt(text, other, wordOf(other))),
  addSection: (root, pick, other) =>
    changeChapter(root, pick, (text) => `${text}\n## 新节${other}\n\n${wordOf(other)}。\n`),
  retitle: (root, pick, other) =>
    changeChapter(root, pick, (text) => text.replace(/^# [^\n{]*/, `# 题${wordOf(other)} `)),
  deleteParagraph: (root, pick, other) =>
    changeChapter(root, pick, (text) => {
      const blocks = text.split('\n\n')
      return blocks.filter((_, index) => index === 0 || index !== other % blocks.length).join('\n\n')
    }),
  addNote: (root, pick, other) =>
    changeChapter(root, pick, (text) => `${text}\n又一段。[^n${other}]\n\n[^n${other}]: 注${wordOf(other)}。\n`),
  spaceOnly: (root, pick) => changeChapter(root, pick, (text) => text.replace('\n\n', '\n\n\n')),
  addChapter: async (root, pick, other) => {
    await writeFile(join(root, `9${other}-new.md`), `# 新章${other}\n\n${wordOf(pick)}，见[](#ch:end)。\n`)
    await change(root, 'book.yaml', (text) =>
      text.includes(`9${other}-new.md`) ? text : text.replace('chapters:\n', `chapters:\n  - 9${other}-new.md\n`)
    )
  },
  removeChapter: async (root, pick) => {
    const names = await chaptersIn(root)
    const name = names[pick % names.length] ?? ''
    if (names.length < 2) return
    await rm(join(root, name))
    await change(root, 'book.yaml', (text) => text.replace(`  - ${name}\n`, ''))
  },
  renameChapter: async (root, pick, other) => {
    const names = await chaptersIn(root)
    const name = names[pick % names.length] ?? ''
    const renamed = `5${other}-${pick}.md`
    if (names.includes(renamed)) return
    await rename(join(root, name), join(root, renamed))
    await change(root, 'book.yaml', (text) => text.replace(`  - ${name}\n`, `  - ${renamed}\n`))
  },
  swapChapters: (root) =>
    change(root, 'book.yaml', (text) =>
      text.replace(/( {2}- .*\n)( {2}- .*\n)/, (_, one: string, two: string) => two + one)
    ),
  defineTerm: (root, pick, other) =>
    writeFile(
      join(root, 'glossary/terms/image.yaml'),
      termFile('image', ['镜像', '内核'][pick % 2] ?? '', `定义${wordOf(other)}。`)
    ),
  removeTerm: (root) => rm(join(root, 'glossary/terms/container.yaml'), {force: true}),
  addTerm: (root, pick, other) =>
    writeFile(
      join(root, 'glossary/terms/container.yaml'),
      termFile('container', ['容器', '再见'][pick % 2] ?? '', wordOf(other))
    ),
  drawImage: (root, pick) => change(root, 'images/dot.svg', (text) => text.replace(/r="\d"/, `r="${1 + (pick % 4)}"`)),
  configure: (root, pick, other) =>
    change(root, 'book.yaml', (text) => {
      const [name = '', value] =
        [
          ['version', `1.${other}.0`],
          ['title', `书${other}`],
          ['publisher', '某社']
        ][pick % 3] ?? []
      return `${text.replace(new RegExp(`^${name}: .*\\n`, 'm'), '')}${name}: ${value}\n`
    }),
  silence: (root, pick) =>
    change(root, 'book.yaml', (text) =>
      text.includes('lint:') ? text : `${text}lint:\n  straight-quotes: ${['off', 'error'][pick % 2]}\n`
    )
} satisfies Record<string, Act>

/** A history of a book, one step after another. */
export const histories = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...(Object.keys(steps) as Step['kind'][])),
      pick: fc.nat(20),
      other: fc.nat(9)
    }),
    {minLength: 1, maxLength: length}
  )

/** Do a step to the book in a folder. */
export async function act(root: string, {kind, pick, other}: Step): Promise<void> {
  await steps[kind](root, pick, other)
}

const machine: Machine = createMachine({progress: () => undefined, signal: new AbortController().signal})

/** All that a build says and makes, by path; values by their hash. */
export async function madeOf(
  root: string,
  cache: Cache | undefined,
  formats: readonly Format[]
): Promise<{findings: unknown; outputs?: unknown} | string> {
  try {
    const sources = await load(root)
    const request = {editions: [], formats, strict: false, ...(cache ? {cache} : {})}
    const {files, made} = await make(sources, request, machine)
    const outputs = made?.flatMap(({publication}) => publication.files)
    return {
      findings: collectFindings(files, {}),
      outputs: outputs?.map(({path, value, data}) => [path, createHash('sha256').update(value).digest('hex'), data])
    }
  } catch (error) {
    return String(error)
  }
}

/** Copy a book. */
export async function copyBook(from: string, to: string): Promise<void> {
  await rm(to, {recursive: true, force: true})
  await cp(from, to, {recursive: true})
}

async function chaptersIn(root: string): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.endsWith('.md')).sort()
}

async function changeChapter(root: string, pick: number, by: (text: string) => string): Promise<void> {
  const names = await chaptersIn(root)
  await change(root, names[pick % names.length] ?? '', by)
}

async function change(root: string, path: string, by: (text: string) => string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8')
  await writeFile(join(root, path), by(text))
}

function wordOf(index: number): string {
  return words[index % words.length] ?? ''
}

/** After a full stop, where there is one. */
function insertAt(text: string, index: number, word: string): string {
  const stops = [...text.matchAll(/。/g)].map((match) => match.index + 1)
  const at = stops[index % Math.max(1, stops.length)] ?? text.length
  return `${text.slice(0, at)}${word}。${text.slice(at)}`
}
