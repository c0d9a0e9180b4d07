/** Builds the page of the translators' desk into templates/desk, from where it is shipped. Run after a change of page/. */
import {writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {argv} from 'node:process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const folder = dirname(fileURLToPath(import.meta.url))

/** Where the page's script is shipped. */
export const pagePath = join(folder, '../../templates/desk/desk.js')

/** Bundle the page. The same sources give the same text. */
export async function buildPage() {
  const {outputFiles} = await build({
    entryPoints: [join(folder, 'page/main.tsx')],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    banner: {js: '/* Built by `node scripts/desk/build-page.mjs` from scripts/desk/page, with Preact (MIT). */'}
  })
  return outputFiles[0]?.text ?? ''
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(pagePath, await buildPage())
