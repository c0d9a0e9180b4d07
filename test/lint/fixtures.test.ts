import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import type {VFile} from 'vfile'
import type {Sources} from '../../scripts/book.ts'
import {rules} from '../../scripts/lint/index.ts'
import {load} from '../../scripts/load/index.ts'
import {lintSources, sourcesOf} from './lint-text.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/messages/lint')
const folders = readdirSync(fixtures).sort()

test.each(folders)('lints %s', async (name) => {
  const [chapter] = lintSources(await sourcesIn(name)).chapters
  expect(chapter!.file.messages.map(({ruleId}) => ruleId)).toContain(name)
  await expect(messagesOf(chapter!.file)).toMatchFileSnapshot(`${fixtures}/${name}/messages.txt`)
})

test('has a fixture for every rule', () => {
  expect(rules.map(({ruleId}) => ruleId).filter((id) => !folders.includes(id))).toEqual([])
})

/** A fixture is one text, or, where a rule needs a glossary or a configuration, a whole book. */
async function sourcesIn(name: string): Promise<Sources> {
  const folder = `${fixtures}/${name}`
  if (existsSync(`${folder}/book.yaml`)) return await load(folder)
  return sourcesOf({'text/chapter.md': readFileSync(`${folder}/input.md`, 'utf8')})
}

function messagesOf(file: VFile): string {
  const lines = file.messages.map((message) => {
    const {fatal, ruleId, reason, note, expected, line, column, fix} = message
    const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
    const edits = fix?.edits.map(
      ({place, text}) =>
        `${fix.kind} fix: ${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column} \`${text}\``
    )
    const more = [note, expected?.length ? `expected: ${expected.join(', ')}` : undefined, ...(edits ?? [])].filter(
      Boolean
    )
    return [
      `${line ?? 1}:${column ?? 1} ${severity} ${reason}  ${ruleId ?? ''}\n`,
      ...more.map((item) => `    ${item ?? ''}\n`)
    ].join('')
  })
  return lines.join('')
}
