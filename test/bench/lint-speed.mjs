/**
 * CPU time of lint over a quarter, a half and all of a million characters of prose with mistakes in it: first where no
 * two passages read alike, then where every chapter has near copies.
 *
 *     node test/bench/lint-speed.mjs
 */
import console from 'node:console'
import {resolve} from 'node:path'
import process from 'node:process'
import {VFile} from 'vfile'
import {bundleLint} from './bundle-lint.mjs'

const {load, parse, lint} = await bundleLint()
const sources = await load(resolve(import.meta.dirname, '../..'))
const text = sources.chapters.map(({file}) => String(file)).join('\n\n')
const characters = [...new Set(text.match(/\p{Script=Han}/gu))]
const places = new Map(characters.map((one, index) => [one, index]))
const mistakes = '\n\n在此过程中,你完全不需要配置...这是”小小的创新“，和和启停 -- 都很快°共 30,0000 台\n\n'

// Warmed up, as the first run is the compiler's.
measure(50_000, true)
for (const isFresh of [true, false]) {
  console.log(isFresh ? 'no copies' : 'near copies')
  for (const wanted of [250_000, 500_000, 1_000_000]) console.log(measure(wanted, isFresh))
}

function measure(wanted, isFresh) {
  const chapters = chaptersOf(wanted, isFresh)
  const manuscript = parse({...sources, chapters})
  const length = chapters.reduce((sum, {file}) => sum + String(file).length, 0)
  const start = process.cpuUsage()
  lint(manuscript)
  const {user, system} = process.cpuUsage(start)
  const seconds = (user + system) / 1_000_000
  const findings = manuscript.chapters.reduce(
    (sum, {file}) => sum + file.messages.filter(({source}) => source === 'lint').length,
    0
  )
  const each = ((seconds * 1_000_000) / length).toFixed(2)
  return `${length} characters: ${seconds.toFixed(2)} s of CPU, ${each} µs a character, ${findings} findings`
}

/** Every character of one kind for the next but `by` of the book's: no two copies of a passage read alike. */
function shifted(value, by) {
  return by === 0
    ? value
    : value.replace(/\p{Script=Han}/gu, (one) => characters[(places.get(one) + by * 37) % characters.length])
}

function chaptersOf(wanted, isFresh) {
  const chapters = []
  for (let at = 0, count = 0; at < wanted; count++) {
    const from = (count * 20_000) % (text.length - 20_000)
    const copy = isFresh ? Math.floor((count * 20_000) / (text.length - 20_000)) : 0
    const value = `# 第 ${count} 篇\n\n${shifted(text.slice(from, from + 20_000), copy)
      .replace(/^#.*$/gm, '')
      .replaceAll('{#', '{.x')}${mistakes}`
    chapters.push({id: `c${count}`, division: 'bodymatter', file: new VFile({path: `c${count}.md`, value})})
    at += value.length
  }
  return chapters
}
