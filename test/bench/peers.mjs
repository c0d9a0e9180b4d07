/** What other programs make of a folder of Markdown. Each says how it is prepared, unmeasured, and what is measured. */
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import process from 'node:process'

/** Packages that `npm run bench -- --install` puts into the folder of peers. */
export const packages = {honkit: 'honkit@6', vitepress: 'vitepress@1', mystmd: 'mystmd@1'}

/**
 * @param root This package's folder.
 * @param installed The folder of peers from npm.
 * @returns Those that this machine has: `prepare` gives the command, `['program', …parameters]`, and where it runs.
 */
export function peersOf(root, installed) {
  const zhushu = join(root, 'scripts/zhushu.mjs')
  const bin = (name, file = name) => join(installed, name, 'node_modules/.bin', file)
  const ours = (formats) => (book, work) => ({
    command: [
      process.execPath,
      zhushu,
      'build',
      book.folder,
      '--no-cache',
      '--quiet',
      '--format',
      formats,
      '--out',
      join(work, 'out')
    ],
    product: join(work, 'out')
  })
  const pandoc =
    (name, ...more) =>
    (book, work) => ({
      command: [
        'pandoc',
        '-f',
        'gfm+rebase_relative_paths',
        '--toc',
        '-s',
        '--metadata',
        'title=x',
        ...more,
        '-o',
        join(work, name),
        ...book.chapters
      ],
      cwd: book.folder,
      product: join(work, name)
    })
  return [
    {name: 'zhushu', product: 'EPUB + HTML', isHere: true, prepare: ours('epub,html')},
    {name: 'zhushu', product: 'HTML', isHere: true, prepare: ours('html')},
    {name: 'pandoc', product: 'EPUB', isHere: isOnPath('pandoc'), prepare: pandoc('book.epub')},
    {name: 'pandoc', product: 'HTML', isHere: isOnPath('pandoc'), prepare: pandoc('book.html')},
    {
      name: 'HonKit',
      product: 'HTML',
      isHere: existsSync(bin('honkit')),
      prepare: (book, work) => honkit(book, work, bin('honkit'))
    },
    {
      name: 'VitePress',
      product: 'HTML',
      isHere: existsSync(bin('vitepress')),
      prepare: (book, work) => vitepress(book, work, installed)
    },
    {
      name: 'mystmd',
      product: 'JSON',
      isHere: existsSync(bin('mystmd', 'myst')),
      prepare: (book, work) => mystmd(book, work, bin('mystmd', 'myst'))
    },
    {name: 'mdBook', product: 'HTML', isHere: isOnPath('mdbook'), prepare: mdbook}
  ].filter(({isHere}) => isHere)
}

/** Whether a program is installed. */
export function isOnPath(name) {
  try {
    execFileSync(name, ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** It runs what stands between braces as a template, in code, too: they are taken apart, as its users have to. */
function honkit(book, work, program) {
  const source = copyOf(book, work, (text) => text.replace(/\{(?=[{%#])/g, '{ '))
  if (!existsSync(join(source, 'README.md'))) writeFileSync(join(source, 'README.md'), '# x\n')
  writeFileSync(
    join(source, 'SUMMARY.md'),
    `# x\n\n${book.chapters.map((path) => `* [${path}](${path})`).join('\n')}\n`
  )
  writeFileSync(join(source, 'book.json'), '{"plugins":["-livereload"]}')
  return {command: [program, 'build', source, join(work, 'out')], product: join(work, 'out')}
}

/** It compiles pages as templates of Vue and stops at images that are missing: braces and images are taken out. */
function vitepress(book, work, installed) {
  const source = copyOf(book, work, (text) => text.replaceAll('{{', '{ {').replaceAll('![', '['))
  mkdirSync(join(source, '.vitepress'), {recursive: true})
  symlinkSync(join(installed, 'vitepress/node_modules'), join(source, 'node_modules'))
  writeFileSync(join(source, 'package.json'), '{"type":"module"}')
  const settings = {
    title: 'x',
    ignoreDeadLinks: true,
    outDir: join(work, 'out'),
    cacheDir: join(work, 'cache'),
    markdown: {html: false},
    themeConfig: {search: {provider: 'local'}}
  }
  writeFileSync(join(source, '.vitepress/config.mjs'), `export default ${JSON.stringify(settings)}\n`)
  const program = join(installed, 'vitepress/node_modules/.bin/vitepress')
  return {command: [program, 'build', '.'], cwd: source, product: join(work, 'out')}
}

/** Its themes come from the network: with a theme of nothing it makes the content, and no pages. */
function mystmd(book, work, program) {
  const source = copyOf(book, work, (text) => text)
  const toc = book.chapters.map((path) => `    - file: ${JSON.stringify(path)}\n`).join('')
  writeFileSync(
    join(source, 'myst.yml'),
    `version: 1\nproject:\n  title: x\n  toc:\n${toc}site:\n  template: ./theme\n`
  )
  mkdirSync(join(source, 'theme'))
  writeFileSync(
    join(source, 'theme/template.yml'),
    'jtex: v1\ntitle: x\nversion: 1.0.0\nlicense: MIT\nbuild:\n  install: "true"\n  start: "true"\nparts: []\noptions: []\nfiles: []\n'
  )
  return {command: [program, 'build', '--site', '--ci'], cwd: source, product: join(source, '_build')}
}

function mdbook(book, work) {
  const source = copyOf(book, work, (text) => text)
  writeFileSync(join(source, 'SUMMARY.md'), book.chapters.map((path) => `- [${path}](${path})`).join('\n'))
  writeFileSync(
    join(source, 'book.toml'),
    `[book]\ntitle = "x"\nsrc = "."\n[build]\nbuild-dir = ${JSON.stringify(join(work, 'out'))}\n`
  )
  return {command: ['mdbook', 'build', source], product: join(work, 'out')}
}

function copyOf(book, work, change) {
  const source = join(work, 'source')
  mkdirSync(source, {recursive: true})
  for (const path of book.files) {
    mkdirSync(dirname(join(source, path)), {recursive: true})
    if (path.endsWith('.md')) writeFileSync(join(source, path), change(readFileSync(join(book.folder, path), 'utf8')))
    else cpSync(join(book.folder, path), join(source, path))
  }
  return source
}
