/**
 * How much of a book's making is enriching it: the time to read and parse it, to enrich it, and to write its site.
 * Prints medians of CPU time; asserts nothing.
 *
 *     node test/bench/enrich.mjs [folder of a book]
 */
import console from 'node:console'
import {mkdtemp, rm} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const book = resolve(process.argv[2] ?? root)
// In the package, as the code finds its templates from where it stands.
const folder = await mkdtemp(join(root, 'node_modules/.zhushu-bench-'))
const outfile = join(folder, 'stages.mjs')
await build({
  stdin: {
    contents: `
      export {load, loadAssets, editionsOf} from './load/index.ts'
      export {parse} from './parse/index.ts'
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
  const {load, loadAssets, editionsOf, parse, enrich, renderers} = await import(pathToFileURL(outfile).href)
  const sources = await load(book)
  const manuscript = parse(sources)
  const assets = await loadAssets(manuscript)
  const [edition] = editionsOf(sources.config, [], [])
  const length = manuscript.chapters.reduce((sum, {file}) => sum + String(file.value).length, 0)
  const made = enrich(manuscript, assets, edition)
  const machine = {progress: () => undefined, fonts: async () => [], signal: new AbortController().signal}
  const times = {
    'read and parse': await median(async () => parse(await load(book))),
    enrich: await median(async () => enrich(manuscript, assets, edition)),
    'write the site': await median(async () => renderers.html(made, machine))
  }
  const whole = Object.values(times).reduce((sum, time) => sum + time, 0)
  console.log(`${length} characters, ${made.terms.size} terms, ${made.termUses.length} uses`)
  for (const [name, time] of Object.entries(times))
    console.log(`${name}: ${time.toFixed(0)} ms, ${((100 * time) / whole).toFixed(1)} %`)
} finally {
  await rm(folder, {recursive: true, force: true})
}

/** In milliseconds of CPU time, of 3 runs after one to warm up. */
async function median(run) {
  await run()
  const times = []
  for (let count = 0; count < 3; count++) {
    const before = process.cpuUsage()
    await run()
    const {user, system} = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return times.sort((a, b) => a - b)[1]
}
