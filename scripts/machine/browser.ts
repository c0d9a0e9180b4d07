import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {promisify} from 'node:util'
import type {BrowserLaunch} from '../renderer.ts'
import {EnvironmentError} from '../diagnostics.ts'
import {isBundledBrowserFor, unpackBundledBrowser} from './bundled-browser.ts'
import {writeFontconfig} from './fontconfig.ts'

const run = promisify(execFile)

/** A browser that may be there. */
type Candidate = {executablePath: string; libraryPath?: string}

const remedy =
  'install Chrome, Chromium or Edge, or run `npx puppeteer browsers install chrome`, or set ZHUSHU_BROWSER to the path of one; without a PDF: `--format html,epub`'

const namedRemedy = 'correct ZHUSHU_BROWSER (or PUPPETEER_EXECUTABLE_PATH), or unset it to have a browser found'

/**
 * Find a browser that starts: the one the user names, Puppeteer's own download, an installed one, the one from npm.
 *
 * @throws {EnvironmentError} when there is none.
 */
export async function findBrowser(): Promise<BrowserLaunch> {
  // Set but empty is as good as unset.
  const named = process.env.ZHUSHU_BROWSER || process.env.PUPPETEER_EXECUTABLE_PATH
  if (named) return await startNamed(named)
  for (const candidate of [...(await downloaded()), ...(await installed())]) {
    if ((await whyNot(candidate)) === undefined) return await launchOf(candidate)
  }
  return await startBundled()
}

async function startNamed(executablePath: string): Promise<BrowserLaunch> {
  if (!existsSync(executablePath)) {
    throw new EnvironmentError(`Cannot find the browser \`${executablePath}\``, {
      ruleId: 'missing-browser',
      note: namedRemedy,
      values: {path: executablePath}
    })
  }
  const reason = await whyNot({executablePath})
  if (reason === undefined) return await launchOf({executablePath})
  throw new EnvironmentError(`Cannot start the browser \`${executablePath}\`: ${reason}`, {
    ruleId: 'browser-does-not-start',
    note: namedRemedy,
    values: {path: executablePath, reason}
  })
}

async function startBundled(): Promise<BrowserLaunch> {
  const {platform, arch} = process
  if (!isBundledBrowserFor(platform, arch)) {
    throw new EnvironmentError('Cannot find a browser to print the PDF with', {ruleId: 'no-browser', note: remedy})
  }
  const candidate = await unpackBundledBrowser()
  const reason = await whyNot(candidate)
  if (reason === undefined) return await launchOf(candidate)
  throw new EnvironmentError(`Cannot start the browser from npm: ${reason}`, {
    ruleId: 'bundled-browser-does-not-start',
    note: remedy,
    values: {reason}
  })
}

/** What Puppeteer downloaded, newest first. */
async function downloaded(): Promise<Candidate[]> {
  const {getInstalledBrowsers, Browser} = await import('@puppeteer/browsers')
  const cacheDir = process.env.PUPPETEER_CACHE_DIR || join(homedir(), '.cache/puppeteer')
  const found = await getInstalledBrowsers({cacheDir}).catch(() => [])
  const versions = new Intl.Collator('en', {numeric: true})
  return found
    .filter(({browser}) => browser === Browser.CHROME || browser === Browser.CHROMEHEADLESSSHELL)
    .sort((a, b) => versions.compare(b.buildId, a.buildId))
    .map(({executablePath}) => ({executablePath}))
    .filter(({executablePath}) => existsSync(executablePath))
}

/** Chrome, Chromium and Edge where their installers put them, and on the PATH. */
async function installed(): Promise<Candidate[]> {
  const {computeSystemExecutablePath, ChromeReleaseChannel, Browser} = await import('@puppeteer/browsers')
  const places: string[] = []
  try {
    places.push(computeSystemExecutablePath({browser: Browser.CHROME, channel: ChromeReleaseChannel.STABLE}))
  } catch {
    // Not installed, or a platform for which there is no Chrome.
  }
  places.push(...onPath(), ...usualPlaces())
  return [...new Set(places)].filter((path) => existsSync(path)).map((executablePath) => ({executablePath}))
}

function onPath(): string[] {
  const names =
    process.platform === 'win32'
      ? ['chrome.exe', 'msedge.exe']
      : [
          'google-chrome-stable',
          'google-chrome',
          'chromium',
          'chromium-browser',
          'microsoft-edge',
          'microsoft-edge-stable'
        ]
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    const folders = ['/Applications', join(homedir(), 'Applications')]
    return names.flatMap((name) => folders.map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)))
  }
  if (process.platform !== 'win32') return []
  const {ProgramFiles, 'ProgramFiles(x86)': x86, LOCALAPPDATA} = process.env
  const folders = [ProgramFiles, x86, LOCALAPPDATA].filter((folder) => folder !== undefined)
  const names = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe'
  ]
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Why a browser does not start, on one line; `undefined` if it does. */
async function whyNot({executablePath, libraryPath}: Candidate): Promise<string | undefined> {
  // On Windows Chrome answers `--version` by opening a window.
  if (process.platform === 'win32') return undefined
  try {
    await run(executablePath, ['--version'], {env: environment(libraryPath), timeout: 20_000})
    return undefined
  } catch (error) {
    const {stderr, message} = error as Error & {stderr?: string}
    return (stderr?.trim() || message).split('\n').at(-1)
  }
}

async function launchOf({executablePath, libraryPath}: Candidate): Promise<BrowserLaunch> {
  const args = [
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--font-render-hinting=none',
    // Pages are handed to the browser by interception: it has no reason to look up any name.
    '--host-resolver-rules=MAP * ~NOTFOUND'
  ]
  // The npm browser's sandbox cannot start, and no browser's can for root.
  if (libraryPath !== undefined || process.getuid?.() === 0) args.push('--no-sandbox')
  const env = {...environment(libraryPath), FONTCONFIG_FILE: await writeFontconfig(), TZ: 'UTC'}
  return {executablePath, args, env}
}

function environment(libraryPath: string | undefined): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  if (libraryPath === undefined) return env
  return {...env, LD_LIBRARY_PATH: [libraryPath, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)}
}
