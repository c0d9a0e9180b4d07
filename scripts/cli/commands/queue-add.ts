import type {Command} from '../command.ts'
import {readFormats} from '../read-formats.ts'
import {typedPath} from '../places.ts'

/** `zhushu queue add`. */
export const queueAdd: Command = {
  name: 'queue add',
  arguments: Infinity,
  options: {
    edition: {type: 'string', multiple: true},
    format: {type: 'string', multiple: true},
    redis: {type: 'string'},
    to: {type: 'string'},
    base: {type: 'string'},
    retry: {type: 'boolean'}
  },
  summary: {
    zh: ['queue add 书的文件夹… [选项]', '把许多书排进构建队列'],
    en: ['queue add FOLDER… [options]', 'put many books into the queue']
  },
  help: {
    zh: `用法
  zhushu queue add 书的文件夹… [选项]

每本书的每个版本、每种格式是一个任务，放进 Redis（或 Valkey）里的队列，由任意多台机器上的 zhushu worker 来做。
任务以输入的散列值为名：没有改过的书不会再做一遍。

选项
  --edition 名称    只做这个版本；可重复，或用逗号分隔
  --format 格式     只做 html、epub 或 pdf；可重复，或用逗号分隔
  --redis 地址      redis://主机:端口；省略时看 REDIS_URL，再为 redis://127.0.0.1:6379
  --to 去处         成品所在的共享文件夹或 s3://桶/前缀：已有的不再做
  --base 文件夹     书都在其中；工人们各有自己的 --base，书的位置从它算起
  --retry           以前失败的再试
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出不能排的书
  --json            以 JSON 写出每个任务与成品的位置
  --help            显示本帮助

退出码
  0 完成；1 有的书排不进去；2 命令有错；3 连不上 Redis；70 zhushu 的缺陷；74 磁盘；75 请稍后再试
`,
    en: `Usage
  zhushu queue add FOLDER… [options]

Each format of each edition of each book is a job in a queue in Redis (or Valkey), for zhushu worker on any number of
machines. A job is named after the hash of its input: a book that has not changed is not built again.

Options
  --edition NAME    build only this edition; may be repeated, or separated by commas
  --format FORMAT   make only html, epub or pdf; may be repeated, or separated by commas
  --redis ADDRESS   redis://host:port; REDIS_URL, then redis://127.0.0.1:6379 where left out
  --to STORE        shared folder or s3://bucket/prefix of the results: what is there is not built again
  --base FOLDER     what all books are in; workers have a --base of their own, and find books from there
  --retry           try again what failed before
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           list only books that cannot be queued
  --json            write jobs, and where their results go, as JSON
  --help            show this

Exit codes
  0 queued   1 some books cannot be queued   2 usage   3 no Redis   70 a bug in zhushu   74 disk   75 try again
`
  },
  run: async (invocation) => {
    const {positionals, options, surroundings} = invocation
    const {queueBooks} = await import('../queue-books.ts')
    const base = options.get('base')?.at(-1)
    return await queueBooks(invocation, {
      folders: positionals.map((folder) => typedPath(folder, surroundings)),
      editions: options.get('edition') ?? [],
      formats: readFormats(options.get('format')),
      base: base === undefined ? undefined : typedPath(base, surroundings)
    })
  }
}
