/**
 * Make ready what zhushu runs on, and nothing where it is ready: a Node that is new enough, the packages of
 * package-lock.json, one bundle of the sources. Plain JavaScript without packages, as it runs before they are there.
 */
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir, userInfo} from 'node:os'
import {basename, dirname, join, sep} from 'node:path'
import {argv, env, execPath, exit, kill, pid, platform, stderr, versions} from 'node:process'
import {fileURLToPath, pathToFileURL} from 'node:url'

const scripts = import.meta.dirname ?? dirname(fileURLToPath(import.meta.url))
const root = dirname(scripts)
const require = createRequire(import.meta.url)

/** Packages that read files of their own, or are too big to copy: they stay where npm put them. */
const external = [
  '@bull-board/api',
  '@bull-board/api/bullMQAdapter',
  '@bull-board/hono',
  '@cf-wasm/photon',
  '@cf-wasm/resvg',
  '@citation-js/core',
  '@citation-js/plugin-bibtex',
  '@citeproc-rs/wasm',
  '@likecoin/epubcheck-ts',
  '@puppeteer/browsers',
  '@sparticuz/chromium',
  'bullmq',
  'epub-gen-memory',
  'esbuild',
  'ioredis',
  'puppeteer',
  'subset-font'
]

/** What is missing on the machine, and what to do: exit 3. */
class SetupError extends Error {}

/**
 * Check Node, install packages where they are missing, bundle the sources where they changed.
 *
 * @returns The address of the bundle's folder: `cli.js` is to be imported, `worker.js` is what it starts.
 * @throws {SetupError} when the machine lacks something.
 */
export async function setUp() {
  checkNode()
  installPackages()
  return pathToFileURL(join(await bundle(), sep))
}

/** Run `setUp`, or say what is wrong and exit: 3 for the machine, 74 for the disk, 70 for what is our bug. */
export async function setUpOrExit() {
  try {
    return await setUp()
  } catch (error) {
    if (error instanceof SetupError) {
      stderr.write(`zhushu: ${error.message}\n`)
      exit(3)
    }
    if (error.syscall) {
      stderr.write(`zhushu: ${error.message} → make room on the disk or correct its permissions, and try again\n`)
      exit(74)
    }
    stderr.write(`zhushu: This is a bug in zhushu, please report what follows:\n${error.stack}\n`)
    exit(70)
  }
}

function checkNode() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(
    `Unexpected Node ${versions.node}, expected 20.19 or later → install it from https://nodejs.org and try again`
  )
}

function installPackages() {
  const lock = readJson(join(root, 'package-lock.json'))
  // Installed from npm: there is no lock file, and npm has put every package in place.
  if (!lock || isComplete(lock)) return
  const release = holdInstallation()
  try {
    // Whoever held it before us may have done it.
    if (!isComplete(lock)) runNpmCi(lock)
  } finally {
    release()
  }
}

/** Wait until nobody else installs into the same folder: two at once leave half of it. Gives what lets others go on. */
function holdInstallation() {
  const packages = join(root, 'node_modules')
  const folder = existsSync(packages) ? realpathSync(packages) : packages
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const place = join(tmpdir(), `zhushu-install-${name}`)
  for (;;) {
    try {
      writeFileSync(place, String(pid), {flag: 'wx'})
      return () => rmSync(place, {force: true})
    } catch (error) {
      if (error.code !== 'EEXIST') return () => undefined
      if (isAlive(place)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
      else rmSync(place, {force: true})
    }
  }
}

/** Whether the process that wrote its number there still runs. */
function isAlive(place) {
  try {
    const holder = Number(readFileSync(place, 'utf8'))
    // Signal 0 only asks. A file that was just made is still empty.
    return holder === 0 || kill(holder, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** npm empties what it installs into: through a link, that is somebody else's folder. */
function refuseLink() {
  const packages = lstatSync(join(root, 'node_modules'), {throwIfNoEntry: false})
  if (!packages?.isSymbolicLink()) return
  throw new SetupError(
    'Unexpected link `node_modules`, whose packages do not match package-lock.json → remove the link'
  )
}

function runNpmCi(lock) {
  refuseLink()
  const why = existsSync(join(root, 'node_modules')) ? 'packages do not match package-lock.json' : 'no packages yet'
  stderr.write(`zhushu: ${why}, running npm ci (about a minute)\n`)
  const {status, error} = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'])
  if (status === 0 && isComplete(lock)) return
  const how = error ? error.message : `exit ${status}`
  throw new SetupError(
    `Cannot install the packages (npm ci: ${how}) → see npm's message above; check the network, the disk and \`npm config get registry\`, then run the same command again`
  )
}

/** Whether npm's own record of what it installed has all that the lock file asks for. */
function isComplete(lock) {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  if (!installed) return false
  return Object.entries(lock.packages).every(([path, {version, integrity, optional, link}]) => {
    if (path === '' || link) return true
    const found = installed[path]
    return found ? found.version === version && found.integrity === integrity : optional === true
  })
}

/** Run npm by its script, which no shell has to find: the npm that runs us, or the one beside this Node. */
function npm(parameters) {
  const besideNode = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js']
  const candidates = [env.npm_execpath ?? '', ...besideNode.map((path) => join(dirname(execPath), path))]
  const script = candidates.find((path) => basename(path) === 'npm-cli.js' && existsSync(path))
  const options = {cwd: root, stdio: ['ignore', stderr.fd, stderr.fd], shell: !script && platform === 'win32'}
  return script ? spawnSync(execPath, [script, ...parameters], options) : spawnSync('npm', parameters, options)
}

/** Bundle the sources unless it has been done. Gives the bundle's folder. */
async function bundle() {
  const name = fingerprint()
  const folders = cacheFolders()
  const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, 'cli.js')))
  if (found) return found
  const folder = folders.find(isWritable)
  if (!folder) {
    throw new SetupError(`Cannot write to ${folders.join(' or ')} → make one of them writable, or set TMPDIR`)
  }
  // Made aside and renamed, so that nobody ever starts half of it.
  const fresh = mkdtempSync(join(folder, '.new-'))
  try {
    await runEsbuild(fresh)
    publish(fresh, join(folder, name))
  } finally {
    rmSync(fresh, {recursive: true, force: true})
  }
  removeOld(folder, name)
  return join(folder, name)
}

/** A name that changes with the sources, the packages, and their place. */
function fingerprint() {
  const hash = createHash('sha256')
    .update(root)
    .update(versions.node.split('.')[0] ?? '')
  const sources = readdirSync(scripts, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts') || name === 'setup.mjs')
    .map((name) => name.split(sep).join('/'))
    .sort()
  for (const name of sources) hash.update(`\0${name}\0`).update(readFileSync(join(scripts, name)))
  for (const name of ['package.json', 'package-lock.json']) {
    if (existsSync(join(root, name))) hash.update(`\0${name}\0`).update(readFileSync(join(root, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Where bundles may lie: beside the packages, or in a folder of this user's own where that is read-only. */
function cacheFolders() {
  const user = platform === 'win32' ? userInfo().username : userInfo().uid
  return [join(root, 'node_modules/.cache/zhushu/bundle'), join(tmpdir(), `zhushu-${user}`, 'bundle')].filter(isOurs)
}

/** Whether nobody else can have put code there. */
function isOurs(folder) {
  if (platform === 'win32' || !folder.startsWith(tmpdir() + sep)) return true
  const parent = dirname(folder)
  if (!existsSync(parent)) return true
  const {uid, mode} = statSync(parent)
  return uid === userInfo().uid && (mode & 0o077) === 0
}

function isWritable(folder) {
  try {
    if (folder.startsWith(tmpdir() + sep)) mkdirSync(dirname(folder), {recursive: true, mode: 0o700})
    mkdirSync(folder, {recursive: true})
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function runEsbuild(outdir) {
  const {build} = await import('esbuild')
  await build({
    entryPoints: [join(scripts, 'cli.ts'), join(scripts, 'cli/worker.ts')],
    entryNames: '[name]',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'error',
    absWorkingDir: root,
    chunkNames: '[name]-[hash]',
    banner: {
      js: `import {createRequire as $createRequire} from 'node:module';const require=$createRequire(import.meta.url);`
    },
    plugins: [{name: 'places', setup: keepPlaces}]
  })
}

/** Let our modules keep their own address, and packages that stay outside be found from wherever the bundle lies. */
function keepPlaces(build) {
  build.onLoad({filter: /\.ts$/}, ({path}) => {
    if (!path.startsWith(scripts + sep)) return undefined
    const contents = readFileSync(path, 'utf8')
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    return {contents, loader: 'ts'}
  })
  // Every node that is visited gives the visitor a name, for stacks that nobody reads: a tenth of a build.
  build.onLoad({filter: /unist-util-visit-parents[\\/]lib[\\/]index\.js$/}, ({path}) => {
    const contents = readFileSync(path, 'utf8').replace(
      / {4}if \(typeof value\.type === 'string'\) \{.*?\n {4}\}\n/s,
      ''
    )
    return {contents, loader: 'js'}
  })
  const filter = new RegExp(`^(${external.map((name) => name.replaceAll('/', '\\/')).join('|')})$`)
  build.onResolve({filter}, ({path, kind}) => {
    if (kind === 'require-call') return {path: require.resolve(path), external: true}
    return {path: import.meta.resolve(path), external: true}
  })
}

/** Move a finished folder to its name; where another process was faster, its work is as good as ours. */
function publish(fresh, folder) {
  try {
    renameSync(fresh, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'cli.js'))) throw error
  }
}

/** Remove bundles that nobody can be running any more: a build loads its last part long before an hour is over. */
function removeOld(folder, name) {
  const hourAgo = Date.now() - 3_600_000
  for (const other of readdirSync(folder)) {
    const path = join(folder, other)
    const isOld = other !== name && statSync(path, {throwIfNoEntry: false})?.mtimeMs < hourAgo
    if (isOld) rmSync(path, {recursive: true, force: true})
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) await setUpOrExit()
