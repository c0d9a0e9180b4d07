import {UsageError} from '../../diagnostics.ts'
import {countFindings, formatAnnotations, formatFinding, formatPretty, toSarif, type Finding} from '../../report.ts'
import type {Command, Invocation} from '../command.ts'
import {createAsk} from '../ask-fix.ts'
import type {LintResult} from '../lint-book.ts'
import {bookFolder} from '../places.ts'
import {prefixOf, toJson} from '../report-text.ts'
import {unknownName} from '../unknown-name.ts'
import {fill, words, type Language} from '../words.ts'

const formats = ['pretty', 'json', 'sarif', 'github'] as const
type Format = (typeof formats)[number]

/** `zhushu lint`. */
export const lint: Command = {
  name: 'lint',
  arguments: 1,
  options: {
    fix: {type: 'boolean', values: ['suggested']},
    format: {type: 'string'},
    strict: {type: 'boolean'}
  },
  summary: {
    zh: ['lint [书的文件夹] [选项]', '检查书稿，能改的可以改好'],
    en: ['lint [folder of a book] [options]', 'check a manuscript, and mend it']
  },
  help: {
    zh: `用法
  zhushu lint [书的文件夹] [选项]

检查书稿的标点、引号、空格、标题、链接、术语等，与构建时报告的相同，但不生成任何成品。
每条规则见 scripts/lint/README.zh.md；在 book.yaml 里用 lint: {规则: off} 关闭，或在文中写
<!--lint disable 规则: 理由-->。

选项
  --fix             改好不会有别的意思的地方；文件保持原来的编码与换行
  --fix=suggested   此外逐条询问可能要改的地方（须在终端里）
  --format 格式     pretty（默认）、json、sarif（代码扫描）或 github（工作流标注）
  --strict          有警告也算不合格
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG 与书的语言
  --quiet           只列出错误
  --json            同 --format json
  --help            显示本帮助

退出码
  0 没有错误；1 有错误；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu lint [folder of a book] [options]

Checks punctuation, quotes, spaces, headings, links, terms and more: what a build reports, without making anything.
Every rule is in scripts/lint/README.md; switch one off in book.yaml with lint: {rule: off}, or in the text with
<!--lint disable rule: reason-->.

Options
  --fix             mend what can only be meant in one way; files keep their encoding and line ends
  --fix=suggested   and ask, on a terminal, about each of the others
  --format FORMAT   pretty (default), json, sarif (code scanning) or github (workflow annotations)
  --strict          fail on warnings, too
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG, then the book's language
  --quiet           list only errors
  --json            the same as --format json
  --help            show this

Exit codes
  0 no errors   1 errors   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async (invocation) => {
    const format = formatOf(invocation)
    const root = bookFolder(invocation.positionals[0], invocation.surroundings)
    const prefix = prefixOf(root)
    const start = performance.now()
    const {lintBook} = await import('../lint-book.ts')
    const asking = askingOf(invocation, prefix)
    const fix = invocation.options.has('fix') ? {fix: asking ? {ask: asking.ask} : {}} : {}
    const result = await lintBook({root, language: invocation.language, ...fix})
    asking?.close()
    const counts = countFindings(result.findings)
    const exitCode = counts.error > 0 || (invocation.options.has('strict') && counts.warning > 0) ? 1 : 0
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    process.stdout.write(await textOf(result, {format, prefix, exitCode, invocation}))
    if (format === 'pretty' && !invocation.quiet) {
      const said = words[result.language]
      if (result.fixed > 0)
        process.stdout.write(`${fill(said.fixed, {count: result.fixed, files: result.rewritten.length})}\n`)
      process.stdout.write(`${fill(said.summary, {...counts, seconds})}\n`)
    }
    return exitCode
  }
}

function formatOf({options, json}: Invocation): Format {
  const [asked] = options.get('format') ?? []
  if (asked === undefined) return json ? 'json' : 'pretty'
  const format = formats.find((one) => one === asked.toLowerCase())
  if (!format) throw unknownName({ruleId: 'unsupported-format', what: 'format'}, asked, formats)
  return format
}

function askingOf({options, language = 'zh'}: Invocation, prefix: string) {
  if (options.get('fix')?.[0] !== 'suggested') return undefined
  if (!process.stdin.isTTY) {
    throw new UsageError('Cannot ask about fixes without a terminal, expected one for `--fix=suggested`', {
      ruleId: 'no-terminal',
      note: 'run it in a terminal, or use `--fix`'
    })
  }
  return createAsk(language, (finding, source) =>
    pretty([finding], new Map([[finding.path, source]]), {prefix, language, quiet: false})
  )
}

type TextOptions = {format: Format; prefix: string; exitCode: number; invocation: Invocation}

async function textOf(
  {findings, sources, language, fixed, rewritten}: LintResult,
  {format, prefix, exitCode, invocation}: TextOptions
): Promise<string> {
  if (format === 'json') return toJson({findings, fixed, rewritten, exitCode})
  if (format === 'github') return formatAnnotations(findings, prefix)
  if (format === 'pretty') return pretty(findings, sources, {prefix, language, quiet: invocation.quiet})
  const {describeRules} = await import('../describe-rules.ts')
  const {packageVersion} = await import('../../load/index.ts')
  const tool = {
    version: packageVersion(),
    language: language === 'zh' ? 'zh-Hans' : 'en',
    rules: await describeRules(language)
  }
  return toJson(toSarif(findings, prefix, tool))
}

type PrettyOptions = {prefix: string; language: Language; quiet: boolean}

function pretty(
  findings: readonly Finding[],
  sources: ReadonlyMap<string, string>,
  {prefix, language, quiet}: PrettyOptions
): string {
  const colour = process.stdout.isTTY && !process.env['NO_COLOR']
  const shown = quiet ? findings.filter(({severity}) => severity === 'error') : findings
  const {expected} = words[language]
  return formatPretty(shown, sources, {
    lineOf: (finding) => formatFinding(finding, {prefix, colour, expected}),
    colour,
    columns: process.stdout.columns ?? 100
  })
}
