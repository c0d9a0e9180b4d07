import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {expect, test, vi} from 'vitest'
import {stats} from '../../scripts/cli/commands/stats.ts'

const packageRoot = resolve(import.meta.dirname, '../..')

function bookWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhushu-stats-'))
  writeFileSync(join(folder, '01-镜像.md'), text)
  return folder
}

async function counted(folder: string): Promise<unknown> {
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    const surroundings = {cwd: folder, env: {}, packageRoot, isFolder: () => true}
    const invocation = {positionals: [folder], options: new Map(), surroundings, language: 'zh' as const}
    await stats.run({...invocation, quiet: false, json: true}, new URL('file:///'))
    return JSON.parse(String(print.mock.calls[0]![0]))
  } finally {
    print.mockRestore()
  }
}

test('counts prose and what is numbered, and no code', async () => {
  const text = '# 镜像\n\n四个汉字。[^a]\n\n```sh {#lst:a caption="题目"}\n# 注释\n```\n\n[^a]: 一注。\n'
  expect(await counted(bookWith(text))).toMatchObject({counts: {han: 10, chapters: 1, listings: 1, notes: 1, terms: 0}})
})

test('refuses to count a book with errors', async () => {
  await expect(counted(bookWith('# 镜像\n\n见[](#fig:none)。\n'))).rejects.toMatchObject({
    facts: {ruleId: 'broken-book'}
  })
})
