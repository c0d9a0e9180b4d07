import {resolve} from 'node:path'
import type {Command} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'
import {stoppable} from '../stoppable.ts'

/** `zhushu release`. */
export const release: Command = {
  name: 'release',
  arguments: 1,
  options: {
    edition: {type: 'string', multiple: true},
    out: {type: 'string'},
    since: {type: 'string'},
    notes: {type: 'boolean'},
    join: {type: 'string', multiple: true},
    site: {type: 'string'},
    strict: {type: 'boolean'}
  },
  summary: {
    zh: ['release [书的文件夹] [选项]', '做一次发行：成品、校验、清单、下载页'],
    en: ['release [folder of a book] [options]', 'make a release: books, checks, checksums, a download page']
  },
  help: {
    zh: `用法
  zhushu release [书的文件夹] [选项]

从头构建每个版本，校验，连同校验和、清单、书目与下载页放进 out/release/。同样的书稿得到同样的字节：
zhushu verify 可以查验。book.yaml 的 release.budget 定下重量、警告与字体的限度，超过就不发行；
release.appendix: true 在书末附上「本版变更」。

选项
  --edition 名称    只发行这个版本；可重复，或用逗号分隔
  --since 上一版    与什么比较：git 的修订或标签、上一次发行的文件夹、none；省略时为上一个标签
  --notes           只写出与上一版的差别，不发行
  --join 文件夹     把分别做好的几次发行合成一次；可重复，或用逗号分隔
  --site 文件夹     再铺成一个网站：下载页，每个版本的网页在以它命名的文件夹里
  --out 文件夹      放到哪里；省略时为书的文件夹里的 out/release
  --strict          有警告也算失败
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出做好的文件与错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 完成；1 书稿有错，成品不合格，或超出限度；2 命令或配置有错；3 电脑上缺少所需
  70 zhushu 的缺陷；74 磁盘；75 请稍后再试；130、143 被中断。不是 0 时，上次的发行原样不动。
`,
    en: `Usage
  zhushu release [folder of a book] [options]

Makes every edition anew, validates it, and puts it into out/release/ with checksums, a manifest, a catalogue and a
download page. The same manuscript gives the same bytes: zhushu verify tells. release.budget in book.yaml limits sizes,
warnings and fonts, and a release that exceeds it is not made; release.appendix: true ends the book with what it changed.

Options
  --edition NAME    release only this edition; may be repeated, or separated by commas
  --since BEFORE    what to compare with: a revision or tag of git, the folder of an earlier release, none; the last
                    tag where left out
  --notes           only write what changed since then
  --join FOLDER     make one release of several that were made apart; may be repeated, or separated by commas
  --site FOLDER     lay it out as a site, too: the download page, and the pages of each edition in a folder of its name
  --out FOLDER      where it goes; out/release in the folder of the book where left out
  --strict          fail on warnings, too
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           list only the files that were made, and errors
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 released   1 errors in the book or its artefacts, or a broken budget   2 usage or configuration
  3 something is missing on the machine   70 a bug in zhushu   74 disk   75 try again
  130, 143 interrupted. On all but 0 the last release is untouched.
`
  },
  run: async (invocation) => {
    const {positionals, options, surroundings, quiet, json, language = 'zh'} = invocation
    const root = bookFolder(positionals[0], surroundings)
    const [typed, since] = [options.get('out')?.at(-1), options.get('since')?.at(-1)]
    const site = options.get('site')?.at(-1)
    const {joinParts, makeRelease, printNotes} = await import('../release-book.ts')
    const order = {
      root,
      out: typed === undefined ? resolve(root, 'out/release') : typedPath(typed, surroundings),
      editions: options.get('edition') ?? [],
      strict: options.has('strict'),
      site: site === undefined ? undefined : typedPath(site, surroundings),
      since:
        since === undefined || !surroundings.isFolder(typedPath(since, surroundings))
          ? since
          : typedPath(since, surroundings)
    }
    const speech = {language: invocation.language, quiet, json}
    if (options.has('notes')) return await printNotes(order, speech)
    const parts = options.get('join')?.map((folder) => typedPath(folder, surroundings))
    return await stoppable({language, silent: quiet || json}, async (machine) =>
      parts ? await joinParts({...order, parts}, speech, machine) : await makeRelease(order, speech, machine)
    )
  }
}
