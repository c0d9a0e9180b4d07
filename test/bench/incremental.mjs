/**
 * Make random edits to a small book, and compare every build with a cache with one without, byte for byte.
 *
 *     node test/bench/incremental.mjs [histories] [seed]
 */
import console from 'node:console'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [count = '500', seed = '1'] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
// In the package, as the code finds its packages from where it stands.
const folder = await mkdtemp(join(root, 'test/cache/.bench-'))

/** Modules keep the address of their source, from which they find templates. */
const places = {
  name: 'places',
  setup: ({onLoad}) => {
    onLoad({filter: /\.ts$/}, async ({path}) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return {contents, loader: 'ts'}
    })
  }
}

try {
  const outfile = join(folder, 'compare.mjs')
  const entryPoints = [join(root, 'test/cache/compare-histories.ts')]
  await build({
    entryPoints,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    plugins: [places]
  })
  const {compareHistories} = await import(pathToFileURL(outfile).href)
  const {built, refused, different} = await compareHistories(Number(count), Number(seed), 4)
  console.log(`${count} histories: ${built} books, ${refused} refused for their errors; different: ${different.length}`)
  for (const one of different) console.log(one)
  process.exitCode = different.length > 0 ? 1 : 0
} finally {
  await rm(folder, {recursive: true, force: true})
}
