import {expect, test} from 'vitest'
import {load} from '../../scripts/load/index.ts'
import {messagesOf, writeBook} from './write-book.ts'

const skeleton = `
  zh-Hant:
    status: missing
    term:
    definition:
`

async function bookWith(terms: Readonly<Record<string, string>>): Promise<string> {
  const files = Object.entries(terms).map(([name, text]) => [`glossary/terms/${name}.yaml`, text])
  return writeBook({'01.md': '# 一', ...(Object.fromEntries(files) as Record<string, string>)})
}

function simple(id: string, more = '', term = `术语${id}`): string {
  return `id: ${id}\n${more}langs:\n  zh-Hans:\n    status: approved\n    term: ${term}\n    definition: 定义。\n`
}

test('reads a whole term', async () => {
  const text = `# 术语
id: container-orchestration
class: concept
domain: [cloud-native]
match:
  case: exact
  except: [编排层]
related: [container]
langs:
  zh-Hans:
    status: approved
    term: 容器编排
    abbr:
    aliases: [编排]
    forbidden:
      - 集装箱编排
      - {form: 容器协调, use: 容器编排, why: 本书统一译法}
    reading: róngqì biānpái
    definition: >-
      管理许多
      容器。
    pos: noun
    firstUse: expand
    basedOn: en@9f3c1a2b
    rationale: 通行的译法
    note:
${skeleton}`
  const {glossary} = await load(await bookWith({'container-orchestration': text, container: simple('container')}))
  const {file, places, ...entry} = glossary[1]!
  expect(file.path).toBe('glossary/terms/container-orchestration.yaml')
  expect(Object.entries(places).map(([language, {start}]) => `${language} ${start.line}:${start.column}`)).toEqual([
    'zh-Hans 20:7'
  ])
  expect(entry).toMatchInlineSnapshot(`
    {
      "class": "concept",
      "identifier": "container-orchestration",
      "langs": {
        "zh-Hans": {
          "aliases": [
            "编排",
          ],
          "definition": "管理许多容器。",
          "forbidden": [
            {
              "form": "集装箱编排",
            },
            {
              "form": "容器协调",
              "use": "容器编排",
              "why": "本书统一译法",
            },
          ],
          "reading": "róngqì biānpái",
          "status": "approved",
          "term": "容器编排",
        },
        "zh-Hant": {
          "aliases": [],
          "definition": "",
          "forbidden": [],
          "status": "missing",
          "term": "",
        },
      },
      "match": {
        "auto": true,
        "case": "exact",
        "except": [
          "编排层",
        ],
      },
      "related": [
        "container",
      ],
    }
  `)
})

test('says what is wrong in one term', async () => {
  const root = await bookWith({
    a: simple('b'),
    c: 'id: C_1\nclass: noun\nlangs: {}\n',
    d: simple('d').replace('approved', 'aproved').replace('term:', 'trem:'),
    e: 'id: e\nlangs:\n  zh_CN: {status: missing}\n',
    f: 'id: f\nlangs:\n  zh-Hans:\n    status: draft\n    term:\n  en:\n    status: approved\n    term: f\n',
    g: 'id: g\nlangs:\n  zh-Hans: {status: draft, term: 甲, forbidden: [{from: 乙}]}\n',
    h: 'id: h\n  langs: x\n',
    i: ''
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/a.yaml:1:5 error mismatched-term-id Unexpected id \`b\`, expected \`a\` as the file is named",
      "glossary/terms/c.yaml:1:5 error invalid-value Unexpected value \`C_1\` at \`id\`, expected lower-case letters, digits and hyphens such as \`container-runtime\`",
      "glossary/terms/c.yaml:2:8 error invalid-value Unexpected value \`noun\` at \`class\`, expected \`concept\`, \`product\`, \`abbreviation\`, \`organization\`, \`person\` or \`command\`",
      "glossary/terms/d.yaml:4:13 error invalid-value Unexpected value \`aproved\` at \`langs.zh-Hans.status\`, expected \`missing\`, \`draft\`, \`proposed\`, \`approved\` or \`deprecated\` (approved)",
      "glossary/terms/d.yaml:5:5 error unknown-key Unexpected key \`trem\`, expected \`term\` (term)",
      "glossary/terms/e.yaml:3:3 error invalid-key Unexpected key \`zh_CN\`, expected a language tag such as \`zh-Hans\`",
      "glossary/terms/f.yaml:4:13 error missing-term Unexpected status \`draft\` of \`zh-Hans\` without a term, expected its text at \`term\` → Write the term, or \`status: missing\`",
      "glossary/terms/f.yaml:7:13 warning missing-definition Unexpected status \`approved\` of \`en\` without a definition, expected its text at \`definition\`",
      "glossary/terms/g.yaml:3:50 error unknown-key Unexpected key \`from\`, expected \`form\` (form)",
      "glossary/terms/h.yaml:1:5 error bad-indent Unexpected indentation of \`langs: x\`, expected that of the lines it goes with → Let the keys or items of one list begin in the same column",
      "glossary/terms/i.yaml:1:1 error no-keys Unexpected file without keys, expected lines such as \`id: …\`",
    ]
  `)
})

test('says what is wrong between terms', async () => {
  const root = await bookWith({
    container: simple('container', 'related: [contianer-runtime, container, broken]\n', '容器'),
    'container-runtime': simple('container-runtime', '', '容器'),
    'container-again': simple('container'),
    broken: 'id: [\n'
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/broken.yaml:1:5 error missing-bracket Unexpected end of what a \`[\` begins, expected a \`]\` → Put \`]\` where it ends",
      "glossary/terms/container.yaml:2:11 error unknown-related-term Unexpected related term \`contianer-runtime\`, expected the id of a term (container-runtime)",
      "glossary/terms/container-again.yaml:1:5 error mismatched-term-id Unexpected id \`container\`, expected \`container-again\` as the file is named",
      "glossary/terms/container-again.yaml:1:5 error duplicate-term-id Unexpected second term \`container\`, expected each id once, the first is in \`glossary/terms/container.yaml\`",
      "glossary/terms/container-runtime.yaml:5:11 warning conflicting-term Unexpected \`容器\` in \`zh-Hans\`, expected a form that only one term has, \`container\` has it too",
    ]
  `)
})

test('keeps the messages of a term that cannot be read', async () => {
  const root = await bookWith({empty: '', big: `# ${'长'.repeat(100_000)}`})
  const {glossary} = await load(root)
  expect(glossary.map(({identifier, langs}) => [identifier, langs])).toEqual([
    ['big', {}],
    ['empty', {}]
  ])
  expect(await messagesOf(root)).toEqual([
    'glossary/terms/big.yaml:0:0 error too-large-file Cannot read `glossary/terms/big.yaml`, expected a smaller one, at most 262144 bytes',
    'glossary/terms/empty.yaml:1:1 error no-keys Unexpected file without keys, expected lines such as `id: …`'
  ])
})

test.each(['C++', '.NET', '(CRI)', '*', '\\', '$', '^'])('takes %s for text', async (form) => {
  const {glossary} = await load(await bookWith({a: simple('a', '', `'${form}'`)}))
  expect(glossary[0]?.langs['zh-Hans']?.term).toBe(form)
})
