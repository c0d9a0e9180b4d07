import type {Command} from '../command.ts'

/** `zhushu worker`. */
export const worker: Command = {
  name: 'worker',
  arguments: 0,
  options: {
    to: {type: 'string'},
    concurrency: {type: 'string', short: 'c'},
    rate: {type: 'string'},
    timeout: {type: 'string'},
    memory: {type: 'string'},
    base: {type: 'string'},
    redis: {type: 'string'}
  },
  summary: {
    zh: ['worker --to 去处 [选项]', '从队列里取书来做'],
    en: ['worker --to STORE [options]', 'take books from the queue and build them']
  },
  help: {
    zh: `用法
  zhushu worker --to 去处 [选项]

从队列里取任务，每个任务在一个子进程里构建；失败的过一会儿再试，共三次；书稿本身有错的不再试。被杀掉的工人
手上的任务，十几秒内由别的工人接着做。收到 SIGTERM 或 Ctrl-C 时做完手上的再停，再收到一次就丢下。
PDF 之外的成品与整个版本一起构建时逐字节相同：EPUB 要列出 PDF 的页码，所以会连 PDF 一起做一遍。

选项
  --to 去处         成品放到哪里：共享文件夹，或 s3://桶/前缀（AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、
                    AWS_ENDPOINT_URL、AWS_REGION）；放好了才看得见
  --concurrency N   同时做几个；省略时为处理器的核数
  --rate N          所有工人一起，一分钟至多开始几个
  --timeout 秒      一个任务至多多久；省略时为 900
  --memory 兆       一个任务的堆至多多大
  --base 文件夹     书在其中：queue add 用了 --base 时要写
  --redis 地址      redis://主机:端口；省略时看 REDIS_URL，再为 redis://127.0.0.1:6379
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只说失败的
  --json            每个任务做完时写一行 JSON
  --help            显示本帮助

退出码
  0 停了；2 命令有错；3 连不上 Redis；70 zhushu 的缺陷；74 磁盘；75 请稍后再试
`,
    en: `Usage
  zhushu worker --to STORE [options]

Takes jobs from the queue and builds each in a process of its own. What fails is tried again after a while, three times
in all; a book that is wrong is not. What a killed worker was at is with another within 15 seconds. On SIGTERM or Ctrl-C
it finishes what it has begun; on a second one it drops it.
Results are the same bytes as in a build of the whole edition: an EPUB lists the pages of the PDF, which is therefore
made with it.

Options
  --to STORE        where results go: a shared folder, or s3://bucket/prefix (AWS_ACCESS_KEY_ID,
                    AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, AWS_REGION); they are seen when they are whole
  --concurrency N   how many at once; one a core where left out
  --rate N          how many all workers together may start in a minute
  --timeout SECONDS how long one may take; 900 where left out
  --memory MB       how big the heap of one may be
  --base FOLDER     what the books are in, where queue add had --base
  --redis ADDRESS   redis://host:port; REDIS_URL, then redis://127.0.0.1:6379 where left out
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           tell only failures
  --json            write a line of JSON for each job that ends
  --help            show this

Exit codes
  0 stopped   2 usage   3 no Redis   70 a bug in zhushu   74 disk   75 try again
`
  },
  run: async (invocation) => (await import('../work-on-queue.ts')).workOnQueue(invocation)
}
