import {basename, dirname, resolve} from 'node:path'
import type {Command} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'
import {stoppable} from '../stoppable.ts'

/** `zhushu verify`. */
export const verify: Command = {
  name: 'verify',
  arguments: 1,
  options: {book: {type: 'string'}},
  summary: {
    zh: ['verify [发行的文件夹] [选项]', '重新制作，逐字节查验一次发行'],
    en: ['verify [folder of a release] [options]', 'make a release again, and compare every byte']
  },
  help: {
    zh: `用法
  zhushu verify [发行的文件夹] [选项]

照 edition.lock 把一次发行重新做一遍，逐字节比较 EPUB、PDF、网页与网站；不同之处指到文件与行、术语、字体或工具。
省略时查验本仓库自己的 out/release。也可写书的文件夹，查验其中的 out/release。

选项
  --book 文件夹     由哪本书做成；省略时为 out/release 所在的书
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出不同之处
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 全同；1 有不同；2 命令或配置有错；3 电脑上缺少所需；70 zhushu 的缺陷；74 磁盘；130、143 被中断
`,
    en: `Usage
  zhushu verify [folder of a release] [options]

Makes a release again from what its edition.lock names and compares EPUB, PDF, page and site byte for byte. What differs
is named: file and line, term, font or tool. The out/release of this repository where left out; the folder of a book
means its out/release.

Options
  --book FOLDER     the book it was made of; the one around out/release where left out
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           list only what differs
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 the same   1 something differs   2 usage or configuration   3 something is missing on the machine
  70 a bug in zhushu   74 disk   130, 143 interrupted
`
  },
  run: async ({positionals, options, surroundings, language = 'zh', quiet, json}) => {
    const [typed] = positionals
    const named = typed === undefined ? bookFolder(undefined, surroundings) : typedPath(typed, surroundings)
    const inside = resolve(named, 'out/release')
    const folder = surroundings.isFolder(inside) ? inside : named
    const [book] = options.get('book') ?? []
    const around = basename(dirname(folder)) === 'out' ? dirname(dirname(folder)) : dirname(folder)
    const root = book === undefined ? around : bookFolder(book, surroundings)
    const {verifyRelease} = await import('../verify-release.ts')
    return await stoppable({language, silent: quiet || json}, (machine) =>
      verifyRelease({folder, root}, {language, quiet, json}, machine)
    )
  }
}
