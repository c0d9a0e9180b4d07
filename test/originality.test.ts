import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {hanOf} from './prose-of.ts'

const book = resolve(import.meta.dirname, '../manuscript')
const others = resolve(import.meta.dirname, '../../shared/manuscripts')
const length = 12

test.skipIf(!existsSync(others))(
  'shares no run of twelve Han characters with the manuscripts it draws facts from (skipped where they are absent)',
  () => {
    const runs = new Set(textsIn(others).flatMap(({text}) => runsOf(text)))
    expect(runs.size).toBeGreaterThan(10_000)
    const shared = textsIn(book).flatMap(({name, text}) =>
      runsOf(text)
        .filter((run) => runs.has(run))
        .map((run) => `${name}: ${run}`)
    )
    expect(shared).toEqual([])
  }
)

function textsIn(folder: string): {name: string; text: string}[] {
  const names = readdirSync(folder).filter((name) => /\.(md|txt|yaml)$/.test(name))
  return names.sort().map((name) => ({name, text: hanOf(readFileSync(join(folder, name), 'utf8'))}))
}

function runsOf(text: string): string[] {
  return Array.from({length: Math.max(0, text.length - length + 1)}, (_, at) => text.slice(at, at + length))
}
