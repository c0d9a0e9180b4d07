import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {settle} from '../../scripts/lint/index.ts'
import {lintSources, lintText, saidOf, sourcesOf} from './lint-text.ts'

const dots = '他走了...\n'

test('silences a rule from a comment to the next one', () => {
  const text = `${dots}\n<!--lint disable wrong-ellipsis: 原文如此-->\n\n${dots}\n<!-- lint enable wrong-ellipsis -->\n\n${dots}`
  expect(lintText(text, 'wrong-ellipsis').map(({line}) => line)).toEqual([1, 9])
})

test('silences a rule for one block, whichever colon its reason has', () => {
  const text = `<!--lint ignore wrong-ellipsis：原文如此-->\n\n${dots}\n${dots}`
  expect(lintText(text, 'wrong-ellipsis', 'unexplained-comment').map(({line}) => line)).toEqual([5])
})

test('gives back one by one what was silenced together', () => {
  const both = '他来了,走了...\n'
  const text = `<!--lint disable wrong-ellipsis half-width-punctuation: 原文如此-->\n\n${both}\n<!--lint enable wrong-ellipsis-->\n\n${both}\n<!--lint enable-->\n\n${both}`
  expect(lintText(text, 'wrong-ellipsis').map(({line}) => line)).toEqual([7, 11])
  expect(lintText(text, 'half-width-punctuation').map(({line}) => line)).toEqual([11])
})

test('silences all rules where none is named', () => {
  expect(lintText(`# 题\n\n<!--lint disable: 附录照录-->\n\n${dots}\n他来了,走了\n`)).toEqual([])
})

test('asks for a reason', () => {
  expect(lintText(`<!--lint ignore wrong-ellipsis-->\n\n${dots}`).map(({ruleId}) => ruleId)).toEqual([
    'unexplained-comment'
  ])
})

test('gives rules the severities of the book', () => {
  const sources = sourcesOf(
    {'01.md': `# 题\n\n${dots}\n他来了,走了。\n`},
    {lint: {'wrong-ellipsis': 'error', 'half-width-punctuation': 'off'}}
  )
  const [chapter] = lintSources(sources).chapters
  expect(chapter!.file.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([['wrong-ellipsis', true]])
})

test('gives severities to what other stages say, but lets nothing wrong pass', () => {
  const sources = sourcesOf(
    {'01.md': '# 题\n\n字。\n'},
    {lint: {'dead-link': 'off', 'missing-title': 'warning', 'undefined-term': 'off'}}
  )
  const manuscript = {...lintSources(sources), ruleIds: ['dead-link', 'missing-title', 'undefined-term']}
  const {file} = manuscript.chapters[0]!
  file.message('A', {ruleId: 'dead-link', source: 'parse'})
  file.info('B', {ruleId: 'missing-title', source: 'parse'})
  file.messages.push(
    Object.assign(new VFile().message('C', {ruleId: 'undefined-term', source: 'enrich'}), {fatal: true})
  )
  settle(manuscript, [manuscript.configFile, file])
  expect(file.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([
    ['missing-title', false],
    ['undefined-term', true]
  ])
})

test('reports a setting for what is no rule, and the rule that was meant', () => {
  const sources = sourcesOf({'01.md': '# 题\n\n字。\n'}, {lint: {'wrong-elipsis': 'off'}})
  sources.configFile.value = 'title: 书\nlint:\n  wrong-elipsis: off\n'
  const manuscript = lintSources(sources)
  settle(manuscript, [manuscript.configFile])
  expect(manuscript.configFile.messages).toMatchObject([
    {ruleId: 'unknown-lint-setting', line: 3, column: 3, expected: ['wrong-ellipsis']}
  ])
  expect(saidOf(manuscript.configFile)).toHaveLength(1)
})
