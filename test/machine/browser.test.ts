import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {chmod, mkdir, mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {findBrowser} from '../../scripts/machine/browser.ts'

// The first test to ask for the browser from npm unpacks 200 MB.
vi.setConfig({testTimeout: 120_000})

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhushu-browser-'))
  vi.stubEnv('ZHUSHU_BROWSER', '')
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '')
  vi.stubEnv('PUPPETEER_CACHE_DIR', join(folder, 'puppeteer'))
  vi.stubEnv('PATH', join(folder, 'bin'))
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A program that answers as a browser does, or dies as one does that lacks a library. */
async function program(path: string, works: boolean): Promise<string> {
  const file = join(folder, path)
  await mkdir(dirname(file), {recursive: true})
  await writeFile(
    file,
    works ? '#!/bin/sh\necho Chromium 1.0\n' : '#!/bin/sh\necho "libnss3.so: not found" >&2\nexit 127\n'
  )
  await chmod(file, 0o755)
  return file
}

const isPosix = process.platform !== 'win32'
const hasBundled = process.platform === 'linux' && process.arch === 'x64'

test.runIf(isPosix)('takes the browser that the user names before all others', async () => {
  await program('bin/chromium', true)
  const named = await program('mine/浏览器', true)
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', await program('other/chrome', true))
  vi.stubEnv('ZHUSHU_BROWSER', named)
  expect((await findBrowser()).executablePath).toBe(named)
})

test("takes Puppeteer's variable where ours is not set", async () => {
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', join(folder, '没有'))
  await expect(findBrowser()).rejects.toMatchObject({
    name: 'EnvironmentError',
    facts: {ruleId: 'missing-browser', values: {path: join(folder, '没有')}}
  })
})

test.runIf(isPosix)('says why the browser that the user names does not start, and looks for no other', async () => {
  await program('bin/chromium', true)
  vi.stubEnv('ZHUSHU_BROWSER', await program('mine/chrome', false))
  await expect(findBrowser()).rejects.toMatchObject({
    facts: {ruleId: 'browser-does-not-start', values: {reason: 'libnss3.so: not found'}}
  })
})

test.runIf(hasBundled)("takes Puppeteer's newest download before an installed browser", async () => {
  await program('bin/chromium', true)
  await program('puppeteer/chrome/linux-99.0.1.0/chrome-linux64/chrome', true)
  const newest = await program('puppeteer/chrome/linux-148.0.7778.97/chrome-linux64/chrome', true)
  expect((await findBrowser()).executablePath).toBe(newest)
})

const hasInstalled = ['/opt/google/chrome/chrome', '/usr/bin/google-chrome'].some((path) => existsSync(path))

test.runIf(isPosix && process.platform !== 'darwin' && !hasInstalled)(
  'takes an installed browser that starts, and passes over one that does not',
  async () => {
    await program('bin/google-chrome', false)
    const works = await program('bin/chromium', true)
    expect((await findBrowser()).executablePath).toBe(works)
  }
)

test.runIf(hasBundled && !hasInstalled)(
  'takes the browser from npm where there is no other, unpacked into a folder of its own',
  async () => {
    const {executablePath, env} = await findBrowser()
    expect(executablePath).toMatch(/zhushu.*chromium-\d+\.\d+\.\d+[\\/]chromium$/)
    expect(executablePath).not.toBe(join(tmpdir(), 'chromium'))
    expect(execFileSync(executablePath, ['--version'], {env, encoding: 'utf8'})).toMatch(/Chromium \d+/)
    expect(await readdir(env.LD_LIBRARY_PATH!.split(':')[0]!)).toContain('libnss3.so')
  }
)

test.runIf(hasBundled && !hasInstalled)(
  'shows the browser one font, and sandboxes nothing but what cannot be',
  async () => {
    const {env, args} = await findBrowser()
    const configuration = await readFile(env.FONTCONFIG_FILE!, 'utf8')
    const [, fonts] = /<dir>(.*)<\/dir>/.exec(configuration) ?? []
    expect((await readdir(fonts!)).filter((name) => /\.(ttf|otf|ttc|woff2?)$/.test(name))).toHaveLength(1)
    expect(configuration.match(/<dir/g)).toHaveLength(1)
    expect(args).toContain('--no-sandbox')
    expect(args.join(' ')).not.toMatch(/disable-web-security|single-process|allow-running-insecure/)
  }
)

test.runIf(isPosix && process.platform !== 'darwin' && !hasInstalled)(
  'says what to install where the browser from npm cannot run',
  async () => {
    vi.spyOn(process, 'arch', 'get').mockReturnValue('arm64')
    await expect(findBrowser()).rejects.toMatchObject({name: 'EnvironmentError', facts: {ruleId: 'no-browser'}})
    vi.restoreAllMocks()
  }
)

/** Whether this process may hide files of the system from a child. */
function canHide(): boolean {
  if (!hasBundled || hasInstalled) return false
  try {
    execFileSync('/usr/bin/unshare', ['--mount', 'true'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

test.runIf(canHide())("starts the browser from npm on a machine that lacks the browser's libraries", async () => {
  const {executablePath, env} = await findBrowser()
  const script = `for file in $(/sbin/ldconfig -p | sed -n 's/.*=> //p' | grep -E 'lib(nss3|nssutil3|nspr4|plc4|plds4|softokn3|expat)\\.so'); do
    mount --bind /dev/null "$file"
  done
  LD_LIBRARY_PATH= "$1" --version 2>&1 | tail -1
  "$1" --version`
  const path = '/usr/sbin:/usr/bin:/sbin:/bin'
  const output = execFileSync('/usr/bin/unshare', ['--mount', '/bin/bash', '-c', script, 'bash', executablePath], {
    env: {...env, PATH: path},
    encoding: 'utf8'
  })
  expect(output.trim().split('\n').at(-1)).toMatch(/^Chromium \d+/)
})
