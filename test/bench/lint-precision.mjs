/**
 * Findings per 10,000 characters, by rule, over the book or the texts of a folder. In a text that is right all are false.
 *
 *     node test/bench/lint-precision.mjs [folder] [rule to list]
 */
import console from 'node:console'
import {resolve} from 'node:path'
import process from 'node:process'
import {bundleLint} from './bundle-lint.mjs'

const {load, parse, lint} = await bundleLint()
const [folder = resolve(import.meta.dirname, '../..'), listed] = process.argv.slice(2)
const manuscript = parse(await load(folder))
for (const {file} of manuscript.chapters) file.messages = []
const characters = manuscript.chapters.reduce((sum, {file}) => sum + String(file).length, 0)
lint(manuscript)

const counts = new Map()
for (const {file} of manuscript.chapters) {
  for (const message of file.messages) {
    counts.set(message.ruleId, (counts.get(message.ruleId) ?? 0) + 1)
    if (message.ruleId === listed) console.log(`${file.path}:${message.line}:${message.column}  ${message.reason}`)
  }
}
const rows = [...counts].sort((a, b) => b[1] - a[1])
const line = (name, count) =>
  `${name.padEnd(28)} ${String(count).padStart(6)} ${((count * 10_000) / characters).toFixed(3).padStart(9)}`
console.log(
  `${manuscript.chapters.length} chapters, ${characters} characters; findings, and findings per 10,000 characters`
)
for (const [name, count] of rows) console.log(line(name, count))
console.log(
  line(
    'all',
    rows.reduce((sum, [, count]) => sum + count, 0)
  )
)
