import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Dialect} from '../../scripts/book.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'
import {printTree} from './print-tree.ts'

const text = `# 启程

前文
{% hint style="warning" %}
路上小心。

- 带灯
{% endhint %}

> {% hint style='success' %}
> 到了就好。
> {% endhint %}

\`\`\`
{% hint style="info" %}
{% endhint %}
\`\`\`

{% hint style="info" %}
没有收尾。
`

function treeOf(dialect: Dialect): {tree: string; messages: string[]} {
  const file = new VFile({path: 'a.md', value: text, data: {dialect}})
  const processor = createProcessor({chapters: new Map()})
  const {tree} = parseChapter({id: 'a', division: 'bodymatter', file}, processor)
  return {tree: printTree(tree), messages: file.messages.map(({line, ruleId}) => `${line} ${ruleId}`)}
}

test('reads hints of GitBook as admonitions, but for those in code or without an end', () => {
  const {tree, messages} = treeOf('gitbook')
  expect(tree).toMatchInlineSnapshot(`
    "- heading depth=1
      - text "启程"
    - paragraph
      - text "前文"
    - admonition kind=warning
      - paragraph
        - text "路上小心。"
      - list
        - listItem
          - paragraph
            - text "带灯"
    - blockquote
      - admonition kind=tip
        - paragraph
          - text "到了就好。"
    - code "{% hint style=\\"info\\" %}\\n{% endhint %}"
    - paragraph
      - text "{% hint style=\\"info\\" %} 没有收尾。"
    "
  `)
  expect(messages).toEqual(['19 template-tag'])
})

test('leaves hints alone in books that are none of GitBook', () => {
  expect(treeOf('mdbook').tree).not.toContain('admonition')
})
