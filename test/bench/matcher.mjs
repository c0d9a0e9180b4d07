/**
 * How long the matcher takes for many terms in much text. Prints medians; asserts nothing.
 *
 *     node test/bench/matcher.mjs
 */
import console from 'node:console'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const folder = await mkdtemp(join(tmpdir(), 'zhushu-bench-'))
const outfile = join(folder, 'matcher.mjs')
await build({
  entryPoints: [resolve(import.meta.dirname, '../../scripts/enrich/term-matcher.ts')],
  bundle: true,
  format: 'esm',
  outfile,
  logLevel: 'error'
})
const {createMatcher} = await import(pathToFileURL(outfile).href)

const han =
  '容器镜像编排调度集群服务应用平台接口网络存储命名空间运行时引擎云原生计算基金会的一是在不了有和人这中大为上个国我以要他时来用们'
const latin = ['Docker', 'Kubernetes', 'describe', 'JavaScript', 'container', 'PaaS', 'run', 'Pod', 'image', 'the']

for (const count of [300, 10_000]) {
  const next = sequence(count)
  const patterns = Array.from({length: count}, (_, index) => ({
    form:
      index % 3 === 0
        ? `${latin[next(latin.length)]} ${latin[next(latin.length)]}${index}`
        : hanWord(next, 2 + next(4)),
    identifier: `term-${index}`,
    case: index % 2 === 0 ? 'exact' : 'ignore',
    plural: true
  }))
  const blocks = Array.from({length: 10_000}, () => paragraph(next, 100))
  const length = blocks.reduce((sum, block) => sum + block.length, 0)
  const making = median(() => createMatcher(patterns))
  const find = createMatcher(patterns)
  let matches = 0
  const scanning = median(() => {
    matches = blocks.reduce((sum, block) => sum + find(block).length, 0)
  })
  console.log(
    `${count} terms, ${length} characters, ${matches} matches: build ${making.toFixed(1)} ms, scan ${scanning.toFixed(1)} ms`
  )
}
await rm(folder, {recursive: true})

/** @returns Whole numbers below a limit, the same on every run. */
function sequence(seed) {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % limit
  }
}

function hanWord(next, length) {
  return Array.from({length}, () => han[next(han.length)]).join('')
}

function paragraph(next, length) {
  let text = ''
  while (text.length < length) text += next(8) === 0 ? ` ${latin[next(latin.length)]} ` : `${hanWord(next, 12)}，`
  return text
}

/** In milliseconds of CPU time, of 7 runs after one to warm up. */
function median(run) {
  run()
  const times = Array.from({length: 7}, () => {
    const before = process.cpuUsage()
    run()
    const {user, system} = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return times.sort((a, b) => a - b)[3]
}
