import type {Command} from '../command.ts'
import {UsageError} from '../../diagnostics.ts'
import {bookFolder, typedPath} from '../places.ts'
import {toJson} from '../report-text.ts'
import type {Imported} from '../exchange-glossary.ts'
import type {Language} from '../words.ts'

/** `zhushu glossary import`. */
export const glossaryImport: Command = {
  name: 'glossary import',
  arguments: 2,
  options: {
    ...{from: {type: 'string'}, base: {type: 'string'}, source: {type: 'string'}, target: {type: 'string'}},
    'dry-run': {type: 'boolean'}
  },
  summary: {
    zh: ['glossary import 文件 [书的文件夹] [选项]', '把别处改好的词库合并回来'],
    en: ['glossary import FILE [folder of a book] [options]', 'merge a glossary that was worked on elsewhere']
  },
  help: {
    zh: `用法
  zhushu glossary import 文件 [书的文件夹] [选项]

三方合并：只在那边改过的，收进来；只在这边改过的，留着；两边都改过而不同的，留着这边的并列出来。
没有记着导出时样子的文件，只补这边空着的。那边删掉的术语不会在这边删掉。每处改动都印出来。

选项
  --from 格式       tbx、tbx2、csv、xlsx、skos、prh、vale 或 cncf（CNCF 词汇表的 Markdown 文件夹）；
                    省略时按文件的扩展名
  --base 修订       导出时是这个 git 修订的样子
  --source 语言     原文的语言（prh、vale、tbx2），省略时为书的语言
  --target 语言     译文的语言（tbx2），省略时为 en
  --dry-run         只看，不写
  --lang zh|en      信息的语言
  --quiet           只列冲突
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 合并好了；1 有冲突，或有文件写不了；2 命令、配置或文件有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu glossary import FILE [folder of a book] [options]

A three-way merge: what was changed there alone is taken in, what was changed here alone stays, and of what both changed,
ours stays and is listed. A file that does not tell what was exported only fills what is empty here. Terms that were
taken away there stay here. Every change is printed.

Options
  --from FORMAT     tbx, tbx2, csv, xlsx, skos, prh, vale or cncf (a folder of Markdown of the CNCF Glossary); by the
                    file's ending where left out
  --base REVISION   it was exported from this revision of git
  --source TAG      language of the source (prh, vale, tbx2); the book's where left out
  --target TAG      language of the translation (tbx2); en where left out
  --dry-run         show it and write nothing
  --lang zh|en      language of messages
  --quiet           list only conflicts
  --json            write the outcome as JSON to standard output
  --help            show this

Exit codes
  0 merged   1 conflicts, or files that cannot be written   2 usage, configuration or file   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json, quiet}) => {
    const [input, folder] = positionals
    if (input === undefined) {
      throw new UsageError('Cannot import a glossary without a file, expected its name', {
        ruleId: 'missing-exchange-file'
      })
    }
    const {importGlossary, formatNamed} = await import('../exchange-glossary.ts')
    const {readGlossaryBook} = await import('../glossary-book.ts')
    const ending = /\.(csv|xlsx|tbx)$/i.exec(input)?.[1]
    const format = formatNamed(options.get('from')?.at(-1) ?? ending, ['cncf'])
    const book = await readGlossaryBook(bookFolder(folder, surroundings))
    const last = (name: string): string | undefined => options.get(name)?.at(-1)
    const pair = {source: last('source'), target: last('target')}
    const isDry = options.has('dry-run')
    const {terms, skipped} = await importGlossary(book, {
      format,
      input: typedPath(input, surroundings),
      base: last('base'),
      pair,
      isDry
    })
    const exitCode = terms.some(({conflicts, unwritten}) => conflicts.length > 0 || unwritten !== undefined) ? 1 : 0
    if (json) process.stdout.write(toJson({terms, skipped, exitCode}))
    else process.stdout.write(textOf(terms, skipped, {language, quiet}))
    return exitCode
  }
}

function textOf(
  terms: readonly Imported[],
  skipped: readonly string[],
  {language, quiet}: {language: Language; quiet: boolean}
): string {
  const isChinese = language === 'zh'
  const conflict = isChinese ? '冲突，这边的留着' : 'conflict, ours stays'
  const lines = terms.flatMap(({path, removed, added, conflicts, unwritten}) => [
    ...(quiet && conflicts.length === 0 && unwritten === undefined ? [] : [path]),
    ...(quiet ? [] : [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)]),
    ...conflicts.map(
      ({path: at, mine, theirs}) =>
        `! ${conflict}: ${at.join('.')}  ${JSON.stringify(mine)} ≠ ${JSON.stringify(theirs)}`
    ),
    ...(unwritten === undefined ? [] : [`! ${isChinese ? '没有写入' : 'not written'}: ${unwritten}`])
  ])
  const changed = terms.filter(({removed, added}) => removed.length + added.length > 0).length
  const count = terms.reduce((sum, {conflicts}) => sum + conflicts.length, 0)
  const summary = isChinese ? `改了 ${changed} 个术语，${count} 处冲突` : `${changed} terms changed, ${count} conflicts`
  const passed =
    skipped.length === 0 ? [] : [`${isChinese ? '不能作为 id，略过' : 'no ids, passed over'}: ${skipped.join(', ')}`]
  return `${[...lines, ...passed, summary].join('\n')}\n`
}
