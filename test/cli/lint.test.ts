import {chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import iconv from 'iconv-lite'
import {expect, onTestFinished, test} from 'vitest'
import {lint} from '../../scripts/cli/commands/lint.ts'
import {lintBook} from '../../scripts/cli/lint-book.ts'

function bookOf(text: string | Uint8Array): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zhushu-lint-')))
  onTestFinished(() => {
    rmSync(folder, {recursive: true})
  })
  writeFileSync(join(folder, '01.md'), text)
  return folder
}

test('finds without touching the text', async () => {
  const root = bookOf('# 题\n\n他来了,走了...\n')
  const {findings, fixed} = await lintBook({root, language: 'zh'})
  expect(findings.filter(({source}) => source === 'lint').map(({message}) => message)).toEqual([
    '中文里的半角标点 `,` 应为全角 `，`',
    '省略号 `...` 应为 `……`'
  ])
  expect(fixed).toBe(0)
  expect(readFileSync(join(root, '01.md'), 'utf8')).toContain('他来了,走了...')
})

test('mends what is safe, and says what is left', async () => {
  const root = bookOf('---\r\ntitle: 题\r\n---\r\n\r\n他来了,用来创建和和启停容器。\r\n')
  const {findings, fixed, rewritten} = await lintBook({root, language: 'zh', fix: {}})
  expect([fixed, rewritten]).toEqual([1, ['01.md']])
  expect(readFileSync(join(root, '01.md'), 'utf8')).toBe(
    '---\r\ntitle: 题\r\n---\r\n\r\n他来了，用来创建和和启停容器。\r\n'
  )
  expect(findings.filter(({source}) => source === 'lint').map(({ruleId}) => ruleId)).toEqual(['doubled-character'])
})

test('asks about what is only suggested', async () => {
  const root = bookOf('# 题\n\n用来创建和和启停容器。\n')
  const asked: string[] = []
  const ask = (finding: {message: string}): Promise<boolean> => {
    asked.push(finding.message)
    return Promise.resolve(true)
  }
  await lintBook({root, language: 'zh', fix: {ask}})
  expect(asked).toEqual(['`和和` 里 `和` 多写了一个'])
  expect(readFileSync(join(root, '01.md'), 'utf8')).toBe('# 题\n\n用来创建和启停容器。\n')
})

test('leaves a damaged file alone, and says so', async () => {
  const bytes = Buffer.concat([
    Buffer.from('# 题\n\n他来了,走了。\n\n'),
    Buffer.from([0xe4, 0xb8]),
    Buffer.from('字。\n')
  ])
  const root = bookOf(bytes)
  const {findings} = await lintBook({root, language: 'zh', fix: {}})
  expect(findings.map(({ruleId}) => ruleId)).toContain('unwritten-fix')
  expect(readFileSync(join(root, '01.md'))).toEqual(bytes)
})

test('leaves a read-only file alone, and says so', async () => {
  const root = bookOf('# 题\n\n他来了,走了。\n')
  chmodSync(join(root, '01.md'), 0o444)
  const {findings, rewritten} = await lintBook({root, language: 'zh', fix: {}})
  expect(rewritten).toEqual([])
  expect(findings.find(({ruleId}) => ruleId === 'unwritten-fix')?.note).toMatch(/read-only|只读/)
  expect(readFileSync(join(root, '01.md'), 'utf8')).toContain('他来了,走了')
})

test('keeps the encoding, and says of it what is said without fixes', async () => {
  const text = '# 题\r\n\r\n他来了,走了。然后我们一起回去,第二天再来。\r\n'
  const root = bookOf(iconv.encode(text, 'gbk'))
  const {findings} = await lintBook({root, language: 'zh', fix: {}})
  expect(findings.map(({ruleId}) => ruleId)).toContain('other-encoding')
  expect(readFileSync(join(root, '01.md'))).toEqual(iconv.encode(text.replaceAll(',', '，'), 'gbk'))
})

test('needs a terminal to ask', async () => {
  const surroundings = {cwd: '/', env: {}, packageRoot: '/', isFolder: () => true}
  const invocation = {
    positionals: [bookOf('# 题\n')],
    options: new Map([['fix', ['suggested']]]),
    surroundings,
    language: 'zh',
    quiet: false,
    json: false
  } as const
  const isTTY = process.stdin.isTTY
  process.stdin.isTTY = false
  onTestFinished(() => {
    process.stdin.isTTY = isTTY
  })
  await expect(lint.run(invocation, new URL('file:///'))).rejects.toMatchObject({facts: {ruleId: 'no-terminal'}})
})
