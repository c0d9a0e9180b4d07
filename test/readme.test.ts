import {execFile} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {afterAll, beforeAll, expect, test} from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
const scripts = Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: object}).scripts)
const commands = commandsOf('README.md')
const elsewhere = commands.filter((command) => command.startsWith('npm ') && command.includes('../my-book'))
const checks = commands.filter((command) => command.startsWith('node '))
let workspace = ''

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'zhushu-readme-'))
  mkdirSync(join(workspace, 'zhushu'))
  for (const name of readdirSync(root).filter((name) => !['.git', 'out'].includes(name))) {
    symlinkSync(join(root, name), join(workspace, 'zhushu', name))
  }
  cpSync(join(root, 'test/books/plain'), join(workspace, 'my-book'), {recursive: true})
})

afterAll(() => {
  rmSync(workspace, {recursive: true, force: true})
})

test('gives the same commands in both languages', () => {
  expect(commands.length).toBeGreaterThan(5)
  expect(commandsOf('README.zh.md')).toEqual(commands)
})

test('names only scripts that exist', () => {
  const names = commands
    .filter((command) => !command.startsWith('node '))
    .map((command) => (command === 'npm test' ? 'test' : command.split(' ')[2]))
  expect(names.filter((name) => name === undefined || !scripts.includes(name))).toEqual([])
})

test.each(elsewhere)('does what it says: %s', async (command) => {
  const [program, ...args] = command.replace('--edition zh-Hans --strict', '--edition zh-Hans').split(' ')
  const cwd = join(workspace, 'zhushu')
  await run(program ?? '', args, {cwd, env: {...process.env, CI: 'true'}, shell: process.platform === 'win32'})
  const out = join(workspace, /--out \.\.\/(\S+)/.exec(command)?.[1] ?? 'my-book/out')
  const format = /build:(\w+)/.exec(command)?.[1]
  const made = readdirSync(join(out, 'zh-Hans')).map((name) => name.split('.').at(-1))
  expect(made).toEqual(expect.arrayContaining(format === undefined ? ['epub', 'html', 'pdf'] : [format]))
})

test.each(checks)('checks a book: %s', async (command) => {
  const [program, ...args] = command.split(' ')
  const {stdout} = await run(program ?? '', [...args, '--json'], {cwd: join(workspace, 'zhushu')})
  expect(JSON.parse(stdout)).toHaveProperty('findings')
})

test.each(['README.md', 'README.zh.md', 'test/README.md', 'scripts/README.md'])('has no dead link in %s', (name) => {
  const text = readFileSync(join(root, name), 'utf8').replace(/^(`{3,})[\s\S]*?^\1$|`[^`\n]+`/gm, '')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '')
  expect(links.filter((link) => !existsSync(resolve(root, dirname(name), link)))).toEqual([])
})

/** The lines of all `sh` blocks. */
function commandsOf(name: string): string[] {
  const text = readFileSync(join(root, name), 'utf8')
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? '').trim().split('\n'))
}
