import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary extract`. */
export const glossaryExtract: Command = {
  name: 'glossary extract',
  arguments: 1,
  options: {least: {type: 'string'}, top: {type: 'string'}},
  summary: {
    zh: ['glossary extract [书的文件夹] [选项]', '从书里找词库还没有的词、不一的写法、该排除的词'],
    en: ['glossary extract [folder of a book] [options]', 'find words that a glossary lacks, variants, exceptions']
  },
  help: {
    zh: `用法
  zhushu glossary extract [书的文件夹] [选项]

不改任何文件，只从正文里列出三样，供译者取舍：
  候选术语  词库里没有的常用词，汉字的和西文的，最值得收的在前；用到的术语列在后面
  写法不一  同一个词的几种写法，各有多少处：账户 43，帐户 7
  该排除的  术语只是其中一部分的词，可以写进该术语的 match.except

选项
  --least N         候选至少出现 N 次；不写则看篇幅，短书 3 次
  --top N           每样最多列 N 个（默认 50；--json 全列）
  --lang zh|en      文字的语言
  --quiet           不列例句
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 好了；2 命令或配置有错；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu glossary extract [folder of a book] [options]

Changes nothing. Lists what a text proposes to its translators:
  candidates   frequent words that the glossary lacks, Han and Latin, the most worthwhile first, with the terms in them
  variants     what is written in more ways than one, and how often each way: 账户 43, 帐户 7
  exceptions   words that a term is only a part of, for its match.except

Options
  --least N         candidates occur N times at least; as long as the book asks where left out, 3 for a short one
  --top N           list N of each at most (50 by default; all with --json)
  --lang zh|en      language of words
  --quiet           show no sentences
  --json            write it as JSON to standard output
  --help            show this

Exit codes
  0 done   2 usage or configuration   70 a bug in zhushu
`
  },
  run: async (invocation) => {
    const {positionals, surroundings, language = 'zh', json, quiet} = invocation
    const root = bookFolder(positionals[0], surroundings)
    const {countOf} = await import('../queue-options.ts')
    const [least, top] = [countOf(invocation, 'least'), countOf(invocation, 'top')]
    const {readGlossaryBook} = await import('../glossary-book.ts')
    const {extractFrom} = await import('../extract-glossary.ts')
    const extraction = extractFrom(await readGlossaryBook(root), least)
    if (json) process.stdout.write(toJson(extraction))
    else {
      const {extractText} = await import('../extract-text.ts')
      process.stdout.write(extractText(extraction, {language, quiet, top: top ?? 50}))
    }
    return 0
  }
}
