import {resolve} from 'node:path'
import type {Format} from '../../book.ts'
import type {BuildRequest} from '../../build.ts'
import {cacheFolder, programOf} from '../cache-of.ts'
import type {Command, Invocation} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'
import {runBuild} from '../run-build.ts'
import {unknownName} from '../unknown-name.ts'

const formats: readonly Format[] = ['html', 'epub', 'pdf']

/** `zhushu build`. */
export const build: Command = {
  name: 'build',
  arguments: Infinity,
  options: {
    edition: {type: 'string', multiple: true},
    format: {type: 'string', multiple: true},
    out: {type: 'string'},
    strict: {type: 'boolean'},
    'no-cache': {type: 'boolean'}
  },
  summary: {
    zh: ['build [书的文件夹…] [选项]', '构建一本书，或几本'],
    en: ['build [folder of a book …] [options]', 'build a book, or several']
  },
  help: {
    zh: `用法
  zhushu build [书的文件夹…] [选项]

书的文件夹
  省略时构建本仓库自己的书。相对路径从输入命令的文件夹算起；用 npm run 时亦然
  （该处没有时，从 package.json 所在的文件夹算起）。写几个，就各在一个进程里同时构建，
  处理器有几个核就有几个进程；--out 里每本书一个文件夹。

选项
  --edition 名称    只构建这个版本；可重复，或用逗号分隔
  --format 格式     只做 html、epub 或 pdf；可重复，或用逗号分隔
  --out 文件夹      输出的位置；省略时为书的文件夹里的 out
  --strict          有警告也算失败
  --no-cache        全部重新做，不用也不留缓存
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG 与书的语言
  --quiet           只列出做好的文件与错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

环境变量
  ZHUSHU_BROWSER    打印 PDF 的浏览器的路径（也认 PUPPETEER_EXECUTABLE_PATH）；
                    省略时依次找 Puppeteer 下载的、已安装的、npm 包里的浏览器
  ZHUSHU_CACHE      缓存的文件夹；省略时为系统给本用户的缓存文件夹（见 zhushu clean）

退出码
  0 完成；1 书稿有错；2 命令或配置有错；3 电脑上缺少所需
  70 zhushu 的缺陷；74 磁盘
  75 请稍后再试；130、143 被中断。不是 0 时，上次的成品原样不动。
`,
    en: `Usage
  zhushu build [folder of a book …] [options]

Folder of a book
  The book of this repository where left out. A relative path starts where you typed the command, under npm run, too
  (or at the folder of package.json where there is no such folder). Several are built side by side, each in a process
  of its own, as many at once as there are cores; --out has a folder for each book then.

Options
  --edition NAME    build only this edition; may be repeated, or separated by commas
  --format FORMAT   make only html, epub or pdf; may be repeated, or separated by commas
  --out FOLDER      where outputs go; out in the folder of the book where left out
  --strict          fail on warnings, too
  --no-cache        make everything anew; neither use nor keep a cache
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG, then the book's language
  --quiet           list only the files that were made, and errors
  --json            write the result as JSON to standard output
  --help            show this

Environment
  ZHUSHU_BROWSER    path of the browser that prints PDFs (PUPPETEER_EXECUTABLE_PATH works, too); where left out
                    Puppeteer's download, an installed browser, or the one from npm
  ZHUSHU_CACHE      folder of the cache; where left out, the one that the system gives this user (see zhushu clean)

Exit codes
  0 built   1 errors in the book   2 usage or configuration   3 something is missing on the machine
  70 a bug in zhushu   74 disk   75 try again   130, 143 interrupted. On all but 0 the last output is untouched.
`
  },
  run: async (invocation, workerUrl) => {
    if (invocation.positionals.length > 1) return await (await import('../build-many.ts')).buildMany(invocation)
    const {env, packageRoot} = invocation.surroundings
    const folder = invocation.options.has('no-cache') ? undefined : cacheFolder(env)
    const program = folder === undefined ? '' : programOf(workerUrl, packageRoot, env)
    return await runBuild({request: requestOf(invocation), remembering: {folder, program}}, invocation, workerUrl)
  }
}

/** What is asked for. */
export function requestOf({positionals, options, surroundings}: Invocation): BuildRequest {
  const root = bookFolder(positionals[0], surroundings)
  const out = options.get('out')?.at(-1)
  return {
    root,
    out: out === undefined ? resolve(root, 'out') : typedPath(out, surroundings),
    editions: options.get('edition') ?? [],
    formats: (options.get('format') ?? []).map(readFormat),
    strict: options.has('strict')
  }
}

function readFormat(value: string): Format {
  const format = formats.find((known) => known === value.toLowerCase())
  if (!format) throw unknownName({ruleId: 'unsupported-format', what: 'format'}, value, formats)
  return format
}
