/**
 * How much of a book's making is enriching it: the time to read, parse and lint it, to enrich it, and to make its site, its
 * EPUB and its PDF. Prints medians of CPU time, without that of the browser; asserts nothing.
 *
 *     node test/bench/enrich.mjs [folder of a book] [--repeat <how often its chapters are in the book>]
 */
import console from 'node:console'
import {mkdtemp, rm} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {repeat: {type: 'string', default: '1'}}
})
const book = resolve(positionals[0] ?? root)
// In the package, as the code finds its templates from where it stands.
const folder = await mkdtemp(join(root, 'node_modules/.zhushu-bench-'))
const outfile = join(folder, 'stages.mjs')
await build({
  stdin: {
    contents: `
      export {load, loadAssets, editionsOf} from './load/index.ts'
      export {parse} from './parse/index.ts'
      export {lint} from './lint/index.ts'
      export {createMachine} from './machine/index.ts'
      export {enrich} from './enrich/index.ts'
      export {renderers} from './render/index.ts'`,
    resolveDir: join(root, 'scripts'),
    loader: 'ts'
  },
  bundle: true,
  packages: 'external',
  splitting: false,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'error'
})
try {
  const {load, loadAssets, editionsOf, parse, lint, enrich, renderers, createMachine} = await import(
    pathToFileURL(outfile).href
  )
  const sources = repeated(await load(book), Number(values.repeat))
  const manuscript = parse(sources)
  const assets = await loadAssets(manuscript)
  const [edition] = editionsOf(sources.config, [], [])
  const length = manuscript.chapters.reduce((sum, {file}) => sum + String(file.value).length, 0)
  const made = enrich(manuscript, assets, edition)
  const machine = createMachine({progress: () => undefined, signal: new globalThis.AbortController().signal})
  const times = {
    'read and parse': await median(async () => parse(repeated(await load(book), Number(values.repeat)))),
    lint: await median(async () => lint(manuscript)),
    enrich: await median(async () => enrich(manuscript, assets, edition)),
    'make the site': await median(async () => renderers.html(made, machine)),
    'make the EPUB': await once(async () => renderers.epub(made, machine)),
    'make the PDF': await once(async () => renderers.pdf(made, machine))
  }
  const whole = Object.values(times).reduce((sum, time) => sum + time, 0)
  console.log(`${length} characters, ${made.terms.size} terms, ${made.termUses.length} uses`)
  for (const [name, time] of Object.entries(times))
    console.log(`${name}: ${time.toFixed(0)} ms, ${((100 * time) / whole).toFixed(1)} %`)
} finally {
  await rm(folder, {recursive: true, force: true})
}

/** Chapters many times over, each under a name of its own: a larger book of the same kind. */
function repeated(sources, times) {
  const copies = sources.chapters.flatMap((chapter) =>
    Array.from({length: times}, (_, copy) => (copy === 0 ? chapter : {...chapter, id: `${chapter.id}-${copy}`}))
  )
  return {...sources, chapters: copies}
}

/** In milliseconds of CPU time, of 3 runs after one to warm up; `once` for what takes long. */
async function median(run) {
  await run()
  const times = [await once(run), await once(run), await once(run)]
  return times.sort((a, b) => a - b)[1]
}

async function once(run) {
  const before = process.cpuUsage()
  await run()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}
