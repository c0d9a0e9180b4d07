import {execFileSync, spawn} from 'node:child_process'
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'

const zhushu = resolve(import.meta.dirname, '../../scripts/zhushu.mjs')

/** `script` of util-linux gives a program a terminal. */
const hasTerminal = process.platform === 'linux' && isThere('script')

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

const text = '# 甲\n\n它用来创建和和启停容器。\n\n这里也也写错了。\n'

/** Answer one question after another, as soon as it is asked. */
async function answer(keys: readonly string[]): Promise<{code: number | null; text: string; files: string[]}> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-asked-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  await writeFile(join(folder, 'a.md'), text)
  const command = `'${process.execPath}' '${zhushu}' lint '${folder}' --fix=suggested --lang en`
  const child = spawn('script', ['-qec', command, '/dev/null'], {stdio: 'pipe'})
  let [shown, asked] = ['', 0]
  child.stdout.on('data', (data: Buffer) => {
    shown += data.toString()
    const questions = shown.split('[q]uit asking').length - 1
    for (; asked < questions; asked++) child.stdin.write(keys[asked] ?? 'n\r')
  })
  const code = await new Promise<number | null>((resolved) => child.on('close', resolved))
  return {code, text: await readFile(join(folder, 'a.md'), 'utf8'), files: await readdir(folder)}
}

const [endOfInput, interrupt] = ['\u0004', '\u0003']

test.skipIf(!hasTerminal)('takes Ctrl+D for the end of the questions, and keeps what was agreed to', async () => {
  const {code, text: mended, files} = await answer(['y\r', endOfInput])
  expect([code, files]).toEqual([0, ['a.md']])
  expect(mended).toBe(text.replace('和和', '和'))
})

test.skipIf(!hasTerminal)('writes nothing at all after Ctrl+C', async () => {
  const {code, text: left, files} = await answer(['y\r', interrupt])
  expect([code, files]).toEqual([130, ['a.md']])
  expect(left).toBe(text)
})
