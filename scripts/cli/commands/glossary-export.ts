import type {Command} from '../command.ts'
import {UsageError} from '../../diagnostics.ts'
import {bookFolder, typedPath} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary export`. */
export const glossaryExport: Command = {
  name: 'glossary export',
  arguments: 2,
  options: {to: {type: 'string'}, source: {type: 'string'}, target: {type: 'string'}},
  summary: {
    zh: ['glossary export 文件 [书的文件夹] --to 格式', '把词库写成表格、TBX 等，交给别的程序'],
    en: ['glossary export FILE [folder of a book] --to FORMAT', 'write a glossary for other programs: tables, TBX …']
  },
  help: {
    zh: `用法
  zhushu glossary export 文件 [书的文件夹] --to 格式 [选项]

格式：csv、xlsx 什么都不丢；tbx 是 TBX-Basic 第 3 版；tbx2 是第 2 版，一对语言，给 OmegaT 与 Weblate；
skos 是 JSON-LD；prh 与 vale 只有一种语言里不可用的写法（vale 写成一个文件夹）。
每种格式装不下什么，见 scripts/glossary/exchange/README.md。导出时的样子随文件带着，
改好之后用 glossary import 收回来。

选项
  --to 格式         tbx、tbx2、csv、xlsx、skos、prh 或 vale；省略时按文件的扩展名
  --source 语言     原文的语言，省略时为书的语言
  --target 语言     译文的语言（tbx2），省略时为 en
  --lang zh|en      信息的语言
  --quiet           什么也不说
  --json            以 JSON 列出写了哪些文件
  --help            显示本帮助

退出码
  0 写好了；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu glossary export FILE [folder of a book] --to FORMAT [options]

Formats: csv and xlsx lose nothing; tbx is TBX-Basic, version 3; tbx2 is version 2 with a pair of languages, for OmegaT and
Weblate; skos is JSON-LD; prh and vale have the forbidden forms of one language (vale is a folder). What each cannot hold
is told in scripts/glossary/exchange/README.md. What was exported travels with the file: take it back, when it has been
worked on, by glossary import.

Options
  --to FORMAT       tbx, tbx2, csv, xlsx, skos, prh or vale; by the file's ending where left out
  --source TAG      language of the source; the book's where left out
  --target TAG      language of the translation (tbx2); en where left out
  --lang zh|en      language of messages
  --quiet           say nothing
  --json            list the files that were written as JSON
  --help            show this

Exit codes
  0 written   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json, quiet}) => {
    const [out, folder] = positionals
    if (out === undefined) {
      throw new UsageError('Cannot export a glossary without a name for the file, expected one', {
        ruleId: 'missing-exchange-file'
      })
    }
    const {exportGlossary, formatNamed} = await import('../exchange-glossary.ts')
    const {readGlossaryBook} = await import('../glossary-book.ts')
    const ending = /\.(csv|xlsx|tbx)$/i.exec(out)?.[1]
    const format = formatNamed(options.get('to')?.at(-1) ?? ending)
    const book = await readGlossaryBook(bookFolder(folder, surroundings))
    const pair = {source: options.get('source')?.at(-1), target: options.get('target')?.at(-1)}
    const files = await exportGlossary(book, {format, out: typedPath(out, surroundings), pair})
    if (json) process.stdout.write(toJson({format, files}))
    else if (!quiet)
      process.stdout.write(language === 'zh' ? `写好了 ${files.length} 个文件\n` : `wrote ${files.length} files\n`)
    return 0
  }
}
