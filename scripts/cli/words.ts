/** What the command line says, in every language it speaks. */

export type Language = 'zh' | 'en'

const zh = {
  help: `zhushu：把中文 Markdown 书稿做成 EPUB、PDF 与网站

用法
{commands}
  zhushu --version   显示版本
  zhushu --help      显示帮助；zhushu build --help 显示构建的选项，其他命令亦然
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
    finish: '整理 PDF',
    validate: '校验',
    compare: '比较'
  } as Readonly<Record<string, string>>,
  seconds: '{count} 秒',
  pages: '{count} 页',
  files: '{count} 个文件',
  summary: '{error} 个错误，{warning} 个警告，{info} 条提示，用时 {seconds} 秒',
  fixed: '改好了 {count} 处，重写了 {files} 个文件',
  checked: '{error} 个错误，{warning} 个警告，{info} 条提示（{validators}），用时 {seconds} 秒',
  untouched: '未写入任何文件，上次的成品原样不动。',
  unchanged: '未写入任何文件，上次的成品原样不动。请改正上面的错误后再次构建。',
  unchangedStrict: '--strict 不容警告：未写入任何文件，上次的成品原样不动。请改正上面的问题，或去掉 --strict。',
  more: '……另有 {count} 条未显示',
  moreOfRule: '……另有 {count} 条 {ruleId} 提示，见 report.json',
  expected: '是否想写 {expected}？',
  queued: '新排 {added} 个任务；已在排队 {waiting} 个，已经做好 {built} 个，以前失败 {failed} 个（--retry 再试）',
  queueCounts: '等待 {waiting}，在做 {active}，稍后再试 {delayed}，做好 {completed}，失败 {failed}；工人 {workers}',
  queueRate: '最近 {minutes} 分钟：做好 {completed}，失败 {failed}',
  workerStops: '做完手上的就停；再按一次立即停。',
  builtMany: '{all} 本书，做好 {count} 本',
  unreleased: '没有发行，上次的发行原样不动。',
  notValidated: '未校验：{text}',
  same: '相同  {file}',
  verified: '{all} 个成品里有 {same} 个逐字节相同',
  damaged: '与 SHA256SUMS 不符  {path}',
  kinds: {
    file: '书稿',
    term: '术语',
    font: '字体',
    tool: '工具',
    browser: '浏览器',
    artefact: '成品'
  } as Readonly<Record<string, string>>,
  whats: {changed: '不同', added: '多出', removed: '缺少'} as Readonly<Record<string, string>>,
  previewAt: '预览：{address}（按 Ctrl-C 结束）',
  polling: '系统无法监视这么多文件夹，改为每秒查看一次',
  stopping: '正在停止……',
  stopped: '已停止，上次的成品原样不动。',
  bug: '这是 zhushu 的缺陷，请把以下内容告诉我们：'
}

const en: typeof zh = {
  help: `zhushu: Chinese Markdown manuscripts into EPUB, PDF and a web site

Usage
{commands}
  zhushu --version    show the version
  zhushu --help       show this; zhushu build --help shows how to build, and so for every command
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
    finish: 'finishing the PDF',
    validate: 'validating',
    compare: 'comparing'
  },
  seconds: '{count} s',
  pages: '{count} pages',
  files: '{count} files',
  summary: '{error} errors, {warning} warnings, {info} notes, {seconds} s',
  fixed: '{count} places mended in {files} files',
  checked: '{error} errors, {warning} warnings, {info} notes ({validators}), {seconds} s',
  untouched: 'Nothing was written, the last output is untouched.',
  unchanged: 'Nothing was written, the last output is untouched. Correct the errors above and build again.',
  unchangedStrict:
    '--strict: nothing was written, the last output is untouched. Correct the above, or leave --strict out.',
  more: '… and {count} more',
  moreOfRule: '… and {count} more notes of {ruleId}, in report.json',
  expected: 'did you mean {expected}?',
  queued: '{added} jobs queued; {waiting} were waiting, {built} are built, {failed} failed before (--retry)',
  queueCounts:
    '{waiting} waiting, {active} active, {delayed} to be tried again, {completed} done, {failed} failed; {workers} workers',
  queueRate: 'last {minutes} minutes: {completed} done, {failed} failed',
  workerStops: 'Finishing what was begun; once more to stop at once.',
  builtMany: '{count} of {all} books built',
  unreleased: 'Not released, the last release is untouched.',
  notValidated: 'not validated: {text}',
  same: 'same  {file}',
  verified: '{same} of {all} artefacts are the same byte for byte',
  damaged: 'not as SHA256SUMS says  {path}',
  kinds: {
    file: 'manuscript',
    term: 'term',
    font: 'font',
    tool: 'tool',
    browser: 'browser',
    artefact: 'artefact'
  },
  whats: {changed: 'differs', added: 'added', removed: 'missing'},
  previewAt: 'preview: {address} (Ctrl-C ends it)',
  polling: 'the system cannot watch so many folders: looking once a second instead',
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
