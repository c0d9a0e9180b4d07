import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'
import {toJson} from '../report-text.ts'

/** `zhushu glossary stale`. */
export const glossaryStale: Command = {
  name: 'glossary stale',
  arguments: 1,
  options: {},
  summary: {
    zh: ['glossary stale [书的文件夹]', '列出原文已改、译文待看的术语'],
    en: ['glossary stale [folder of a book]', 'list translations whose source has changed']
  },
  help: {
    zh: `用法
  zhushu glossary stale [书的文件夹] [选项]

译文的 basedOn 记着所据原文的指纹；原文的词或定义改了，译文就列在这里，连同原文改前改后的样子
（改前的从 git 的历史里找；找不到时只有现在的）。看过之后，把 basedOn 改成列出的新值。

选项
  --lang zh|en      文字的语言
  --quiet           只列术语，不列原文
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 没有；1 有待看的；2 命令或配置有错；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu glossary stale [folder of a book] [options]

A translation's basedOn names the text that it was made of. Where that says something else now, the translation is listed
here with its source before and after (before is looked for in the history of git; without it, there is only what it says
now). When it has been looked through, put the new value that is listed at basedOn.

Options
  --lang zh|en      language of words
  --quiet           list the terms without their sources
  --json            write it as JSON to standard output
  --help            show this

Exit codes
  0 none   1 some   2 usage or configuration   70 a bug in zhushu
`
  },
  run: async ({positionals, surroundings, language = 'zh', json, quiet}) => {
    const root = bookFolder(positionals[0], surroundings)
    const {readGlossaryBook} = await import('../glossary-book.ts')
    const {staleWithSources} = await import('../stale-sources.ts')
    const stale = await staleWithSources(await readGlossaryBook(root))
    if (json) process.stdout.write(toJson({stale}))
    else {
      const none = language === 'zh' ? '没有过时的译文' : 'no outdated translations'
      const now = language === 'zh' ? '看过后写' : 'when looked through'
      const lines = stale.flatMap(({path, language: tag, source, now: hash, before, sourceText}) => [
        `${path}  ${tag}  ${now} basedOn: ${source}@${hash}`,
        ...(quiet || !before ? [] : [`  - ${before.term}  ${before.definition}`]),
        ...(quiet ? [] : [`  + ${sourceText.term}  ${sourceText.definition}`])
      ])
      process.stdout.write(`${(lines.length > 0 ? lines : [none]).join('\n')}\n`)
    }
    return stale.length > 0 ? 1 : 0
  }
}
