import type {ContentsEntry} from '../book.ts'
import type {ImportedChapter} from './write-chapters.ts'

/** A message of the import, in the user's language. */
export type Decision = {
  line: number | null
  severity: string
  ruleId: string | null
  message: string
  note: string | null
}

export type ImportFacts = {
  /** Name of the file that was read. */
  source: string
  chapters: readonly ImportedChapter[]
  images: readonly string[]
  decisions: readonly Decision[]
  contents: readonly ContentsEntry[]
}

/** Headings and column names of the report. */
export type ReportWords = Readonly<
  Record<
    | 'title'
    | 'source'
    | 'files'
    | 'images'
    | 'decisions'
    | 'proposals'
    | 'none'
    | 'contents'
    | 'line'
    | 'found'
    | 'missing',
    string
  >
>

export const reportWords: Readonly<Record<'zh' | 'en', ReportWords>> = {
  zh: {
    title: '导入报告',
    source: '来源',
    files: '文件',
    images: '图片',
    decisions: '已作的整理',
    proposals: '只作提示，没有改',
    none: '没有。',
    contents: '印刷的目录',
    line: '行',
    found: '有标题',
    missing: '找不到标题'
  },
  en: {
    title: 'Import report',
    source: 'Source',
    files: 'Files',
    images: 'Images',
    decisions: 'What was done',
    proposals: 'What was only noticed',
    none: 'Nothing.',
    contents: 'The printed table of contents',
    line: 'Line',
    found: 'found',
    missing: 'not found'
  }
}

/** Write the report: every decision with its line in the source, and all that the chapters do not have. */
export function writeReport({source, chapters, images, decisions, contents}: ImportFacts, said: ReportWords): string {
  const done = decisions.filter(({severity}) => severity === 'info')
  const noticed = decisions.filter(({severity}) => severity !== 'info')
  const entries = contents.map(({text, page, missing}) => {
    const where = page === undefined ? '' : ` …… ${page}`
    return `- ${escaped(text)}${where} (${missing === true ? said.missing : said.found})`
  })
  const sections = [
    [said.files, chapters.map(({name, title}) => `- \`text/${name}\`${title === '' ? '' : ` ${escaped(title)}`}`)],
    [said.images, images.map((path) => `- \`text/${path}\``)],
    [said.decisions, done.map((one) => decisionLine(one, said))],
    [said.proposals, noticed.map((one) => decisionLine(one, said))],
    [said.contents, entries]
  ] as const
  const body = sections
    .filter(([title, lines]) => lines.length > 0 || title === said.decisions)
    .map(([title, lines]) => `## ${title}\n\n${lines.length > 0 ? lines.join('\n') : said.none}\n`)
  return [`# ${said.title}\n`, `${said.source}: \`${source}\`\n`, ...body].join('\n')
}

function decisionLine({line, ruleId, message, note}: Decision, said: ReportWords): string {
  const where = line === null ? '' : `${said.line} ${line}: `
  return `- ${where}${message}${note === null ? '' : ` — ${note}`} (\`${ruleId ?? ''}\`)`
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&')
}
