import type {Command} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary coverage`. */
export const glossaryCoverage: Command = {
  name: 'glossary coverage',
  arguments: 1,
  options: {html: {type: 'string'}},
  summary: {
    zh: ['glossary coverage [书的文件夹] [选项]', '看各语言的词库做到哪一步'],
    en: ['glossary coverage [folder of a book] [options]', 'show how far each language of a glossary is']
  },
  help: {
    zh: `用法
  zhushu glossary coverage [书的文件夹] [选项]

按语言列出术语的状态、有定义的、过时的、相互冲突的，再列出书里没有用到的，和用到了却没有定义的。

选项
  --html 文件       另写成一个网页，不需要别的文件
  --lang zh|en      文字的语言
  --quiet           不列出单个术语
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 好了；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu glossary coverage [folder of a book] [options]

Counts terms by status for each language, those with a definition, outdated ones and conflicting ones; then lists terms
that the book does not use, and those that it uses without a definition.

Options
  --html FILE       write it as a page of its own as well
  --lang zh|en      language of words
  --quiet           list no single terms
  --json            write it as JSON to standard output
  --help            show this

Exit codes
  0 done   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json, quiet}) => {
    const root = bookFolder(positionals[0], surroundings)
    const {readGlossaryBook, readStates} = await import('../glossary-book.ts')
    const {coverageOf} = await import('../../glossary/index.ts')
    const book = await readGlossaryBook(root)
    const {states} = readStates(book)
    const coverage = coverageOf(book.manuscript.glossary, states, book.languages)
    const page = options.get('html')?.at(-1)
    if (page !== undefined) {
      const {coveragePage} = await import('../coverage-page.ts')
      const {writeReport} = await import('../../write.ts')
      await writeReport(typedPath(page, surroundings), coveragePage(coverage, book.manuscript, language))
    }
    if (json) process.stdout.write(toJson(coverage))
    else {
      const {coverageText} = await import('../coverage-text.ts')
      process.stdout.write(coverageText(coverage, {language, quiet}))
    }
    return 0
  }
}
