import {spawnSync} from 'node:child_process'
import {cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {beforeEach, expect, test, vi} from 'vitest'

// Real processes on a machine that may be busy.
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const repository = resolve(import.meta.dirname, '..')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhushu-装 '))
})

/** A copy of the package, where npm has put it or in a clone. */
async function copyTo(root: string, ...more: string[]): Promise<void> {
  await mkdir(root, {recursive: true})
  for (const name of ['package.json', 'scripts', 'templates', ...more]) {
    await cp(join(repository, name), join(root, name), {recursive: true})
  }
}

async function linkPackages(nodeModules: string): Promise<void> {
  await mkdir(nodeModules, {recursive: true})
  for (const name of await readdir(join(repository, 'node_modules'))) {
    if (name !== '.cache' && name !== '.package-lock.json') {
      await symlink(join(repository, 'node_modules', name), join(nodeModules, name))
    }
  }
}

function runNode(parameters: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, parameters, {encoding: 'utf8', cwd: folder, env: {...process.env, ...env}})
}

test('runs from where npm has installed it, without a lock file, and bundles once', async () => {
  const root = join(folder, 'node_modules', 'zhushu')
  await linkPackages(join(folder, 'node_modules'))
  await copyTo(root)
  await mkdir(join(folder, 'book'))
  await writeFile(join(folder, 'book', '一.md'), '# 一\n\n正文。\n')
  const start = ['node_modules/zhushu/scripts/zhushu.mjs', 'build', 'book', '--format', 'html', '--quiet']
  expect(runNode(start)).toMatchObject({status: 0, stderr: ''})
  expect(await readdir(join(folder, 'book/out/zh-Hans/html'))).toContain('index.html')

  const bundles = join(root, 'node_modules/.cache/zhushu/bundle')
  const [bundle, ...others] = await readdir(bundles)
  expect(others).toEqual([])
  await writeFile(join(bundles, bundle!, 'cli.js'), "export const main = () => console.log('not made again')\n")
  expect(runNode(start).stdout).toBe('not made again\n')

  await writeFile(join(root, 'scripts/cli/new.ts'), 'export const changed = true\n')
  expect(runNode(['node_modules/zhushu/scripts/zhushu.mjs', '--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(await readdir(bundles)).toHaveLength(2)
})

test('bundles into a folder of the user where its own is read-only', async () => {
  const root = join(folder, 'node_modules', 'zhushu')
  await linkPackages(join(folder, 'node_modules'))
  await copyTo(root)
  // A file in the folder's place refuses it to root, too.
  await writeFile(join(root, 'node_modules'), '')
  const temporary = join(folder, 'tmp')
  await mkdir(temporary)
  const run = runNode(['node_modules/zhushu/scripts/zhushu.mjs', '--version'], {TMPDIR: temporary, TEMP: temporary})
  expect(run).toMatchObject({status: 0, stderr: ''})
  expect(await readdir(temporary)).toHaveLength(1)
})

test('installs packages that are missing, and says on one line why it cannot', async () => {
  await copyTo(folder, 'package-lock.json')
  const npm = join(folder, 'npm-cli.js')
  await writeFile(npm, "console.log(process.argv.slice(2).join(' ')); process.exit(1)\n")
  await writeFile(join(folder, 'package.json'), '{"type": "commonjs", "name": "zhushu", "version": "0.0.0"}')
  const {status, stderr, stdout} = runNode(['scripts/setup.mjs'], {npm_execpath: npm})
  expect(status).toBe(3)
  expect(stdout).toBe('')
  expect(stderr).toContain('ci --ignore-scripts --no-audit --no-fund')
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^zhushu: Cannot install the packages .*→/)
})

test('installs nothing where all packages are in place', async () => {
  await copyTo(folder, 'package-lock.json')
  await linkPackages(join(folder, 'node_modules'))
  await cp(join(repository, 'node_modules/.package-lock.json'), join(folder, 'node_modules/.package-lock.json'))
  const run = runNode(['scripts/setup.mjs'], {npm_execpath: join(folder, 'npm-cli.js')})
  expect(run).toMatchObject({status: 0, stdout: '', stderr: ''})
})

test('installs nothing through a link, which would empty the folder it leads to', async () => {
  await copyTo(folder, 'package-lock.json')
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  await writeFile(join(elsewhere, 'kept'), '')
  await symlink(elsewhere, join(folder, 'node_modules'))
  const {status, stderr} = runNode(['scripts/setup.mjs'])
  expect(status).toBe(3)
  expect(stderr).toMatch(/^zhushu: Unexpected link `node_modules`.*→/)
  expect(await readdir(elsewhere)).toEqual(['kept'])
})

test('refuses a Node that is too old, before anything else', async () => {
  await copyTo(folder, 'package-lock.json')
  const old = join(folder, 'old.cjs')
  await writeFile(old, "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '18.20.4'}})\n")
  const {status, stderr} = runNode(['--require', old, 'scripts/zhushu.mjs', '--version'])
  expect(status).toBe(3)
  expect(stderr).toMatch(/^zhushu: Unexpected Node 18\.20\.4, expected 20\.19 or later → .*\n$/)
})

test('leaves the addresses of packages out of the lock file', async () => {
  expect(await readFile(join(repository, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
})
