/** The pages that list every rule are made from the rules, their Chinese and their fixtures. */
import {existsSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {rules, type Rule} from '../../scripts/lint/index.ts'

const root = resolve(import.meta.dirname, '../..')
const wording = parse(readFileSync(`${root}/templates/messages/zh-Hans.yaml`, 'utf8')) as Record<string, string>

const words = {
  en: {
    title: '# Rules',
    intro: [
      'What `zhushu lint` and every build report of a text. This page is made from the rules and their fixtures: `npx vitest run --dir test lint/readme -u`.',
      'Severities in `book.yaml`: `lint: {missing-full-stop: off, wrong-ellipsis: error}`; the values are `off`, `info`, `warning`, `error`. In a text, `<!--lint disable wrong-ellipsis: why-->` until `<!--lint enable wrong-ellipsis-->`, or `<!--lint ignore wrong-ellipsis: why-->` for the next block.',
      '`zhushu lint --fix` makes the fixes marked **safe**; `--fix=suggested` asks about the others. What stands below a text is what is said of it.'
    ],
    table: '| rule | severity | fix | what is right |',
    fix: {safe: '**safe**', suggested: 'suggested', human: 'shown'},
    comma: ', ',
    severity: {error: 'error', warning: 'warning', info: 'note'}
  },
  zh: {
    title: '# 规则',
    intro: [
      '`zhushu lint` 与每次构建对书稿报告的规则。本页由规则和它们的样例生成：`npx vitest run --dir test lint/readme -u`。',
      '在 `book.yaml` 里定轻重：`lint: {missing-full-stop: off, wrong-ellipsis: error}`，可以是 `off`、`info`、`warning`、`error`。在文中用 `<!--lint disable wrong-ellipsis: 理由-->` 关闭，到 `<!--lint enable wrong-ellipsis-->` 为止；`<!--lint ignore wrong-ellipsis: 理由-->` 只管下一段。',
      '`zhushu lint --fix` 做**放心**的改动；`--fix=suggested` 逐条询问其余的。样例下面是对它的报告（行:列，规则的英文说明）。'
    ],
    table: '| 规则 | 轻重 | 改法 | 怎样才对 |',
    fix: {safe: '**放心**', suggested: '询问', human: '只显示'},
    comma: '、',
    severity: {error: '错误', warning: '警告', info: '提示'}
  }
}

test.each(['en', 'zh'] as const)('lists every rule in %s', async (language) => {
  const said = words[language]
  const rows = rules.map((rule) => {
    const {ruleId, severity} = rule
    return `| [\`${ruleId}\`](#${ruleId}) | ${said.severity[severity]} | ${fixesOf(ruleId)
      .map((kind) => said.fix[kind])
      .join(said.comma)} | ${cell(describe(rule, language))} |`
  })
  const parts = rules.map((rule) => `## ${rule.ruleId}\n\n${describe(rule, language)}\n\n${exampleOf(rule.ruleId)}`)
  const text = [
    said.title,
    ...said.intro,
    [said.table, '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...parts
  ].join('\n\n')
  const name = language === 'en' ? 'README.md' : 'README.zh.md'
  await expect(`${text.trimEnd()}\n`).toMatchFileSnapshot(`${root}/scripts/lint/${name}`)
})

test('says in Chinese what is right by every rule', () => {
  expect(rules.filter(({ruleId}) => !(`${ruleId}.rule` in wording)).map(({ruleId}) => ruleId)).toEqual([])
})

function describe({ruleId, description}: Rule, language: 'en' | 'zh'): string {
  return language === 'en' ? description : (wording[`${ruleId}.rule`] ?? description)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** A rule may be sure of one fix and not of another. */
function fixesOf(ruleId: string): ('safe' | 'suggested' | 'human')[] {
  const blocks = messagesOf(ruleId)
    .split(/\n(?=\S)/)
    .filter((one) => one.split('\n')[0]?.endsWith(`  ${ruleId}`))
    .join('\n')
  return (['safe', 'suggested', 'human'] as const).filter((kind) => blocks.includes(`    ${kind} fix:`))
}

function folderOf(ruleId: string): string {
  return `${root}/test/fixtures/messages/lint/${ruleId}`
}

function messagesOf(ruleId: string): string {
  const file = `${folderOf(ruleId)}/messages.txt`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function exampleOf(ruleId: string): string {
  const input = `${folderOf(ruleId)}/input.md`
  const text = existsSync(input) ? readFileSync(input, 'utf8').trimEnd() : ''
  return `~~~~markdown\n${text}\n~~~~\n\n~~~~text\n${messagesOf(ruleId).trimEnd()}\n~~~~`
}
