/** What editions cost: CPU seconds of one, and of all, without PDFs and without a cache. `node test/bench/editions.mjs [book]` */
import {spawnSync} from 'node:child_process'
import console from 'node:console'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import process from 'node:process'

const root = resolve(import.meta.dirname, '../..')
const book = resolve(process.argv[2] ?? root)
const program = join(root, 'scripts/zhushu.mjs')
const telling = "process.on('exit', () => process.stderr.write(`\\nCPU ${JSON.stringify(process.cpuUsage())}\\n`))"
const preload = `data:text/javascript,${encodeURIComponent(
  `import {isMainThread} from 'node:worker_threads'; if (isMainThread) ${telling}`
)}`

const matrix = spawnSync(process.execPath, [program, 'editions', book, '--json'], {encoding: 'utf8'})
const names = JSON.parse(matrix.stdout).include.map(({edition}) => edition)
const [first] = names
cpuOf(['--edition', first])
const one = median(() => cpuOf(['--edition', first]))
const all = median(() => cpuOf([]))
console.log(`one edition (${first}): ${one.toFixed(2)} CPU s`)
console.log(`${names.length} editions (${names.join(', ')}): ${all.toFixed(2)} CPU s, ${(all / one).toFixed(2)} × one`)

function cpuOf(args) {
  const out = mkdtempSync(join(tmpdir(), 'zhushu-bench-'))
  const own = ['build', book, '--format', 'html,epub', '--no-cache', '--out', out, '--quiet', ...args]
  const {stderr, status} = spawnSync(process.execPath, ['--import', preload, program, ...own], {encoding: 'utf8'})
  rmSync(out, {recursive: true, force: true})
  if (status !== 0) throw new Error(stderr)
  const {user, system} = JSON.parse(/CPU (\{.*\})/.exec(stderr)[1])
  return (user + system) / 1_000_000
}

function median(measure) {
  return [measure(), measure(), measure()].sort((a, b) => a - b)[1]
}
