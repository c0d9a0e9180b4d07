import {expect, test} from 'vitest'
import {inNaturalOrder} from '../../scripts/load/list-texts.ts'

test.each([
  [
    ['第十一章.md', '第二章.md', '第一百零二章.md', '第二十章.md', '第十章.md', '第一章.md'],
    ['第一章.md', '第二章.md', '第十章.md', '第十一章.md', '第二十章.md', '第一百零二章.md']
  ],
  [
    ['10-镜像.md', '9-容器.md', '02.md', '1.md'],
    ['1.md', '02.md', '9-容器.md', '10-镜像.md']
  ],
  [
    ['下.md', '上.md', '中.md'],
    ['上.md', '中.md', '下.md']
  ],
  [
    ['三、编排.md', '一、缘起.md', '二、容器.md'],
    ['一、缘起.md', '二、容器.md', '三、编排.md']
  ],
  [
    ['二〇一五.md', '二〇一三.md'],
    ['二〇一三.md', '二〇一五.md']
  ],
  [
    ['A.md', 'a.md'],
    ['a.md', 'A.md']
  ]
])('orders %j as people count', (names, ordered) => {
  expect([...names].sort(inNaturalOrder)).toEqual(ordered)
  expect([...names].reverse().sort(inNaturalOrder)).toEqual(ordered)
})
