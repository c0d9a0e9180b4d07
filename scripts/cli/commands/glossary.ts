import {UsageError} from '../../diagnostics.ts'
import type {Command} from '../command.ts'
import {bookFolder} from '../places.ts'

/** `zhushu glossary`. */
export const glossary: Command = {
  name: 'glossary',
  arguments: 1,
  options: {port: {type: 'string'}, 'no-open': {type: 'boolean'}},
  summary: {
    zh: ['glossary [书的文件夹]', '在浏览器里编辑术语表'],
    en: ['glossary [folder of a book]', 'edit the glossary in a browser']
  },
  help: {
    zh: `用法
  zhushu glossary [书的文件夹]

在本机打开译者书桌：按概念与语言编辑术语，保存之前先看到书中每一处变化。存下来的就是 glossary/terms 里
的 YAML 文件，只动改了的地方。书桌只应答本机、只认印出的地址；按 Ctrl+C 结束。

选项
  --port 端口       用这个端口；被占用时另选一个。省略时每本书有自己的端口
  --no-open         不打开浏览器
  --lang zh|en      信息的语言
  --help            显示本帮助

退出码
  0 结束；2 命令或配置有错；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu glossary [folder of a book]

Opens the translators' desk on this computer: edit terms by concept and language, and see every place of the book that
changes before you save. What is saved are the YAML files of glossary/terms, changed only where you changed them. The
desk answers this computer alone, and only to the address that is printed; Ctrl+C ends it.

Options
  --port PORT       use this port; another one where it is taken. Where left out, each book has a port of its own
  --no-open         do not open the browser
  --lang zh|en      language of messages
  --help            show this

Exit codes
  0 ended   2 usage or configuration   70 a bug in zhushu
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', quiet}) => {
    const port = portOf(options.get('port')?.at(-1))
    const root = bookFolder(positionals[0], surroundings)
    const {openDesk} = await import('../../desk/index.ts')
    const said = words[language]
    if (!quiet) process.stderr.write(`${said.reading}\n`)
    const desk = await openDesk({root, ...(port === undefined ? {} : {port})})
    process.stdout.write(`${desk.address}\n`)
    if (!quiet) process.stderr.write(`${said.ready}\n`)
    if (!options.has('no-open')) {
      const {openAddress} = await import('../../machine/index.ts')
      openAddress(desk.address)
    }
    await new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve)
    })
    await desk.close()
    return 0
  }
}

const words = {
  zh: {reading: '正在读书稿……', ready: '请在浏览器里打开上面的地址；按 Ctrl+C 结束。'},
  en: {reading: 'Reading the book…', ready: 'Open the address above in a browser; Ctrl+C ends this.'}
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UsageError(`Unexpected port \`${text}\`, expected a number from 1 to 65535`, {
    ruleId: 'unusable-port',
    values: {port: text}
  })
}
