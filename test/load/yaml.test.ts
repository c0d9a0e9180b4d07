import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {z} from 'zod'
import {placeIn, readYaml} from '../../scripts/load/yaml.ts'
import {linesOf} from './write-book.ts'

const schema = z.strictObject({
  title: z.string().optional(),
  version: z.string().optional(),
  count: z.int().min(1).max(6).optional(),
  open: z.boolean().optional(),
  kind: z.enum(['html', 'epub']).optional(),
  filled: z.array(z.string()).min(1).optional(),
  list: z.array(z.union([z.string(), z.strictObject({part: z.string(), chapters: z.array(z.string())})])).optional(),
  names: z
    .record(z.string().regex(/^[a-z]+$/, 'small letters such as `abc`'), z.strictObject({title: z.string()}))
    .optional()
})

function read(value: string): {value: unknown; messages: string[]} {
  const file = new VFile({path: 'book.yaml', value})
  return {value: readYaml(file, schema).value, messages: linesOf([file])}
}

test.each([
  ['title: no', {title: 'no'}],
  ['title: 云原生\nversion: 1.10', {title: '云原生', version: '1.10'}],
  ['title: 2026\nversion: 2026-11-20', {title: '2026', version: '2026-11-20'}],
  ['title: 0123', {title: '0123'}],
  ['title: true', {title: 'true'}],
  ['count: 3\nopen: true', {count: 3, open: true}],
  ['list: [01, 1.0, {part: 2013, chapters: [1]}]', {list: ['01', '1.0', {part: '2013', chapters: ['1']}]}],
  ['a: &a 书\ntitle: *a'.replace('a: &a 书\n', 'version: &a 书\n'), {version: '书', title: '书'}]
])('reads %j as the schema wants it', (text, value) => {
  expect(read(text)).toEqual({value, messages: []})
})

test.each([
  ['titel: 书'],
  ['title: 书\nnames:\n  abc:\n    titel: 书'],
  ['title: 书\nlist:\n  - {part: 第一部分, chapter: [a.md], chapters: []}'],
  ['kind: epbu'],
  ['count: 多'],
  ['count: 9'],
  ['open: 是'],
  ['title:'],
  ['title: [书]'],
  ['list: 书'],
  ['list:\n  - 一.md\n  - 3: 4\n    part: 书\n    chapters: [a]'],
  ['list:\n  - part: 第一部分'],
  ['list: [null]'],
  ['names: {A: {title: 书}}'],
  ['title: 一\ntitle: 二'],
  ['title: "书'],
  ['title: "书\nversion: 1\nkind: html\n'],
  ['title: \'书\nversion: "1"'],
  ['list: [一, 二\ntitle: 书'],
  ['{title: 书'],
  ['names:\n  a:\n    title: 书\n   b: 二'],
  ['title\nkind: html'],
  ['title：书\nkind: html'],
  ['title: 书\n  kind: html'],
  ['title: *'],
  ['title: "\\q"'],
  ['title: |x\n  书'],
  ['title: 书: 二'],
  ['title: @书'],
  ['title: 书\nlist:\n\t- a'],
  ['title: !!js/function "x"'],
  ['title: !书 x'],
  ['title: 书\n__proto__: {a: 1}'],
  ['constructor: 书'],
  ['title: *nothing'],
  ['title: 一\n---\ntitle: 二'],
  ['- 一'],
  ['书'],
  ['title: 书\nfilled: []'],
  ['']
])('says where %j is wrong', (text) => {
  const {value, messages} = read(text)
  expect(messages).toMatchSnapshot()
  expect(value).toBeUndefined()
})

test('refuses aliases that grow without end', () => {
  const levels = Array.from({length: 9}, (_, index) => {
    const inside = index === 0 ? '"书"' : Array.from({length: 9}, () => `*a${index - 1}`).join(',')
    return `  - &a${index} [${inside}]`
  })
  expect(read(`list:\n${levels.join('\n')}`).messages).toMatchInlineSnapshot(`
    [
      "book.yaml:3:10 error too-many-aliases Unexpected aliases that repeat too much, expected at most 50 copies",
    ]
  `)
})

test('gives the place of a value where its text begins', () => {
  const text = '名: 值\nplain: 平文\nquoted: "引文"\nfolded: >-\n  折起的\n  文字\nliteral: |\n\n    原样\nempty:\n'
  const placeOf = (key: string): string => {
    const start = placeIn(new VFile(text), [key])?.start
    return start ? `${start.line}:${start.column} ${text.slice(start.offset, (start.offset ?? 0) + 2)}` : 'none'
  }
  expect(['plain', 'quoted', 'folded', 'literal', 'absent'].map(placeOf)).toEqual([
    '2:8 平文',
    '3:10 引文',
    '5:3 折起',
    '9:5 原样',
    'none'
  ])
})

test.each([
  ['title: >-\n  管理许多\n  容器，\n  用 Docker\n  与 K8s。', '管理许多容器，用 Docker 与 K8s。'],
  ['title: "管理许多\n  容器"', '管理许多容器'],
  ['title: 管理许多\n  容器', '管理许多容器'],
  ['title: |-\n  管理 许多\n  容器', '管理 许多\n容器'],
  ['title: 前 言', '前 言']
])('writes no space where %j folds between Han characters', (text, title) => {
  expect(read(text)).toEqual({value: {title}, messages: []})
})

test('counts columns in UTF-16 code units', () => {
  const file = new VFile({path: 'book.yaml', value: '{title: 𠮷𠮷, x: 1}'})
  readYaml(file, schema)
  expect(linesOf([file])).toMatchInlineSnapshot(`
    [
      "book.yaml:1:15 error unknown-key Unexpected key \`x\`, expected \`title\`, \`version\`, \`count\`, \`open\`, \`kind\`, \`filled\`, \`list\` or \`names\`",
    ]
  `)
})
