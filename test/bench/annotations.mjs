/**
 * How long notes kept outside a text take to be found again in it: word for word, after edits, and where their words are gone.
 * Prints times; asserts nothing.
 *
 *     node test/bench/annotations.mjs
 */
import console from 'node:console'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const folder = await mkdtemp(join(tmpdir(), 'zhushu-bench-'))
const outfile = join(folder, 'find-quote.mjs')
await build({
  entryPoints: [resolve(import.meta.dirname, '../../scripts/enrich/find-quote.ts')],
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'error'
})
const {createQuoteFinder} = await import(pathToFileURL(outfile).href)

const letters = Array.from({length: 600}, (_, index) => String.fromCharCode(0x4e00 + index * 7))
const next = sequence(1)
const text = Array.from({length: 1_000_000}, () => letters[Math.min(next(600), next(600))]).join('')
const edited = text.replace(/.{23}/g, (piece) => piece.slice(0, 21) + letters[next(600)])
const quotes = Array.from({length: 200}, () => {
  const at = 100 + next(text.length - 200)
  return {exact: text.slice(at, at + 24), prefix: text.slice(at - 32, at), suffix: text.slice(at + 24, at + 56)}
})
const gone = quotes.map((quote) => ({...quote, exact: [...quote.exact].reverse().join(''), prefix: '', suffix: ''}))
const same = '容器'.repeat(500_000)

measure('word for word', text, quotes)
measure('after edits', edited, quotes)
measure('gone', text, gone)
measure('in a text of two letters', same, [
  {exact: '容器容器', prefix: '容器容器', suffix: '容器容器'},
  {exact: '器器容容器器', prefix: '容器容器容', suffix: '器容器容器'}
])
await rm(folder, {recursive: true})

function measure(name, whole, wanted) {
  const before = process.cpuUsage()
  const find = createQuoteFinder(whole)
  const found = wanted.filter((quote) => find(quote).found).length
  const {user, system} = process.cpuUsage(before)
  console.log(
    `${name}: ${found} of ${wanted.length} in ${whole.length} characters, ${((user + system) / 1000).toFixed(0)} ms`
  )
}

/** @returns Whole numbers below a limit, the same on every run. */
function sequence(seed) {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % limit
  }
}
