import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu editions`. */
export const editions: Command = {
  name: 'editions',
  arguments: 1,
  options: {edition: {type: 'string', multiple: true}},
  summary: {
    zh: ['editions [书的文件夹] [选项]', '列出一本书的各个版本'],
    en: ['editions [folder of a book] [options]', 'list the editions of a book']
  },
  help: {
    zh: `用法
  zhushu editions [书的文件夹] [选项]

列出 book.yaml 里的版本：名称、语言、版次、格式。--json 输出 GitHub Actions 的任务矩阵。

选项
  --edition 名称    只列这个版本；可重复，或用逗号分隔
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           与不写相同
  --json            以 JSON 写出任务矩阵，一个版本一项：{"include": [{"edition": …, "formats": …}]}
  --help            显示本帮助

退出码
  0 完成；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu editions [folder of a book] [options]

Lists the editions in book.yaml: name, language, version, formats. --json prints a matrix of jobs for GitHub Actions.

Options
  --edition NAME    list only this edition; may be repeated, or separated by commas
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           changes nothing
  --json            write the matrix as JSON, an item an edition: {"include": [{"edition": …, "formats": …}]}
  --help            show this

Exit codes
  0 listed   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, json}) => {
    const root = bookFolder(positionals[0], surroundings)
    const {load, editionsOf} = await import('../../load/index.ts')
    const {matrixOf} = await import('../../release/index.ts')
    const {config} = await load(root)
    const found = editionsOf(config, options.get('edition') ?? [], [])
    if (json) process.stdout.write(toJson(matrixOf(found)))
    else {
      for (const {name, language, version, formats, label} of found) {
        process.stdout.write(`${[name, language, version, formats.join(','), label].join('  ').trimEnd()}\n`)
      }
    }
    return 0
  }
}
