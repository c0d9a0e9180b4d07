/**
 * Kill builds of a small book at random moments, and count the outputs that are broken.
 *
 *     node test/bench/kill.mjs [how many] [seed]
 */
import console from 'node:console'
import {mkdtemp, rm} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [count = '1000', seed = '1'] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
// Beside the original, as it finds the command from where it stands.
const folder = await mkdtemp(join(root, 'test/faults/.bench-'))
try {
  const outfile = join(folder, 'kill-loop.mjs')
  const entryPoints = [join(root, 'test/faults/kill-loop.ts')]
  const place = JSON.stringify(join(root, 'test/faults'))
  const define = {'import.meta.dirname': place}
  await build({entryPoints, bundle: true, packages: 'external', platform: 'node', format: 'esm', define, outfile})
  const {killBuilds} = await import(pathToFileURL(outfile).href)
  const {killed, finished, halfway, staged, broken} = await killBuilds(Number(count), Number(seed))
  console.log(
    `${killed} killed, ${finished} had finished before; ${staged} left files aside, ${halfway} stopped in a swap`
  )
  console.log(`broken outputs: ${broken.length}`)
  for (const one of broken) console.log(one)
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await rm(folder, {recursive: true, force: true})
}
