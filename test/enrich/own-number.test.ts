import {describe, expect, test} from 'vitest'
import {ownNumberOfCaption, ownNumberOfHeading} from '../../scripts/enrich/own-number.ts'

describe('reads the number a heading begins with', () => {
  test.each([
    ['1.2 崭露头角', [1, 2]],
    ['1.2崭露头角', [1, 2]],
    ['10.2.3 调度', [10, 2, 3]],
    ['1. 盛极一时的平台', [1]],
    ['2、走回老路', [2]],
    ['3．尾声', [3]],
    ['4）结语', [4]],
    ['（五）余音', [5]],
    ['第 1 章 背景回顾', [1]],
    ['第一章 背景回顾', [1]],
    ['第十二回 群雄并起', [12]],
    ['第二十章', [20]],
    ['第二十三节 小结', [23]],
    ['第一百零三章', [103]],
    ['第二部分 编排', [2]],
    ['三、入场', [3]],
    ['Chapter 3 Pods', [3]],
    ['Section 2.1 Volumes', [2, 1]],
    ['附录 A 命令一览', []],
    ['Appendix B Commands', []]
  ])('%s', (title, number) => {
    expect(ownNumberOfHeading(title)).toEqual(number)
  })
})

test.each([
  '2013 年',
  '3D 打印',
  '第一次握手',
  '一切从头说起',
  '10.5% 的增长',
  '1.5 亿美元',
  '2.0 时代',
  '1.13 版',
  '127.0.0.1',
  'Docker 1.12',
  '十年',
  '',
  '5G 时代'
])('sees no number in %j', (title) => {
  expect(ownNumberOfHeading(title)).toBeUndefined()
})

test.each([
  ['图 1-2 三层架构', [1, 2]],
  ['图1：镜像', [1]],
  ['表 3.1 几种打包方式', [3, 1]],
  ['代码清单 2-1 第一个命令', [2, 1]],
  ['Figure 4 Layers', [4]],
  ['图书的封面', undefined],
  ['三层架构', undefined]
])('reads the number a caption begins with: %s', (title, number) => {
  expect(ownNumberOfCaption(title)).toEqual(number)
})
