/**
 * What a site costs to build and to read, beside what else makes sites of Markdown. Prints; asserts nothing.
 *
 *     node test/bench/site.mjs <folder of Markdown> [folder with honkit/ and vitepress/, each an npm install]
 *
 * Every tool gets the same files, as far as it can take them: others run templates over text, or stop at a missing
 * image; what they would trip over is put out of their way. CPU seconds are user and system time of all processes.
 */
import {Buffer} from 'node:buffer'
import {spawnSync} from 'node:child_process'
import console from 'node:console'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import process from 'node:process'
import {gzipSync} from 'node:zlib'

const root = resolve(import.meta.dirname, '../..')
const book = resolve(process.argv[2] ?? join(root, 'manuscript'))
const peers = process.argv[3] === undefined ? undefined : resolve(process.argv[3])
const work = mkdtempSync(join(tmpdir(), 'zhushu-bench-'))

const texts = filesOf(book).filter((name) => name.endsWith('.md'))
const characters = texts.reduce((sum, name) => sum + readFileSync(name, 'utf8').length, 0)
console.log(`${basename(book)}: ${texts.length} files, ${characters} characters, Node ${process.version}`)
console.log('| tool | CPU s | MB of memory | pages | HTML/page gz, median | script/page gz | style/page gz |')
console.log('|---|--:|--:|--:|--:|--:|--:|')

measure('zhushu', join(work, 'out'), [
  'node',
  join(root, 'scripts/zhushu.mjs'),
  'build',
  staged('zhushu', withoutPictures),
  '--format',
  'html',
  '--out',
  join(work, 'out')
])
if (peers !== undefined && existsSync(join(peers, 'honkit/node_modules'))) {
  const folder = staged('honkit', (text) => withoutPictures(text).replace(/\{([{%#])/g, '{ $1'))
  writeFileSync(join(folder, 'book.json'), '{"plugins":["-livereload"]}')
  if (!existsSync(join(folder, 'README.md'))) writeFileSync(join(folder, 'README.md'), '# x\n')
  measure('HonKit', join(work, 'honkit-out'), [
    join(peers, 'honkit/node_modules/.bin/honkit'),
    'build',
    folder,
    join(work, 'honkit-out')
  ])
}
if (peers !== undefined && existsSync(join(peers, 'vitepress/node_modules'))) {
  const folder = staged('vitepress', (text) => withoutPictures(text).replaceAll('{{', '{ {'))
  symlinkSync(join(peers, 'vitepress/node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const settings = {
    title: 'x',
    ignoreDeadLinks: true,
    outDir: join(work, 'vitepress-out'),
    cacheDir: join(work, 'cache'),
    markdown: {html: false},
    themeConfig: {search: {provider: 'local'}}
  }
  const config = join(folder, '.vitepress')
  spawnSync('mkdir', ['-p', config])
  writeFileSync(join(config, 'config.mjs'), `export default ${JSON.stringify(settings)}\n`)
  measure('VitePress', join(work, 'vitepress-out'), [
    join(peers, 'vitepress/node_modules/.bin/vitepress'),
    'build',
    folder
  ])
}
rmSync(work, {recursive: true})

/** Some stop at a picture that is missing or is none. */
function withoutPictures(text) {
  return text.replaceAll('![', '[')
}

/** A copy of the book, its texts changed so that the tool takes them. */
function staged(name, change) {
  const folder = join(work, name)
  cpSync(book, folder, {recursive: true})
  for (const file of filesOf(folder).filter((path) => path.endsWith('.md')))
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder
}

function measure(name, out, [command, ...args]) {
  const before = process.resourceUsage()
  const {status, stderr} = timed(command, args)
  const [, user = 0, system = 0, memory = 0] = /zhushu-bench (\S+) (\S+) (\S+)/.exec(stderr) ?? []
  const cpu = Number(user) + Number(system) || (process.resourceUsage().userCPUTime - before.userCPUTime) / 1e6
  if (status !== 0)
    return console.log(
      `| ${name} | failed: ${
        stderr
          .split('\n')
          .find((line) => /rror/.test(line))
          ?.slice(0, 100) ?? status
      } | | | | | |`
    )
  const pages = filesOf(out).filter((path) => path.endsWith('.html') && !/(404|book)\.html$/.test(path))
  const weights = pages.map((path) => pageWeights(out, path))
  const median = (key) =>
    (weights.map((weight) => weight[key]).sort((a, b) => a - b)[Math.floor(weights.length / 2)] / 1024).toFixed(1)
  console.log(
    `| ${name} | ${cpu.toFixed(1)} | ${Math.round(Number(memory) / 1024)} | ${pages.length} | ${median('html')} KB | ${median('script')} KB | ${median('style')} KB |`
  )
}

/** GNU time tells of all processes; without it, nothing is measured. */
function timed(command, args) {
  return spawnSync('/usr/bin/time', ['-f', 'zhushu-bench %U %S %M', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28
  })
}

/** What a page asks for by itself: its scripts and style sheets, packed one by one. */
function pageWeights(out, path) {
  const html = readFileSync(path, 'utf8')
  const files = (pattern) =>
    [...new Set([...html.matchAll(pattern)].map(([, name]) => name))].map((name) => localFile(out, path, name))
  const sum = (list) => list.reduce((total, file) => total + (file ? gzipSync(readFileSync(file)).length : 0), 0)
  return {
    html: gzipSync(Buffer.from(html)).length,
    script: sum(files(/<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*href)="([^"]+)"/g)),
    style: sum(files(/<link(?=[^>]*rel="(?:preload )?stylesheet)(?![^>]*media="print")[^>]*href="([^"]+)"/g))
  }
}

function localFile(out, path, name) {
  const file = name.startsWith('/') ? join(out, name) : join(path, '..', name)
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}

function filesOf(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/node_modules/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
