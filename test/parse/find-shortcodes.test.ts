import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {CrossReference} from '../../scripts/mdast.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'
import {visit} from 'unist-util-visit'

const chapters = new Map([
  ['content/风/east.md', 'east'],
  ['content/风/south.md', 'south'],
  ['content/海/south.md', 'south-2'],
  ['content/海/_index.md', 'sea']
])

function read(value: string) {
  const file = new VFile({path: 'content/风/north.md', value, data: {dialect: 'hugo'}})
  const {tree} = parseChapter({id: 'north', division: 'bodymatter', file}, createProcessor({chapters}))
  const found: string[] = []
  visit(tree, 'crossReference', ({identifier, position}: CrossReference) => {
    found.push(`${position?.start.line ?? 0}:${position?.start.column ?? 0} ${identifier}`)
  })
  return {found, messages: file.messages.map(({line, ruleId, reason}) => `${line} ${ruleId} ${reason}`)}
}

test('leads where Hugo leads: to a page beside, from the top, or of that name alone', () => {
  const text = [
    '# 北',
    '看[东]({{< ref "east.md" >}})，再看[东]({{% relref "/风/east" %}})和[起处]({{< relref "east#起处" >}})。',
    '[海]({{< ref path="海" >}})在南边，[南]({{< ref `south` >}})风也是。'
  ].join('\n\n')
  expect(read(text)).toEqual({
    found: ['3:2 east', '3:31 east', '3:61 east#起处', '5:1 sea', '5:30 south'],
    messages: []
  })
})

test('says which page there is not, and leaves code and other shortcodes as they are', () => {
  const {found, messages} = read(
    '# 北\n\n看[西]({{< ref "west.md" >}})。`[东]({{< ref "east.md" >}})`\n\n{{< youtube abc >}}'
  )
  expect(found).toEqual([])
  expect(messages).toEqual([
    '5 template-tag Unexpected `{{< youtube abc >}}`, 1 of its kind in this file, expected Markdown',
    '3 dead-link Unexpected link to `west.md`, expected a chapter of this book or a web address'
  ])
})
