import {UsageError} from '../../diagnostics.ts'
import type {Command} from '../command.ts'
import type {CountName} from '../count-book.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'
import {stringWidth} from '../../string-width.ts'
import type {Language} from '../words.ts'

/** `zhushu stats`. */
export const stats: Command = {
  name: 'stats',
  arguments: 1,
  options: {edition: {type: 'string'}},
  summary: {
    zh: ['stats [书的文件夹] [选项]', '数一数书里有多少东西'],
    en: ['stats [folder of a book] [options]', 'count what is in a book']
  },
  help: {
    zh: `用法
  zhushu stats [书的文件夹] [选项]

数出一个版本的汉字、章节、图、表、清单、注、术语、大事、索引条目与参考文献，不生成任何成品。
汉字只数作者写的正文、题注与注释，不数代码，也不数由程序生成的各章。

选项
  --edition 版本    数哪一个版本；省略时为 book.yaml 里的第一个
  --lang zh|en      文字的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           与不写相同
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 数完了；1 书稿有错误；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu stats [folder of a book] [options]

Counts the Han characters, chapters, figures, tables, listings, notes, terms, events, index entries and works of an
edition, without making anything. Characters are those of the author's text, captions and notes; code and generated
chapters do not count.

Options
  --edition NAME    which edition; the first of book.yaml where left out
  --lang zh|en      language of words; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           changes nothing
  --json            write the counts as JSON to standard output
  --help            show this

Exit codes
  0 counted   1 the manuscript has errors   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json}) => {
    const root = bookFolder(positionals[0], surroundings)
    const {readBook} = await import('../read-book.ts')
    const {countBook} = await import('../count-book.ts')
    const {manuscript, book} = await readBook(root, options.get('edition') ?? [])
    if (!book) throw new UsageError('Cannot count a book with errors, expected none', brokenBook)
    const counts = countBook(manuscript, book)
    const {name, version} = book.edition
    if (json) process.stdout.write(toJson({book: manuscript.config.name, edition: name, version, counts}))
    else process.stdout.write(`${manuscript.config.title}  ${name}  ${version}\n${tableOf(counts, language)}`)
    return 0
  }
}

const brokenBook = {ruleId: 'broken-book', note: '`zhushu lint` lists them'}

const names: Readonly<Record<CountName, Readonly<Record<Language, string>>>> = {
  han: {zh: '汉字', en: 'Han characters'},
  chapters: {zh: '章（连前后的篇）', en: 'chapters, with front and back matter'},
  body: {zh: '正文的章', en: 'chapters of the body'},
  sections: {zh: '节', en: 'sections'},
  figures: {zh: '图（连大事年表）', en: 'figures, with the chart of events'},
  tables: {zh: '表', en: 'tables'},
  listings: {zh: '代码清单', en: 'listings'},
  equations: {zh: '公式', en: 'equations'},
  notes: {zh: '注', en: 'notes'},
  editorNotes: {zh: '其中编注', en: "of them editors' notes"},
  works: {zh: '参考文献', en: 'works cited'},
  terms: {zh: '词库里的术语', en: 'terms of the glossary'},
  completeTerms: {zh: '各种文字都齐全的', en: 'complete in every language'},
  printedTerms: {zh: '本版术语表印出的', en: 'printed in this edition'},
  events: {zh: '大事', en: 'dated events'},
  eventSources: {zh: '大事的来源', en: 'sources of events'},
  indexEntries: {zh: '索引条目', en: 'index entries'},
  editions: {zh: '版本', en: 'editions'}
}

function tableOf(counts: Readonly<Record<CountName, number>>, language: Language): string {
  const rows = Object.entries(counts).map(([name, count]) => [names[name as CountName][language], count] as const)
  const width = Math.max(...rows.map(([label]) => stringWidth(label)))
  return rows
    .map(([label, count]) => `  ${label}${' '.repeat(width - stringWidth(label))}  ${String(count).padStart(7)}\n`)
    .join('')
}
