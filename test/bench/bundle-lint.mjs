/** Bundles lint for the benchmarks, inside the package, as it looks for its templates and packages around itself. */
import {mkdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

/** @returns `load`, `parse` and `lint`. */
export async function bundleLint() {
  const root = resolve(import.meta.dirname, '../..')
  const folder = join(root, 'node_modules/.cache/zhushu-bench')
  mkdirSync(folder, {recursive: true})
  const outfile = join(folder, 'lint.mjs')
  const entryPoints = [join(import.meta.dirname, 'lint-entry.ts')]
  await build({
    entryPoints,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error'
  })
  return await import(pathToFileURL(outfile).href)
}
