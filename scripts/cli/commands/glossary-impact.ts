import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary impact`. */
export const glossaryImpact: Command = {
  name: 'glossary impact',
  arguments: 1,
  options: {base: {type: 'string'}, format: {type: 'string'}},
  summary: {
    zh: ['glossary impact [书的文件夹] [选项]', '看改动的术语使全书有何变化'],
    en: ['glossary impact [folder of a book] [options]', 'show what changed terms do to the book']
  },
  help: {
    zh: `用法
  zhushu glossary impact [书的文件夹] [选项]

与一个 git 修订相比，改动的术语使书里哪些地方新成链接、不再是链接、在首次出现处多出或少了展开，
哪些写法新近被查出、不再被查出；逐个版本来看。不生成任何成品。

选项
  --base 修订       与什么相比；省略时为 HEAD，即尚未提交的改动
  --format 格式     text、markdown（用作合并请求的评论）或 json；省略时为 text
  --lang zh|en      文字的语言
  --quiet           只有数目，不列出处
  --json            与 --format json 相同
  --help            显示本帮助

退出码
  0 好了；2 命令或配置有错；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu glossary impact [folder of a book] [options]

Compares the terms with a revision of git and tells, edition by edition, which places of the book become links or stop
being links, where the first use is explained or no longer is, and what is newly found wrong or no longer. Makes nothing.

Options
  --base REVISION   what to compare with; HEAD where left out, which shows what is not committed yet
  --format FORMAT   text, markdown (for a comment on a pull request) or json; text where left out
  --lang zh|en      language of words
  --quiet           numbers without the places
  --json            the same as --format json
  --help            show this

Exit codes
  0 done   2 usage or configuration   70 a bug in zhushu
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json, quiet}) => {
    const root = bookFolder(positionals[0], surroundings)
    const {readGlossaryBook, repositoryOf, changesSince} = await import('../glossary-book.ts')
    const {impactFormat, impactText} = await import('../impact-text.ts')
    const format = impactFormat(options.get('format')?.at(-1), json)
    const book = await readGlossaryBook(root)
    const repository = await repositoryOf(book)
    const base = options.get('base')?.at(-1) ?? 'HEAD'
    const changes = await changesSince(book, repository, base)
    const {impactSince} = await import('../glossary-impact.ts')
    const impact = impactSince(book, changes)
    const paths = changes.map(({path}) => path)
    if (format === 'json') process.stdout.write(toJson({base, changed: paths, ...impact}))
    else process.stdout.write(impactText({base, paths, impact}, {language, quiet, isMarkdown: format === 'markdown'}))
    return 0
  }
}
