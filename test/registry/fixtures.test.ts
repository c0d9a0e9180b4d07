import {readdirSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import {Failure} from '../../scripts/diagnostics.ts'
import {loadMessages} from '../../scripts/load/index.ts'
import {registry} from '../../scripts/registry/index.ts'
import {findingsOf, runFixture, wordsOf} from './run-fixture.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/messages')

/** Fixtures of these are texts, and have their own tests. */
const ofTexts = ['lint', 'parse']
const folders = readdirSync(fixtures).filter((name) => !ofTexts.includes(name))
const cases = folders
  .flatMap((folder) => readdirSync(`${fixtures}/${folder}`).map((name) => `${folder}/${name}`))
  .sort()

/** What a folder of files cannot show: it takes links, rights, sizes or moments that no repository keeps. */
const withoutFixture = ['missing-file', 'symbolic-link', 'too-large-file', 'unreadable-file', 'large-input']

test.each(cases)('reports %s', async (name) => {
  const folder = `${fixtures}/${name}`
  const ruleId = name.split('/')[1] ?? ''
  const result = await runFixture(folder)
  await expect(wordsOf(result, folder, {})).toMatchFileSnapshot(`${folder}/messages.txt`)
  await expect(wordsOf(result, folder, await loadMessages('zh-Hans'))).toMatchFileSnapshot(`${folder}/messages.zh.txt`)
  const rule = registry.find((one) => one.ruleId === ruleId)
  const found = findingsOf(result).find((finding) => finding.ruleId === ruleId)
  if (found) expect(found.severity).toBe(rule?.severity)
  else expect(result.stopped instanceof Failure && result.stopped.facts?.ruleId).toBe(ruleId)
})

test('has a fixture for every message about a manuscript', () => {
  const shown = new Set(readdirSync(fixtures).flatMap((stage) => readdirSync(`${fixtures}/${stage}`)))
  const about = registry.filter(({stage}) => ['load', 'parse', 'lint', 'enrich', 'import'].includes(stage))
  const missing = about.map(({ruleId}) => ruleId).filter((id) => !shown.has(id) && !withoutFixture.includes(id))
  expect(missing).toEqual([])
})
