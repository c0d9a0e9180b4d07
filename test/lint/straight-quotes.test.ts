import {expect, test} from 'vitest'
import {lintSources, sourcesOf} from './lint-text.ts'

function kindsOf(text: string): (string | undefined)[] {
  const [chapter] = lintSources(sourcesOf({'01.md': `# 题\n\n${text}\n`})).chapters
  return chapter!.file.messages.filter(({ruleId}) => ruleId === 'straight-quotes').map(({fix}) => fix?.kind)
}

test.each([
  '其实"编排"不算新词。',
  '他说:"你好".然后走了。',
  '他说："你好"。',
  '他问:"在吗?",没有人答。',
  '"编排"不算新词。',
  '这就是"编排"'
])('is sure of the quotes in %s', (text) => {
  expect(kindsOf(text)).toEqual(['safe'])
})

test.each(['这个"编排"Docker 也用。', '这个 "编排" 不算新词。', '这个 "编排"，不算新词。'])(
  'asks about those in %s',
  (text) => {
    expect(kindsOf(text)).toEqual(['suggested'])
  }
)

test.each([
  '命令 cf push "我的应用" 就行。',
  '写成 {"名字":"张三"} 即可。',
  '写成 name="张三" 即可。',
  '写成 say("你好") 即可。',
  'He said "你好" to me.',
  '屏幕宽 5" 与 6" 的都有。'
])('leaves %s alone', (text) => {
  expect(kindsOf(text)).toEqual([])
})
