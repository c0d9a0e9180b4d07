import type {Command, Invocation} from '../command.ts'
import type {Finding} from '../../report.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'
import type {Language} from '../words.ts'

/** `zhushu glossary check`. */
export const glossaryCheck: Command = {
  name: 'glossary check',
  arguments: 1,
  options: {base: {type: 'string'}, by: {type: 'string'}, strict: {type: 'boolean'}},
  summary: {
    zh: ['glossary check [书的文件夹] [选项]', '查词库有什么毛病'],
    en: ['glossary check [folder of a book] [options]', 'say what is wrong with a glossary']
  },
  help: {
    zh: `用法
  zhushu glossary check [书的文件夹] [选项]

只读词库、覆盖层与转换底账，说出哪里不对：格式、重复的写法、过时的译文、指向不存在的词。
词库里有 OWNERS 文件时，--base 还要求：改为 approved 的，须由该语言的负责人来改。

选项
  --base 修订       与这个 git 修订相比，查谁批准了什么
  --by 名字         改动者的电子邮件或 @用户名；省略时按 git 的设置
  --strict          有警告也算失败
  --lang zh|en      信息的语言
  --quiet           只列错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 没有错误；1 有错误；2 命令或配置有错；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu glossary check [folder of a book] [options]

Reads terms, overlays and ledgers alone and says what is wrong: their form, forms that are there twice, outdated
translations, terms that do not exist. Where the glossary has a file OWNERS, --base also wants that what became approved
was changed by an owner of its language.

Options
  --base REVISION   compare with this revision of git: who approved what
  --by NAME         e-mail address or @name of who made the changes; what git is set to where left out
  --strict          warnings fail as well
  --lang zh|en      language of messages
  --quiet           list only errors
  --json            write the findings as JSON to standard output
  --help            show this

Exit codes
  0 no errors   1 errors   2 usage or configuration   70 a bug in zhushu
`
  },
  run: async (invocation) => {
    const root = bookFolder(invocation.positionals[0], invocation.surroundings)
    const {checkBook} = await import('../check-glossary.ts')
    const {formatFinding} = await import('../../report.ts')
    const language = invocation.language ?? 'zh'
    const {findings, terms} = await checkBook(root, {
      ...{language, base: last(invocation, 'base'), by: last(invocation, 'by')}
    })
    const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length
    const isStrict = invocation.options.has('strict')
    const exitCode = count('error') > 0 || (isStrict && count('warning') > 0) ? 1 : 0
    if (invocation.json) {
      process.stdout.write(toJson({terms, findings, exitCode}))
      return exitCode
    }
    const shown = invocation.quiet ? findings.filter(({severity}) => severity === 'error') : findings
    const expected = language === 'zh' ? '是否想写 {expected}？' : 'did you mean {expected}?'
    const colour = process.stdout.isTTY && !process.env['NO_COLOR']
    for (const finding of shown) process.stdout.write(`${formatFinding(finding, {prefix: '', colour, expected})}\n`)
    if (!invocation.quiet)
      process.stdout.write(
        summary(language, {terms, errors: count('error'), warnings: count('warning'), infos: count('info')})
      )
    return exitCode
  }
}

function last({options}: Invocation, name: string): string | undefined {
  return options.get(name)?.at(-1)
}

type Counts = {terms: number; errors: number; warnings: number; infos: number}

function summary(language: Language, {terms, errors, warnings, infos}: Counts): string {
  return language === 'zh'
    ? `${terms} 个术语：${errors} 个错误，${warnings} 个警告，${infos} 条提示\n`
    : `${terms} terms: ${errors} errors, ${warnings} warnings, ${infos} notes\n`
}
