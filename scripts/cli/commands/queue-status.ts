import type {Command} from '../command.ts'
import {redisOf} from '../queue-options.ts'
import {toJson} from '../report-text.ts'
import {fill, words} from '../words.ts'

/** `zhushu queue status`. */
export const queueStatus: Command = {
  name: 'queue status',
  arguments: 0,
  options: {redis: {type: 'string'}},
  summary: {
    zh: ['queue status [选项]', '队列里等着、在做、做好、失败的各有多少'],
    en: ['queue status [options]', 'how many jobs wait, run, are done or failed']
  },
  help: {
    zh: `用法
  zhushu queue status [选项]

选项
  --redis 地址      redis://主机:端口；省略时看 REDIS_URL，再为 redis://127.0.0.1:6379
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           与不写相同
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 完成；2 命令有错；3 连不上 Redis；70 zhushu 的缺陷
`,
    en: `Usage
  zhushu queue status [options]

Options
  --redis ADDRESS   redis://host:port; REDIS_URL, then redis://127.0.0.1:6379 where left out
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           changes nothing
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 told   2 usage   3 no Redis   70 a bug in zhushu
`
  },
  run: async (invocation) => {
    const {language = 'zh', json} = invocation
    const {withQueue} = await import('../../queue/open-queue.ts')
    const {describeQueue} = await import('../../queue/describe-queue.ts')
    const status = await withQueue(redisOf(invocation), describeQueue)
    if (json) {
      process.stdout.write(toJson(status))
      return 0
    }
    const said = words[language]
    const lines = [
      fill(said.queueCounts, {...status.counts, workers: status.workers}),
      ...status.rates.map((rate) => fill(said.queueRate, rate)),
      ...status.active.map(({id, progress}) => `  … ${id}  ${progress}`),
      ...status.failures.map(({id, attempts, reason}) => `  ✗ ${id} (${attempts})  ${reason}`)
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  }
}
