import fc from 'fast-check'
import {toString} from 'mdast-util-to-string'
import {expect, test} from 'vitest'
import {mend} from '../../scripts/fix/index.ts'
import {sourcesOf} from '../lint/lint-text.ts'

const atoms = [
  ...[
    '容器',
    '镜像',
    '的',
    '的的',
    '和和',
    '了',
    '一步一步',
    '我们我们',
    'Docker',
    'docker run',
    'K8s',
    '2014',
    '30,0000',
    '3,000'
  ],
  ...[',', ', ', ';', ':', '!', '?', '.', '...', '。。', '…', '，', '。', '、', ' ', '\u3000', '--', ' -- ', '—', '°'],
  ...[
    '“',
    '”',
    '‘',
    '’',
    '"',
    '(',
    ')',
    '（',
    '）',
    '《',
    '》',
    '`a,b`',
    '**',
    '*',
    '~~',
    '$x,y$',
    '[文](a,b)',
    '<u>',
    '</u>',
    '&amp;',
    '\\*'
  ],
  ...[
    '\n',
    '\n\n',
    '\n- ',
    '\n> ',
    '\n## ',
    '\n```\na, b...\n```\n',
    '  \n',
    '![图](a.png)',
    '[^1]',
    '\n\n[^1]: 注,解\n',
    'https://example.org/a,b',
    '<!-- a,b -->',
    '𠮷',
    '👩‍💻'
  ]
]
const text = fc.array(fc.constantFrom(...atoms), {maxLength: 40}).map((parts) => `# 题\n\n${parts.join('')}\n`)

const all = (): Promise<boolean> => Promise.resolve(true)

async function mended(value: string): Promise<string> {
  const {changes} = await mend(sourcesOf({'01.md': value}), all)
  return changes[0]?.after ?? value
}

test('mends what is safe, and what is agreed to', async () => {
  const sources = sourcesOf({'01.md': '# 题\n\n它用来创建和和启停容器,十分方便...\n'})
  const safe = await mend(sources, () => Promise.resolve(false))
  expect(safe.changes[0]!.after).toBe('# 题\n\n它用来创建和和启停容器，十分方便……\n')
  expect((await mend(sources, all)).changes[0]!.after).toBe('# 题\n\n它用来创建和启停容器，十分方便……\n')
  expect(String(sources.chapters[0]!.file)).toContain('容器,')
})

test('asks about each place once, though others of its line are mended', async () => {
  const sources = sourcesOf({
    '01.md': '# 题\n\n创建和和启停容器，这个 "编排" 不算；删除和和停止,好。\n\n创建和和启停容器。\n'
  })
  const asked: string[] = []
  const {changes} = await mend(sources, ({line, column, ruleId}) => {
    asked.push(`${line}:${column} ${ruleId}`)
    return Promise.resolve(asked.length === 1)
  })
  expect(asked).toEqual([
    '3:3 doubled-character',
    '3:23 doubled-character',
    '5:3 doubled-character',
    '3:13 straight-quotes'
  ])
  expect(changes[0]!.after).toContain('创建和启停容器，这个 "编排" 不算；删除和和停止，好。\n\n创建和和启停容器')
})

test('mends nothing that is silenced', async () => {
  expect(await mended('# 题\n\n<!--lint disable wrong-ellipsis: 原文-->\n\n走了...\n')).toContain('走了...')
})

test('changes nothing the second time, in any text', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const once = await mended(value)
      expect(await mended(once)).toBe(once)
    }),
    {numRuns: 300, seed: 3}
  )
}, 120_000)

test('loses no letter, number or line of code', async () => {
  const words = (value: string): string => value.replace(/[^\p{L}\p{N}`]/gu, '')
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const {manuscript, changes} = await mend(sourcesOf({'01.md': value}), () => Promise.resolve(false))
      expect(words(changes[0]?.after ?? value)).toBe(words(value))
      expect(toString(manuscript.chapters[0]!.tree)).toContain('题')
    }),
    {numRuns: 300, seed: 5}
  )
}, 120_000)
