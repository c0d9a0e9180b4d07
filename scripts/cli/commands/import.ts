import {basename, extname, join} from 'node:path'
import {VFile} from 'vfile'
import {UsageError} from '../../diagnostics.ts'
import type {ImportedBook} from '../../import/index.ts'
import {collectFindings, type Finding} from '../../report.ts'
import type {Command} from '../command.ts'
import {typedPath} from '../places.ts'
import {findingsText, toJson} from '../report-text.ts'
import {fill, type Language} from '../words.ts'

/** `zhushu import`. */
export const importCommand: Command = {
  name: 'import',
  arguments: 1,
  options: {to: {type: 'string'}},
  summary: {
    zh: ['import 文件 [--to 文件夹]', '把一份书稿整理成一本书的文件'],
    en: ['import FILE [--to FOLDER]', 'make the files of a book from a manuscript']
  },
  help: {
    zh: `用法
  zhushu import 文件 [--to 文件夹]

读一份书稿（.txt、.md、.docx、.html、.epub），认出标题、目录、列表、断开的段落、书目信息，
写成一个新文件夹：book.yaml、text/ 里一章一个 Markdown 文件、图片，以及 import-report.md，
里面写明每一处整理。原文件不动；已有内容的文件夹不会被覆盖。

选项
  --to 文件夹       写到哪里；省略时在当前文件夹里，以书稿的名字为名
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出写了什么
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 已写好；1 书稿读不了，什么也没写；2 命令有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu import FILE [--to FOLDER]

Reads a manuscript (.txt, .md, .docx, .html, .epub), finds headings, a table of contents, lists, torn paragraphs and
bibliographic data, and writes a new folder: book.yaml, a Markdown file for each chapter in text/, the images, and
import-report.md, which lists every decision. The manuscript stays as it is; a folder with files in it is not touched.

Options
  --to FOLDER       where to write; where left out, here, under the manuscript's name
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           only list what was written
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 written   1 the manuscript cannot be read, nothing is written   2 usage   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', quiet, json}) => {
    const [typed] = positionals
    if (typed === undefined) throw missingFile()
    const path = typedPath(typed, surroundings)
    const target = options.get('to')?.[0] ?? basename(path, extname(path))
    const folder = typedPath(target, surroundings)
    const {createFolder, refuseFull} = await import('../../write.ts')
    if (folder === path) throw missingTarget(target)
    await refuseFull(folder)
    const {isPlain, isUnread, readForeign, readPlain, writeBook} = await import('../../import/index.ts')
    const read = isPlain(path) ? await readPlain(path) : await readForeign(path)
    if (isUnread(read)) return await refuse(read.file, {language, quiet, json})
    const book = await writeBook(read)
    const findings = await findingsOf(book, language)
    const report = await reportOf(book, findings, language)
    await createFolder(folder, [...book.files, report])
    const files = [...book.files, report].map((file) => join(target, file.path))
    process.stdout.write(json ? toJson({files, findings, exitCode: 0}) : summaryOf(files, findings, {language, quiet}))
    return 0
  }
}

/** A book is not made of what cannot be read. */
async function refuse(file: VFile, {language, quiet, json}: Speech & {json: boolean}): Promise<1> {
  const findings = await findingsOf({source: file}, language)
  const text = findingsText(findings, {language, prefix: '', quiet, strict: false})
  if (json) process.stdout.write(toJson({files: [], findings, exitCode: 1}))
  else process.stderr.write(text)
  return 1
}

async function findingsOf({source}: Pick<ImportedBook, 'source'>, language: Language): Promise<Finding[]> {
  const {loadMessages} = await import('../../load/index.ts')
  return collectFindings([source], await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
}

async function reportOf(book: ImportedBook, findings: readonly Finding[], language: Language): Promise<VFile> {
  const {reportWords, writeReport} = await import('../../import/index.ts')
  const {source, chapters, images, contents} = book
  const facts = {source: source.path, chapters, images, contents, decisions: findings}
  return new VFile({path: 'import-report.md', value: writeReport(facts, reportWords[language])})
}

type Speech = {language: Language; quiet: boolean}

function summaryOf(files: readonly string[], findings: readonly Finding[], {language, quiet}: Speech): string {
  const said = summaries[language]
  const list = files.map((file) => `${file}\n`).join('')
  if (quiet) return list
  const counts = new Map<string, number>()
  for (const {ruleId} of findings) counts.set(ruleId ?? '', (counts.get(ruleId ?? '') ?? 0) + 1)
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ruleId, count]) => `  ${ruleId}  ${count}\n`)
  const noticed = findings.filter(({severity}) => severity !== 'info').length
  return `${list}\n${fill(said, {done: findings.length - noticed, noticed})}\n${lines.join('')}`
}

const summaries: Readonly<Record<Language, string>> = {
  zh: '整理了 {done} 处，另有 {noticed} 处只作提示，都写在 import-report.md 里：',
  en: '{done} decisions, {noticed} notices, all in import-report.md:'
}

function missingFile(): UsageError {
  return new UsageError('Missing file to import, expected a manuscript', {
    ruleId: 'missing-manuscript',
    note: 'see `zhushu import --help`'
  })
}

function missingTarget(path: string): UsageError {
  return new UsageError(`Unexpected folder \`${path}\` that is the manuscript itself, expected another name`, {
    ruleId: 'target-is-source',
    note: 'name a folder with `--to`',
    values: {path}
  })
}
