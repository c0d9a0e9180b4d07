import {resolve} from 'node:path'
import {UsageError} from '../../diagnostics.ts'
import {cacheFolder, openCacheFolder, programOf} from '../cache-of.ts'
import type {Command, Invocation} from '../command.ts'
import {bookFolder} from '../places.ts'
import {fill, words, type Language} from '../words.ts'

/** Where previews are found, unless the port is taken. */
const usualPort = 4040

/** `zhushu preview`. */
export const preview: Command = {
  name: 'preview',
  arguments: 1,
  options: {
    edition: {type: 'string'},
    port: {type: 'string'}
  },
  summary: {
    zh: ['preview [书的文件夹] [选项]', '边写边看：保存即更新的网页'],
    en: ['preview [folder of a book] [options]', 'see the site while you write, updated on save']
  },
  help: {
    zh: `用法
  zhushu preview [书的文件夹] [选项]

在本机的浏览器里看书成为网站的样子。保存书稿后，页面就地更新，停在原处；右下角列出发现的问题，点位置即在
编辑器里打开那一行；“看 PDF”显示分好页的样子。只有本机能打开；不写入任何成品。按 Ctrl-C 结束。

选项
  --edition 名称    看哪个版本；省略时为第一个
  --port 端口       省略时为 ${usualPort}，被占用时为其后空着的
  --lang zh|en      信息的语言
  --quiet           只说地址
  --help            显示本帮助

环境变量
  ZHUSHU_EDITOR     打开编辑器的地址；省略时为 vscode://file{path}:{line}:{column}
`,
    en: `Usage
  zhushu preview [folder of a book] [options]

See in a browser on this computer how the book becomes a site. Pages are updated in place when the manuscript is saved,
and stay where they are; what is wrong is listed at the lower right, and a click on its place opens the line in the
editor; “view PDF” shows it in pages. Only this computer can open it; no output is written. Ctrl-C ends it.

Options
  --edition NAME    which edition; the first where left out
  --port PORT       ${usualPort} where left out, or one after it that is free
  --lang zh|en      language of messages
  --quiet           say the address only
  --help            show this

Environment
  ZHUSHU_EDITOR     address that opens the editor; vscode://file{path}:{line}:{column} where left out
`
  },
  run: async (invocation, workerUrl) => await showUntilStopped(invocation, workerUrl)
}

async function showUntilStopped(
  {positionals, options, surroundings, language = 'zh', quiet}: Invocation,
  workerUrl: URL
): Promise<number> {
  const {startPreview} = await import('../../preview/index.ts')
  const {createCache} = await import('../../cache/index.ts')
  const {createMachine} = await import('../../machine/index.ts')
  const {loadMessages} = await import('../../load/index.ts')
  const {env, packageRoot} = surroundings
  const [root, port] = [bookFolder(positionals[0], surroundings), portOf(options.get('port')?.at(-1))]
  const store = openCacheFolder(cacheFolder(env))
  const said = words[language]
  const say = (text: string): void => void process.stderr.write(quiet ? '' : `${text}\n`)
  const stopped = new AbortController()
  const shown = await startPreview({
    root,
    out: resolve(root, 'out'),
    edition: options.get('edition')?.at(-1),
    port,
    cache: createCache({store, program: programOf(workerUrl, packageRoot, env)}),
    machine: createMachine({progress: () => undefined, signal: stopped.signal}),
    wording: await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'),
    language,
    editor: env['ZHUSHU_EDITOR'] || 'vscode://file{path}:{line}:{column}',
    packageRoot,
    onState: (state, milliseconds) => {
      say(stateText(state, milliseconds, language))
    },
    onPolling: () => {
      say(said.polling)
    }
  })
  process.stdout.write(`${fill(said.previewAt, {address: `http://localhost:${shown.port}/`})}\n`)
  await signalled()
  stopped.abort()
  await shown.close()
  store.trim()
  return 0
}

async function signalled(): Promise<void> {
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        done()
      })
    }
  })
}

type State = {findings: readonly {severity: 'error' | 'warning' | 'info'}[]; failure: string | undefined}

function stateText({findings, failure}: State, milliseconds: number, language: Language): string {
  if (failure !== undefined) return failure
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const counts = {error: count('error'), warning: count('warning'), info: count('info')}
  return fill(words[language].summary, {...counts, seconds: (milliseconds / 1000).toFixed(1)})
}

function portOf(value: string | undefined): number {
  const port = value === undefined ? usualPort : Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`Unexpected port \`${value}\`, expected a number from 0 to 65535`)
}
