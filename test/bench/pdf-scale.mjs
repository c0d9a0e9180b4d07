/**
 * What a long PDF costs: seconds of CPU, and memory at its highest, with the browser's.
 *
 *   node test/bench/pdf-scale.mjs FOLDER [COPIES…]      FOLDER holds Markdown files; as many copies of them make one book
 *
 * Memory is the proportional set size of the process tree: Linux only.
 */
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {argv, execPath, exit, stderr, stdout} from 'node:process'
import {measureTree} from './process-tree.mjs'

const folder = argv[2] === undefined ? undefined : resolve(argv[2])
if (folder === undefined || !existsSync(folder)) {
  stderr.write('pdf-scale: name a folder of Markdown files\n')
  exit(2)
}
const counts = argv.length > 3 ? argv.slice(3).map(Number) : [1]
const command = join(import.meta.dirname, '../../scripts/zhushu.mjs')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && !/^summary\.md$/i.test(name))
  .sort(new Intl.Collator('en', {numeric: true}).compare)

stdout.write(
  '| pages | CPU s | wall s | memory MB | of it the browser | file MB |\n| --: | --: | --: | --: | --: | --: |\n'
)
for (const count of counts) {
  const work = mkdtempSync(join(tmpdir(), 'zhushu-scale-'))
  try {
    writeBook(work, count)
    stdout.write(`| ${(await measure(work)).join(' | ')} |\n`)
  } finally {
    rmSync(work, {recursive: true, force: true})
  }
}

/** Links from chapter to chapter stay within their copy. */
function writeBook(work, count) {
  cpSync(folder, work, {recursive: true, filter: (path) => !path.endsWith('.md')})
  const chapters = []
  for (let copy = 1; copy <= count; copy += 1) {
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8')
      writeFileSync(join(work, `${copy}-${name}`), text.replace(/(\]\(|\]: )(?=[\w-]+\.(?:md|html))/g, `$1${copy}-`))
      chapters.push(`${copy}-${name}`)
    }
  }
  writeFileSync(
    join(work, 'book.yaml'),
    `title: 长书\nname: long\nmanuscript: .\nchapters:\n${chapters.map((name) => `  - ${name}\n`).join('')}`
  )
}

async function measure(work) {
  const out = join(work, 'out')
  const run = await measureTree([execPath, command, 'build', work, '--format', 'pdf', '--out', out])
  const [file] = existsSync(out)
    ? readdirSync(out, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.pdf'))
    : []
  if (file === undefined) throw new Error(`there is no PDF: ${run.printed.slice(-2000)}`)
  const pages = /(\d+) (?:页|頁|pages)/.exec(run.printed)?.[1] ?? '?'
  const megabytes = (kilobytes) => Math.round(kilobytes / 1024)
  return [
    pages,
    run.cpu.toFixed(1),
    run.wall.toFixed(1),
    megabytes(run.memory.all),
    megabytes(run.memory.browser),
    (statSync(join(out, file)).size / 1e6).toFixed(1)
  ]
}
