import type {Command} from '../command.ts'
import {countOf, redisOf} from '../queue-options.ts'
import {stoppable} from '../stoppable.ts'

/** `zhushu queue dashboard`. */
export const queueDashboard: Command = {
  name: 'queue dashboard',
  arguments: 0,
  options: {redis: {type: 'string'}, port: {type: 'string'}, host: {type: 'string'}, control: {type: 'boolean'}},
  summary: {
    zh: ['queue dashboard [选项]', '在浏览器里看队列'],
    en: ['queue dashboard [options]', 'the queue in a browser']
  },
  help: {
    zh: `用法
  zhushu queue dashboard [选项]

选项
  --port 端口       省略时为 3100
  --host 地址       在哪个地址上听；省略时为 127.0.0.1，只有本机看得到
  --control         可以重试、删除任务；省略时只看不动
  --redis 地址      redis://主机:端口；省略时看 REDIS_URL，再为 redis://127.0.0.1:6379
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           不写出地址
  --json            以 JSON 写出地址
  --help            显示本帮助

退出码
  2 命令有错；3 连不上 Redis；70 zhushu 的缺陷；130、143 被中断
`,
    en: `Usage
  zhushu queue dashboard [options]

Options
  --port PORT       3100 where left out
  --host ADDRESS    what to listen on; 127.0.0.1, which only this machine reaches, where left out
  --control         let jobs be retried and removed; where left out they are only shown
  --redis ADDRESS   redis://host:port; REDIS_URL, then redis://127.0.0.1:6379 where left out
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           do not tell the address
  --json            tell the address as JSON
  --help            show this

Exit codes
  2 usage   3 no Redis   70 a bug in zhushu   130, 143 interrupted
`
  },
  run: async (invocation) => {
    const {options, quiet, json, language = 'zh'} = invocation
    const port = countOf(invocation, 'port') ?? 3100
    const {withQueue} = await import('../../queue/open-queue.ts')
    const {serveBoard} = await import('../../queue/serve-board.ts')
    const host = options.get('host')?.at(-1) ?? '127.0.0.1'
    return await stoppable({language, silent: true}, async ({signal}) => {
      const onReady = (address: string): void => {
        if (json) process.stdout.write(`${JSON.stringify({address})}\n`)
        else if (!quiet) process.stdout.write(`${address}\n`)
      }
      await withQueue(redisOf(invocation), (queue) =>
        serveBoard(queue, {host, port, control: options.has('control'), signal, onReady})
      )
      return 0
    })
  }
}
