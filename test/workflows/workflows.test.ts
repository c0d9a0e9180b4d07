/** What runs on GitHub: read by GitHub's own parser, held to rules of safety, and every command run here. */
import {execFileSync, spawnSync} from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join, resolve} from 'node:path'
import {build} from 'esbuild'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {parse} from 'yaml'

vi.setConfig({testTimeout: 600_000, hookTimeout: 120_000})

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, '.github/workflows')
const names = readdirSync(folder).sort()
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

type Step = {name?: string; run?: string; uses?: string; with?: Record<string, unknown>; env?: Record<string, string>}
type Job = {
  permissions?: Record<string, string>
  steps: Step[]
  env?: Record<string, string>
  'timeout-minutes'?: number
}
type Workflow = {on: object; permissions: Record<string, string>; jobs: Record<string, Job>}

const workflows = new Map(names.map((name) => [name, parse(textOf(name)) as Workflow]))
const jobs = [...workflows].flatMap(([name, {jobs}]) => Object.entries(jobs).map(([id, job]) => ({name, id, job})))
const temporary = mkdtempSync(join(tmpdir(), 'zhushu-workflows-'))
const work = join(temporary, 'book')
const isPosix = process.platform !== 'win32'

afterAll(() => {
  rmSync(temporary, {recursive: true, force: true})
})

test("are right to GitHub's own parser", async () => {
  const {validate, documentOf} = await languageService()
  const found = await Promise.all(
    names.map(async (name) =>
      (await validate(documentOf(name, textOf(name)))).map(({message}) => `${name}: ${message}`)
    )
  )
  expect(found.flat()).toEqual([])
  const wrong =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permisions: {}\n    steps: [{run: "${{ a.b }}"}]\n'
  expect(await validate(documentOf('wrong.yml', wrong))).toHaveLength(2)
})

test('name every action by its hash', () => {
  const used = jobs.flatMap(({job}) => job.steps.flatMap(({uses}) => uses ?? []))
  expect(used.length).toBeGreaterThan(10)
  expect(used.filter((action) => !/^actions\/[\w-]+@[\da-f]{40}$/.test(action))).toEqual([])
})

test('leave no token behind, end in time, and have rights by the job', () => {
  const checkouts = jobs.flatMap(({job}) => job.steps.filter(({uses}) => uses?.startsWith('actions/checkout@')))
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  expect(jobs.filter(({job}) => job['timeout-minutes'] === undefined)).toEqual([])
  const whole = [...workflows.values()].map(({permissions}) => permissions)
  expect(whole.filter((rights) => Object.values(rights).some((right) => right !== 'read'))).toEqual([])
})

test('give pull requests of strangers nothing: no secret, no right to write, and no code of theirs where there is one', () => {
  for (const [name, {on, jobs, permissions}] of workflows) {
    expect(Object.keys(on)).not.toContain('pull_request_target')
    const own = Object.values(jobs)
    if ('pull_request' in on) {
      expect(textOf(name)).not.toMatch(/secrets\.|github\.token/)
      for (const job of own) expect(Object.values({...permissions, ...job.permissions})).toEqual(['read'])
    }
    if ('workflow_run' in on) {
      const uses = own.flatMap(({steps}) => steps.flatMap(({uses}) => uses?.split('@')[0] ?? []))
      expect(uses).toEqual(['actions/download-artifact'])
    }
  }
})

test('let no text of others into a shell', () => {
  const scripts = jobs.flatMap(({job}) => job.steps.flatMap(({run}) => run ?? []))
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
})

/** What a machine of GitHub has and this one need not: each notes how it was called, and does what is left of its work. */
const standIns: Readonly<Record<string, string>> = {
  // `unshare --net -- sudo --user NAME --preserve-env PROGRAM …` becomes the program; an installation nothing.
  sudo: 'while [ $# -gt 0 ]; do case "$1" in unshare|--net|--|sudo|--preserve-env) shift;; --user) shift 2;; apt-get|systemctl) exit 0;; *) break;; esac; done; exec "$@"',
  gh: 'if [ "$1" = api ]; then echo 7; fi'
}

beforeAll(() => {
  const bin = join(temporary, 'bin')
  mkdirSync(bin)
  for (const [name, script] of Object.entries(standIns)) {
    const log = join(temporary, `${name}.log`)
    writeFileSync(join(bin, name), `#!/bin/bash\nprintf '%s\\n' "$*" >> '${log}'\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  mkdirSync(work)
  for (const name of ['scripts', 'templates', 'package.json', 'package-lock.json', '.npmrc', '.gitignore']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(work, name), {recursive: true})
  }
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'))
  layOutBook()
})

test.skipIf(!isPosix)('run: every command of a pull request, and the comment on it', () => {
  const before = git('rev-parse', 'HEAD~1')
  const env = {BASE: before, GITHUB_STEP_SUMMARY: join(temporary, 'summary.md')}
  runJob('check.yml', 'review', env)
  const comment = readFileSync(join(work, 'review/comment.md'), 'utf8')
  expect(comment).toContain('「每层记下一次改动。」→「每层记下一次变动。」')
  expect(comment).toContain('- `zh-Hans/html/01-image.html`')
  expect(comment).not.toContain('02-pod.html')
  expect(existsSync(join(work, 'review/pages/zh-Hans/html/01-image.html'))).toBe(true)
  expect(existsSync(join(work, 'review/pages/zh-Hans/html/02-pod.html'))).toBe(false)
  runJob('comment.yml', 'comment', {REPOSITORY: 'a/b', COMMIT: before, RUN: 'https://example.org/run', GH_TOKEN: ''})
  expect(readFileSync(join(temporary, 'gh.log'), 'utf8')).toContain('pr comment 7 --repo a/b --body-file comment.md')
  expect(readFileSync(join(work, 'comment.md'), 'utf8')).toMatch(/变动[\s\S]*https:\/\/example\.org\/run/)
})

test.skipIf(!isPosix)('run: every command of a release, from the matrix to the page', () => {
  const output = join(temporary, 'output')
  runJob('release.yml', 'plan', {GITHUB_OUTPUT: output})
  const matrix = JSON.parse(readFileSync(output, 'utf8').replace('matrix=', '')) as {include: {edition: string}[]}
  expect(matrix.include.map(({edition}) => edition)).toEqual(['zh-Hans', 'zh-Hant'])
  for (const {edition} of matrix.include) runJob('release.yml', 'build', {EDITION: edition})
  runJob('release.yml', 'publish', {TAG: 'v1.1.0', GH_TOKEN: ''})
  const released = readFileSync(join(temporary, 'gh.log'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith('release create'))
  expect(released).toContain('release create v1.1.0 --verify-tag --title v1.1.0 --notes-file release/release-notes.md')
  for (const name of ['SHA256SUMS', 'containers-zh-Hans-1.1.0.epub', 'containers-zh-Hant-1.1.0.zip']) {
    expect(released).toContain(`release/${name}`)
  }
  expect(existsSync(join(work, 'public/zh-Hant/index.html'))).toBe(true)
  expect(readFileSync(join(work, 'public/index.html'), 'utf8')).toContain('containers-zh-Hans-1.1.0.epub')
})

/** Commands that are run elsewhere: this very test, a build that other tests make, packages of the system. */
const elsewhere = ['.ci/run', 'npm run build']

test('run: all commands there are, but for these', () => {
  const ran = [
    'check.yml review',
    'comment.yml comment',
    'release.yml plan',
    'release.yml build',
    'release.yml publish'
  ]
  const others = jobs.filter(({name, id}) => !ran.includes(`${name} ${id}`))
  const scripts = others.flatMap(({job}) => job.steps.flatMap(({run}) => run ?? []))
  expect(scripts.filter((script) => !elsewhere.includes(script))).toEqual([expect.stringContaining('redis-server')])
})

/** Where npm runs these tests, it says where it was called: that is none of what is run here. */
const outsideNpm = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/.test(name)))

function runJob(workflow: string, id: string, given: Readonly<Record<string, string>>): void {
  const job = workflows.get(workflow)?.jobs[id]
  for (const {name, run} of job?.steps ?? []) {
    if (run === undefined) continue
    const path = [join(temporary, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter)
    const env = {...outsideNpm, USER: 'runner', CI: 'true', LC_ALL: 'C.UTF-8', ...given, PATH: path}
    const {status, stdout, stderr} = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      ...{cwd: work, env, encoding: 'utf8'}
    })
    expect({name, status, said: status === 0 ? '' : stdout + stderr}).toEqual({name, status: 0, said: ''})
  }
}

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=林', '-c', 'user.email=lin@example.org', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...identity, ...args], {cwd: work, encoding: 'utf8'}).trim()
}

/** A book of two versions, where this repository has its own. */
function layOutBook(): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(work, path)), {recursive: true})
    writeFileSync(join(work, path), text)
  }
  const config = (version: string): string =>
    `title: 容器简史\nname: containers\nversion: ${version}\nchapters: [01-image.md, 02-pod.md]\neditions:\n  zh-Hans: {formats: [html, epub]}\n  zh-Hant: {language: zh-Hant, formats: [html]}\n`
  write('.gitignore', 'node_modules\nscripts\ntemplates\nout\n')
  write('manuscript/book.yaml', config('1.0.0'))
  write('manuscript/01-image.md', '# 镜像 {#image}\n\n每层记下一次改动。\n')
  write('manuscript/02-pod.md', '# Pod {#pods}\n\n容器共用网络。\n')
  write(
    'glossary/terms/image.yaml',
    'id: image\nlangs:\n  zh-Hans: {status: approved, term: 镜像, definition: 只读的模板。}\n'
  )
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '-m', 'First')
  git('tag', 'v1.0.0')
  write('manuscript/01-image.md', '# 镜像 {#image}\n\n每层记下一次变动。\n')
  git('commit', '--quiet', '-am', 'Second')
  write('manuscript/book.yaml', config('1.1.0'))
}

type Document = {uri: string}

/** GitHub's parser imports JSON as no Node of 20 does: it is bundled first. */
async function languageService() {
  const path = join(temporary, 'language-service.cjs')
  const contents = `export {validate} from '@actions/languageservice'; export {TextDocument} from 'vscode-languageserver-textdocument'`
  await build({
    stdin: {contents, resolveDir: root},
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: path,
    logLevel: 'error'
  })
  const {validate, TextDocument} = createRequire(import.meta.url)(path) as {
    validate: (document: Document) => Promise<{message: string}[]>
    TextDocument: {create: (...parts: [uri: string, language: string, version: number, text: string]) => Document}
  }
  return {validate, documentOf: (name: string, text: string) => TextDocument.create(`file:///${name}`, 'yaml', 0, text)}
}
