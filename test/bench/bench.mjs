/**
 * How much this program and others need for the same books: medians of CPU time, peak memory, size of what is made.
 * All programs take turns, round after round, so that whatever else the machine does meets all of them.
 *
 *     npm run bench -- [--runs 3] [--peers folder] [--install] folder…
 *
 * A folder is one of Markdown; its chapters are those of SUMMARY.md, else all its files. Only ratios mean anything.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import console from 'node:console'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {packages, peersOf} from './peers.mjs'

const root = resolve(import.meta.dirname, '../..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    runs: {type: 'string', default: '3'},
    peers: {type: 'string', default: join(tmpdir(), 'zhushu-peers')},
    install: {type: 'boolean', default: false}
  }
})
// Node 20 reads it at every start, which no reader's machine does.
delete process.env.NODE_EXTRA_CA_CERTS

if (values.install) install(values.peers)
const books = (positionals.length > 0 ? positionals : [join(root, 'manuscript')]).map(bookIn)
const peers = peersOf(root, values.peers)
const cells = new Map()
for (let round = 0; round < Number(values.runs); round++) {
  for (const book of books) for (const peer of peers) measure(book, peer)
}
print()

function install(folder) {
  for (const [name, wanted] of Object.entries(packages)) {
    mkdirSync(join(folder, name), {recursive: true})
    execFileSync('npm', ['i', '--prefix', join(folder, name), '--ignore-scripts', '--no-audit', '--no-fund', wanted], {
      stdio: ['ignore', 'ignore', 'inherit']
    })
  }
}

function bookIn(given) {
  const folder = existsSync(join(given, 'src/SUMMARY.md')) ? join(given, 'src') : resolve(given)
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !/^(?:out|node_modules|\.git)\//.test(path))
    .sort()
  const list = ['SUMMARY.md', 'summary.md'].map((name) => join(folder, name)).find((path) => existsSync(path))
  const listed = list ? [...readFileSync(list, 'utf8').matchAll(/\]\(([^)#]+\.md)/g)].map(([, path]) => path) : files
  const chapters = [...new Set(listed)].filter(
    (path) => path.endsWith('.md') && files.includes(path.replace(/^\.\//, ''))
  )
  const characters = chapters.reduce((sum, path) => sum + [...readFileSync(join(folder, path), 'utf8')].length, 0)
  return {name: basename(resolve(given)), folder, files, chapters, characters}
}

/** In a folder of its own, and in a network of its own that leads nowhere, where that is allowed. */
function measure(book, peer) {
  const work = mkdtempSync(join(tmpdir(), 'zhushu-bench-'))
  const key = `${peer.name}\t${peer.product}\t${book.name}`
  const cell = cells.get(key) ?? {cpu: [], memory: [], size: 0, failed: undefined}
  cells.set(key, cell)
  try {
    if (cell.failed) return
    const {command, cwd, product} = peer.prepare(book, work)
    const {status, stderr} = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], {
      cwd: cwd ?? work,
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 900_000
    })
    const [user = 0, system = 0, memory = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
    if (status !== 0) cell.failed = `exit ${status}`
    cell.cpu.push(user + system)
    cell.memory.push(memory / 1024)
    cell.size = sizeOf(product)
  } finally {
    rmSync(work, {recursive: true, force: true})
  }
}

function sizeOf(path) {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (!stats) return 0
  if (stats.isFile()) return stats.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function print() {
  for (const {name, chapters, characters} of books)
    console.log(`${name}: ${chapters.length} chapters, ${characters} characters`)
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, median of ${values.runs}\n`)
  const head = books.map(({name}) => ` ${name}: CPU s | MB peak | MB made |`).join('')
  console.log(`| program | makes |${head}\n| --- | --- |${books.map(() => ' --: | --: | --: |').join('')}`)
  for (const {name, product} of peers) {
    const columns = books.map((book) => {
      const {cpu, memory, size, failed} = cells.get(`${name}\t${product}\t${book.name}`)
      if (failed) return ` ${failed} | | |`
      return ` ${median(cpu).toFixed(1)} | ${median(memory).toFixed(0)} | ${(size / 1e6).toFixed(1)} |`
    })
    console.log(`| ${name} | ${product} |${columns.join('')}`)
  }
}
