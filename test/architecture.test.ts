import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import {expect, test} from 'vitest'

const scripts = resolve(import.meta.dirname, '../scripts')
const stages = ['load', 'parse', 'lint', 'enrich', 'render']
const files = readdirSync(scripts, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))

/** What any stage may know of load/. */
const configuration = /^load\/(config|editions)\.ts$/

type Import = {from: string; to: string; typeOnly: boolean}
const imports: Import[] = files.flatMap(importsOf)

test('has the files the other tests speak of', () => {
  expect(files).toContain('build.ts')
  expect(imports.length).toBeGreaterThan(50)
})

test('lets no stage import another, but for the types of the configuration', () => {
  const wrong = imports.filter(({from, to}) => {
    const [a, b] = [stageOf(from), stageOf(to)]
    return a !== undefined && b !== undefined && a !== b && !configuration.test(to)
  })
  expect(wrong).toEqual([])
})

test('lets stages import nothing of build.ts, cli.ts, write.ts, report.ts or machine/', () => {
  const users = /^(build|cli|write|report)\.ts$|^(machine|cli|write)\//
  expect(imports.filter(({from, to}) => stageOf(from) !== undefined && users.test(to))).toEqual([])
})

test('lets check/ use no stage, and none but the command line and releases use check/', () => {
  const between = imports.filter(({from, to}) => from.startsWith('check/') !== to.startsWith('check/'))
  const inside = between.filter(({to}) => files.includes(to))
  expect(inside.filter(({from, to}) => !/^(cli|release)\//.test(from) && to !== 'diagnostics.ts')).toEqual([])
})

test('lets other folders in only through index.ts', () => {
  const wrong = imports.filter(({from, to}) => {
    const folder = to.includes('/') ? dirname(to) : ''
    // `write.ts` is the door of `write/`, as `cli.ts` is of `cli/`.
    const inside =
      from === to ||
      from === `${folder}.ts` ||
      folder === '' ||
      from.startsWith(`${folder}/`) ||
      dirname(from) === folder ||
      // Each command of the queue loads its own part of it: Redis, a bucket, a board.
      (from.startsWith('cli/') && folder === 'queue')
    return files.includes(to) && !inside && !to.endsWith('/index.ts') && !configuration.test(to)
  })
  expect(wrong).toEqual([])
})

test.each([
  ['epub-gen-memory', /^render\/epub\/pack\.ts$/],
  ['@cf-wasm/photon', /^render\/epub\/image-codec\.ts$/],
  ['@cf-wasm/resvg', /^render\/html\/picture-of\.ts$/],
  ['puppeteer', /^(render\/pdf\/print|release\/browse)\.ts$/],
  [
    'jszip',
    /^(check\/open-epub|import\/open-archive|release\/(pack-site|count-fonts|compare-files|lay-out-site))\.ts$/
  ],
  ['mammoth', /^import\/from-docx\.ts$/],
  ['chardet', /^load\/detect-encoding\.ts$/],
  ['smol-toml', /^load\/toml\.ts$/],
  ['@likecoin/epubcheck-ts', /^check\/epubcheck-port\.ts$/],
  ['opencc-js/core', /^enrich\/script-converter\.ts$/],
  ['read-excel-file/node', /^glossary\/exchange\/xlsx\.ts$/],
  ['write-excel-file/node', /^glossary\/exchange\/xlsx\.ts$/],
  ['yaml', /^(load\/yaml|glossary\/yaml-outline)\.ts$/],
  ['node:fs', /^(load\/|machine\/|write\/|cache\/|preview\/watch-folder\.ts$|cli\/cache-of\.ts$|(write|cli)\.ts$)/],
  ['bullmq', /^queue\/(open-queue|run-worker)\.ts$/],
  ['ioredis', /^queue\/connect\.ts$/],
  ['aws4fetch', /^queue\/s3-store\.ts$/],
  ['@bull-board/api', /^queue\/serve-board\.ts$/],
  [
    'node:fs/promises',
    /^(load\/|preview\/index\.ts$|machine\/|write\/|queue\/(folder-store|s3-store|build-job)\.ts$|(write|cli)\.ts$)/
  ],
  ['node:child_process', /^machine\//],
  ['node:http', /^preview\/serve\.ts$/],
  ['node:process', /^cli\.ts$/]
])('lets only one place know %s', (name, allowed) => {
  const wrong = imports.filter(({from, to, typeOnly}) => to === name && !typeOnly && !allowed.test(from))
  expect(wrong).toEqual([])
})

test('keeps console and process to the command line and the machine', () => {
  const wrong = files.filter((name) => {
    const text = readFileSync(join(scripts, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    return !/^(cli(\.ts|\/)|machine\/)/.test(name) && /\b(?:console|process)\./.test(text)
  })
  expect(wrong).toEqual([])
})

test('has no drawer for what has no name', () => {
  expect(files.filter((name) => /(^|\/)(utils?|common|helpers?|types?|misc)(\/|\.ts$)/.test(name))).toEqual([])
})

test('keeps build.ts within 80 lines', () => {
  expect(readFileSync(join(scripts, 'build.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(81)
})

function importsOf(from: string): Import[] {
  const text = readFileSync(join(scripts, from), 'utf8')
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/g
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[2] ?? match[3] ?? ''
    const to = name.startsWith('.') ? relative(scripts, resolve(scripts, dirname(from), name)) : name
    return {from, to, typeOnly: match[1] !== undefined}
  })
}

function stageOf(name: string): string | undefined {
  return stages.find((stage) => name.startsWith(`${stage}/`))
}
