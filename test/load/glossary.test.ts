import {expect, test} from 'vitest'
import {load} from '../../scripts/load/index.ts'
import {termHash} from '../../scripts/load/term-hash.ts'
import {linesOf, messagesOf, writeBook} from './write-book.ts'

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
    source: {title: 术语集, url: 'https://example.org/terms', license: CC-BY-4.0}
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
      "domain": [
        "cloud-native",
      ],
      "identifier": "container-orchestration",
      "langs": {
        "zh-Hans": {
          "aliases": [
            "编排",
          ],
          "basedOn": "en@9f3c1a2b",
          "definition": "管理许多容器。",
          "firstUse": "expand",
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
          "pos": "noun",
          "rationale": "通行的译法",
          "reading": "róngqì biānpái",
          "source": {
            "license": "CC-BY-4.0",
            "title": "术语集",
            "url": "https://example.org/terms",
          },
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

test('wants both sides of an abbreviation', async () => {
  const abbreviation = (id: string, side: string) => `id: ${id}\nclass: abbreviation\nlangs:\n  zh-Hans:\n${side}`
  const root = await bookWith({
    cri: abbreviation('cri', '    status: approved\n    term: CRI\n    definition: 接口。\n'),
    oci: abbreviation('oci', '    status: draft\n    abbr: OCI\n    term: OCI\n'),
    crd: abbreviation('crd', '    status: draft\n    abbr: CRD\n    term:\n'),
    csi: abbreviation('csi', '    status: missing\n    term:\n'),
    paas: abbreviation('paas', '    status: draft\n    abbr: PaaS\n    term: 平台即服务\n')
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/crd.yaml:5:13 error missing-term Unexpected status \`draft\` of \`zh-Hans\` without a term, expected its text at \`term\` → Write the term, or \`status: missing\`",
      "glossary/terms/cri.yaml:6:11 error missing-expansion Unexpected abbreviation \`CRI\` in \`zh-Hans\` without what it stands for, expected that at \`term\` and the short form at \`abbr\`",
      "glossary/terms/oci.yaml:7:11 error missing-expansion Unexpected abbreviation \`OCI\` in \`zh-Hans\` without what it stands for, expected that at \`term\` and the short form at \`abbr\`",
    ]
  `)
})

test('says what is wrong with the roles of forms, and what refers to itself', async () => {
  const root = await bookWith({
    a: 'id: a\nrelated: [a]\nreplacedBy: b\nlangs:\n  zh-Hans:\n    status: draft\n    term: 甲\n    aliases: [乙, 甲]\n    forbidden: [丙, 乙]\n'
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/a.yaml:8:18 warning repeated-form Unexpected second \`甲\` in \`zh-Hans\`, expected each form once: as the term, an alias, or forbidden",
      "glossary/terms/a.yaml:9:20 warning repeated-form Unexpected second \`乙\` in \`zh-Hans\`, expected each form once: as the term, an alias, or forbidden",
      "glossary/terms/a.yaml:2:11 warning self-related-term Unexpected reference of \`a\` to itself, expected another term",
      "glossary/terms/a.yaml:3:13 error unknown-related-term Unexpected related term \`b\`, expected the id of a term (a)",
    ]
  `)
})

test('wants the languages of editions, all terms in one order', async () => {
  const term = (id: string, ...tags: string[]) =>
    `id: ${id}\nlangs:\n${tags.map((tag) => `  ${tag}: {status: missing}\n`).join('')}`
  const terms = {a: term('a', 'zh-Hans', 'en'), b: term('b', 'zh-Hans', 'en'), c: term('c', 'en', 'zh-Hans')}
  const root = await bookWith({...terms, d: term('d', 'en')})
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/c.yaml:3:7 warning unordered-languages Unexpected place of \`en\`, expected the order of the other terms: \`zh-Hans\`, \`en\`",
      "glossary/terms/d.yaml:3:3 info missing-language Cannot find language \`zh-Hans\` of an edition, expected it with \`status: missing\` at least",
    ]
  `)
})

test('tells a translation from one whose source has changed', async () => {
  const side = '    status: draft\n    term: container\n    definition: A box.\n'
  const term = (id: string, hash: string) =>
    `id: ${id}\nlangs:\n  zh-Hans:\n    status: draft\n    term: 容器${id}\n    basedOn: ${hash}\n  en:\n${side.replace('container', `container ${id}`)}`
  const root = await bookWith({
    a: term('a', `en@${termHash({term: 'container a', definition: 'A  box. '})}`),
    b: term('b', 'en@00000000'),
    c: term('c', 'yesterday')
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "glossary/terms/b.yaml:6:14 info outdated-translation Unexpected \`en\` that changed since \`zh-Hans\` was translated from it, expected \`basedOn: en@fb8d3687\` once that is looked through",
      "glossary/terms/c.yaml:6:14 error invalid-value Unexpected value \`yesterday\` at \`langs.zh-Hans.basedOn\`, expected a language and a hash such as \`en@9f3c1a2b\`",
    ]
  `)
})

test('lays what an edition says over the terms', async () => {
  const root = await writeBook({
    '01.md': '# 一',
    'book.yaml': 'title: 书\neditions:\n  school: {}\n  full: {}\n',
    'glossary/terms/box.yaml': simple('box'),
    'glossary/overlays/school.yaml': `box:
  langs:
    zh-Hans:
      definition: >-
        装东西的。
    en: {term: box, status: draft}
`,
    'glossary/overlays/scool.yaml':
      'bix:\n  langs:\n    zh-Hans: {term: 盒}\nbox:\n  langs:\n    zh-Hans: {trem: 盒}\n',
    'glossary/overlays/full.yaml': 'bix:\n  langs:\n    zh-Hans: {term: 盒}\n'
  })
  const {glossary, overlayFiles = []} = await load(root)
  const {school} = glossary[0]!.overlays!
  expect(school!.langs).toEqual({'zh-Hans': {definition: '装东西的。'}, en: {term: 'box', status: 'draft'}})
  expect(school!.places['zh-Hans']!.start).toMatchObject({line: 5, column: 9})
  expect(linesOf(overlayFiles)).toMatchInlineSnapshot(`
    [
      "glossary/overlays/full.yaml:3:5 error unknown-overlay-term Unexpected term \`bix\`, expected the id of a glossary entry (box)",
      "glossary/overlays/scool.yaml:1:1 error unknown-overlay-edition Unexpected overlay of edition \`scool\`, expected the name of an edition: \`school\`, \`full\` (school) → Name the file after the edition that it is for",
      "glossary/overlays/scool.yaml:6:15 error unknown-key Unexpected key \`trem\`, expected \`term\` (term)",
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
      "glossary/terms/container.yaml:2:30 warning self-related-term Unexpected reference of \`container\` to itself, expected another term",
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
