/**
 * What search costs in a long book: bytes to fetch, time to open, time to answer. Prints; asserts nothing.
 *
 *     node test/bench/search.mjs [characters, or the search.<hash>.js of a site]
 */
import console from 'node:console'
import {createHash} from 'node:crypto'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {Buffer} from 'node:buffer'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {brotliCompressSync, gzipSync} from 'node:zlib'
import {build} from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const wanted = Number(process.argv[2] ?? 1_300_000)
const queries = (
  '容器 编排 镜像 命名空间 守护进程 开发者 Docker镜像 在Linux里 镜 的 一 鏡像 容器編排 隨著 kube docker paas pull ' +
  '镜像|仓库 内核|进程|文件 2013|年 --mount-proc rqjfw 量子纠缠 elasticlunr'
)
  .split(' ')
  .map((query) => query.replaceAll('|', ' '))

const folder = await mkdtemp(join(tmpdir(), 'zhushu-bench-'))
await build({
  stdin: {
    contents: `export {characterFormsIn} from './character-forms.ts'; export {packText} from './pack-text.ts'`,
    resolveDir: join(root, 'scripts/render/html')
  },
  bundle: true,
  format: 'esm',
  outfile: join(folder, 'parts.mjs'),
  logLevel: 'error'
})
const {characterFormsIn, packText} = await import(pathToFileURL(join(folder, 'parts.mjs')).href)
await import(pathToFileURL(join(root, 'templates/search.js')).href)
await rm(folder, {recursive: true})

const {bookSearch} = globalThis
const book = Number.isNaN(wanted) ? await builtBook(process.argv[2]) : packed(await longBook(wanted))
report(book)

console.log(`open: ${times(15, () => all(bookSearch.prepare(book)))}`)
const prepared = all(bookSearch.prepare(book))
const each = queries.map((query) => [query, samples(9, () => all(bookSearch.find(prepared, query))).sort(byNumber)[4]])
const sorted = each.map(([, time]) => time).sort(byNumber)
console.log(`${queries.length} queries: p50 ${quantile(sorted, 0.5)} ms, p95 ${quantile(sorted, 0.95)} ms`)
for (const [query, time] of each.sort((a, b) => b[1] - a[1]).slice(0, 5)) {
  console.log(`  ${time.toFixed(1)} ms  ${query}: ${all(bookSearch.find(prepared, query)).total} sections`)
}

async function builtBook(path) {
  await import(pathToFileURL(resolve(path)).href)
  return globalThis.bookText
}

/** As `scripts/render/html/search-files.ts` does it. */
function packed({records, ...rest}) {
  return {...rest, ...packText(records.map((fields) => fields.join('\u0001')).join('\u0003'))}
}

function report(part) {
  const text = `globalThis.bookText = ${JSON.stringify(part)}\n`
  const records = bookSearch.textOf(part.words, part.codes).split('\u0003').map(bookSearch.recordOf)
  const characters = records.reduce((sum, record) => sum + record.title.length + record.text.length, 0)
  console.log(
    `${characters} characters, ${records.length} sections: ${kilo(Buffer.byteLength(text))} as text, ` +
      `${kilo(gzipSync(text, {level: 9}).length)} gzip, ${kilo(brotliCompressSync(text).length)} brotli`
  )
}

/** The book of this repository again and again, each time with other words in places, so that it packs like new text. */
async function longBook(length) {
  const names = (await readdir(join(root, 'manuscript'))).filter((name) => name.endsWith('.md')).sort()
  const sources = await Promise.all(names.map((name) => readFile(join(root, 'manuscript', name), 'utf8')))
  const common = [...new Set(sources.join('').match(/\p{Script=Han}/gu))]
  const [pages, records] = [[], []]
  for (let total = 0, round = 0; total < length; round++) {
    for (const [index, source] of sources.entries()) {
      const page = pages.push([`${round}-${names[index]}.html`, `第 ${pages.length + 1} 章`, names[index]]) - 1
      for (const [place, section] of source.split(/^(?=#)/m).entries()) {
        const [heading = '', ...lines] = section.split('\n')
        const words = varied(
          lines.filter((line) => line.trim() !== '').join('\n'),
          `${round} ${index} ${place}`,
          common
        )
        records.push([page, place === 0 ? 1 : 2, '', heading.replace(/[#{].*?[ }]/g, ''), `s${place}`, words])
        total += words.length
      }
    }
  }
  return {...characterFormsIn(records.map((record) => record[5])), pages, records}
}

/** Changes about one Han character in four, the same on every run. The first round stays as it is. */
function varied(words, seed, common) {
  if (seed.startsWith('0 ')) return words
  let state = createHash('sha256').update(seed).digest().readUInt32LE()
  return words.replace(/\p{Script=Han}/gu, (character) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 30 === 0 ? common[(state >>> 8) % common.length] : character
  })
}

function all(steps) {
  for (;;) {
    const {done, value} = steps.next()
    if (done) return value
  }
}

/** In milliseconds of CPU time, after one run to warm up. */
function samples(count, run) {
  run()
  return Array.from({length: count}, () => {
    const before = process.cpuUsage()
    run()
    const {user, system} = process.cpuUsage(before)
    return (user + system) / 1000
  })
}

function times(count, run) {
  const sorted = samples(count, run).sort(byNumber)
  return `p50 ${quantile(sorted, 0.5)} ms, p95 ${quantile(sorted, 0.95)} ms`
}

function quantile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1)
}

function byNumber(a, b) {
  return a - b
}

function kilo(bytes) {
  return `${Math.round(bytes / 1000)} kB`
}
