/** The pages that list every message are made from the registry, the rules of lint, their Chinese and their fixtures. */
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {isUtf8} from 'node:buffer'
import {extname, join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {rules} from '../../scripts/lint/index.ts'
import {loadMessages} from '../../scripts/load/index.ts'
import {registry, type RegisteredRule} from '../../scripts/registry/index.ts'

const root = resolve(import.meta.dirname, '../..')
const fixtures = `${root}/test/fixtures/messages`

type Entry = Omit<RegisteredRule, 'stage'>

const words = {
  en: {
    title: '# Messages',
    intro: [
      'Every message that zhushu gives, by the part of the program that gives it. This page is made from `scripts/registry/`, the rules of lint and their fixtures: `npx vitest run --dir test registry/readme -u`.',
      'Each is known by its name, which stands beside it: `lint` of `book.yaml` and comments in a text switch it off or change how grave it is (`lint: {missing-title: off}`; `<!--lint disable dead-link: why-->`), but for errors, without which the book would be wrong. Below an example stands what is said of it.'
    ],
    columns: '| name | severity | what is right |',
    severity: {error: 'error', warning: 'warning', info: 'note'},
    stages: {
      lint: 'What `lint` finds in a text',
      load: 'Reading a book',
      parse: 'Markdown, and structure that is recovered',
      enrich: 'The whole book',
      render: 'Making the formats',
      import: 'Importing manuscripts',
      check: 'Checking EPUBs',
      run: 'The command and the machine'
    },
    binary: 'a file that is no text',
    messages: 'messages.txt'
  },
  zh: {
    title: '# 信息',
    intro: [
      'zhushu 的全部信息，按给出它的部分排列。本页由 `scripts/registry/`、lint 的规则和它们的样例生成：`npx vitest run --dir test registry/readme -u`。',
      '每条信息旁边有它的名字：`book.yaml` 的 `lint` 与文中的注释按名字关闭它、改它的轻重（`lint: {missing-title: off}`；`<!--lint disable dead-link: 理由-->`），错误除外，那样的书是错的。样例下面是对它的报告。'
    ],
    columns: '| 名字 | 轻重 | 怎样才对 |',
    severity: {error: '错误', warning: '警告', info: '提示'},
    stages: {
      lint: '`lint` 在文字里查的',
      load: '读一本书',
      parse: 'Markdown 与整理出的结构',
      enrich: '整本书',
      render: '制作各种格式',
      import: '导入书稿',
      check: '检查 EPUB',
      run: '命令与机器'
    },
    binary: '不是文本的文件',
    messages: 'messages.zh.txt'
  }
}

type Language = keyof typeof words

test.each(['en', 'zh'] as const)('lists every message in %s', async (language) => {
  const said = words[language]
  const wording = await loadMessages(language === 'zh' ? 'zh-Hans' : 'en')
  const describe = ({ruleId, description}: Entry): string => wording[`${ruleId}.rule`] ?? description
  const stages = Object.keys(said.stages) as (keyof typeof said.stages)[]
  const sections = stages.map((stage) => {
    const own: readonly Entry[] = registry.filter((rule) => rule.stage === stage)
    const all = stage === 'lint' ? [...rules, ...own] : own
    const rows = all.map((rule) => {
      const page = rules.some(({ruleId}) => ruleId === rule.ruleId) ? `../lint/${readmeOf(language)}` : ''
      const name =
        page !== '' || folderOf(rule.ruleId) ? `[\`${rule.ruleId}\`](${page}#${rule.ruleId})` : `\`${rule.ruleId}\``
      return `| ${name} | ${said.severity[rule.severity]} | ${describe(rule).replaceAll('|', '\\|')} |`
    })
    const examples = own.flatMap((rule) => {
      const shown = exampleOf(rule.ruleId, language)
      return shown === '' ? [] : [`### ${rule.ruleId}\n\n${describe(rule)}\n\n${shown}`]
    })
    return [`## ${said.stages[stage]}`, [said.columns, '| --- | --- | --- |', ...rows].join('\n'), ...examples].join(
      '\n\n'
    )
  })
  const text = [said.title, ...said.intro, ...sections].join('\n\n')
  await expect(`${text}\n`).toMatchFileSnapshot(`${root}/scripts/registry/${readmeOf(language)}`)
})

function readmeOf(language: Language): string {
  return language === 'en' ? 'README.md' : 'README.zh.md'
}

function folderOf(ruleId: string): string | undefined {
  return readdirSync(fixtures)
    .map((stage) => `${fixtures}/${stage}/${ruleId}`)
    .find((folder) => existsSync(folder))
}

/** The files that the message speaks of, or all of a small book, and what is said. */
function exampleOf(ruleId: string, language: Language): string {
  const folder = folderOf(ruleId)
  if (folder === undefined) return ''
  const translated = `${folder}/${words[language].messages}`
  const said = readFileSync(existsSync(translated) ? translated : `${folder}/messages.txt`, 'utf8').trimEnd()
  const files = filesIn(folder).filter((name) => !/^messages(\.zh)?\.txt$/.test(name))
  const named = files.filter((name) => said.split('\n').some((line) => line.startsWith(`${inBook(name)}:`)))
  const shown = (named.length > 0 ? named : files.slice(0, 3)).map((name) => {
    const bytes = readFileSync(`${folder}/${name}`)
    const text =
      isUtf8(bytes) && !bytes.includes(0) ? visible(bytes.toString('utf8').trimEnd()) : `(${words[language].binary})`
    const title = name === 'input.md' ? '' : `\`${inBook(name)}\`\n\n`
    return `${title}~~~~${languages[extname(name)] ?? 'text'}\n${text}\n~~~~`
  })
  return [...shown, `~~~~text\n${said}\n~~~~`].join('\n\n')
}

const languages: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.yaml': 'yaml',
  '.json': 'json',
  '.toml': 'toml'
}

/** What no page can show is named. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\ufeff\ufffd]/gu, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase()
    return `[U+${code.padStart(4, '0')}]`
  })
}

function inBook(name: string): string {
  return name.replace(/^book\//, '')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}
