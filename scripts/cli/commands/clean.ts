import {sizeText} from '../report-text.ts'
import {cacheFolder} from '../cache-of.ts'
import type {Command} from '../command.ts'

/** `zhushu clean`. */
export const clean: Command = {
  name: 'clean',
  arguments: 0,
  options: {},
  summary: {
    zh: ['clean', '清除缓存'],
    en: ['clean', 'clear the cache']
  },
  help: {
    zh: `用法
  zhushu clean

清除 zhushu 为所有的书留下的缓存：读过的章、做好的格式。书稿与成品都不动，下次构建全部重新做。
缓存在系统给本用户的缓存文件夹里，至多 512 MB，久不用的自动让出；环境变量 ZHUSHU_CACHE 可另指一处。

选项
  --lang zh|en      信息的语言
  --quiet           不说清除了多少
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助
`,
    en: `Usage
  zhushu clean

Clear what zhushu keeps of all books: chapters that were read, formats that were made. Manuscripts and outputs stay;
the next build makes everything anew. The cache is in the folder that the system gives this user for such things, 512 MB
at most; what is not used for long makes room. ZHUSHU_CACHE names another folder.

Options
  --lang zh|en      language of messages
  --quiet           do not say how much it was
  --json            write the result as JSON to standard output
  --help            show this
`
  },
  run: async ({surroundings, language, quiet, json}) => {
    const {clearStore} = await import('../../cache/index.ts')
    const folder = cacheFolder(surroundings.env)
    const freed = folder === undefined ? 0 : clearStore(folder)
    if (json) process.stdout.write(`${JSON.stringify({folder: folder ?? null, freed})}\n`)
    else if (!quiet) process.stdout.write(`${language === 'en' ? 'cleared' : '已清除'} ${sizeText(freed)}\n`)
    return 0
  }
}
