import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary fmt`. */
export const glossaryFmt: Command = {
  name: 'glossary fmt',
  arguments: 1,
  options: {check: {type: 'boolean'}},
  summary: {
    zh: ['glossary fmt [书的文件夹] [选项]', '把词库文件的字段排成统一的次序'],
    en: ['glossary fmt [folder of a book] [options]', "put the keys of a glossary's files into one order"]
  },
  help: {
    zh: `用法
  zhushu glossary fmt [书的文件夹] [选项]

每个术语文件都有全部语言，字段按统一的次序，各人改的行就离得远，git 合并少有冲突。
值、引号、换行与注释不动，字段上面的注释随字段走。

选项
  --check           只说哪些文件不合，不改
  --lang zh|en      信息的语言
  --quiet           不列文件
  --json            以 JSON 列出文件
  --help            显示本帮助

退出码
  0 都合；1 --check 时有不合的，或有文件写不了；2 命令或配置有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu glossary fmt [folder of a book] [options]

Every file of a term has all languages, and its keys in one order: so lines that different people change stand apart, and
git merges them. Values, quotes, wrapping and comments stay; a comment above a key goes with it.

Options
  --check           only say which files are otherwise
  --lang zh|en      language of messages
  --quiet           do not list the files
  --json            list the files as JSON
  --help            show this

Exit codes
  0 all in order   1 some are not (--check), or cannot be written   2 usage or configuration   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', json, quiet}) => {
    const {readGlossaryBook} = await import('../glossary-book.ts')
    const {formatTerm} = await import('../../glossary/index.ts')
    const {rewriteSource} = await import('../../write.ts')
    const {root, manuscript, languages} = await readGlossaryBook(bookFolder(positionals[0], surroundings))
    const isCheck = options.has('check')
    const [files, unwritten]: [string[], string[]] = [[], []]
    for (const {file} of manuscript.glossary) {
      const [before, after] = [String(file), formatTerm(String(file), languages)]
      if (before === after) continue
      files.push(file.path)
      const change = {path: file.path, before, after, encoding: file.data.encoding}
      if (!isCheck && (await rewriteSource(root, change)) !== undefined) unwritten.push(file.path)
    }
    const exitCode = (isCheck && files.length > 0) || unwritten.length > 0 ? 1 : 0
    if (json) process.stdout.write(toJson({files, unwritten, exitCode}))
    else if (!quiet) {
      const said =
        language === 'zh'
          ? `${files.length} 个文件${isCheck ? '不合' : '排好了'}`
          : `${files.length} files ${isCheck ? 'not in order' : 'put in order'}`
      process.stdout.write([...files, ...unwritten.map((path) => `! ${path}`), said, ''].join('\n'))
    }
    return exitCode
  }
}
