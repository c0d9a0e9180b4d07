import {expect, test} from 'vitest'
import {findParallels} from '../../scripts/parallels/index.ts'

type Said = {likeness: number; conflicts: string[]}

function compare(first: string, second: string): Said[] {
  const blocks = [
    {chapter: 'a', text: first},
    {chapter: 'b', text: second}
  ]
  return findParallels(blocks, (a, b) => a === 'google' && b === 'gugle').map(({likeness, conflicts}) => ({
    likeness: Math.round(likeness * 100) / 100,
    conflicts: conflicts.map((one) => `${one.kind}: ${one.first.text} | ${one.second.text}`)
  }))
}

type Case = [what: string, first: string, second: string, conflicts: string[]]

const same = '管理着全公司各处机房里的服务器上的应用部署'

test.each<Case>([
  ['a number', `超过 3 万台${same}`, `超过 30 万台${same}`, ['number: 3 万台 | 30 万台']],
  [
    'a number that no way of writing has',
    `超过30,0000台${same}`,
    `超过 30 万台${same}`,
    ['number: 30,0000台 | 30 万台']
  ],
  ['a number written in another way', `超过 300,000 台${same}`, `超过 30 万台${same}`, []],
  ['a number in Han letters', `${same}的三个原因`, `${same}的 3 个原因`, []],
  ['a year', `从 2013 年起${same}`, `从 2014 年起${same}`, ['date: 2013年 | 2014年']],
  ['a year cut short', `从14年起${same}`, `从 2014 年起${same}`, []],
  ['a name', `Beta 没有，Alpha 公司${same}`, `Alpha 没有，Beta 公司${same}`, ['name: Alpha | Beta']],
  ['a name that is misspelled', `自从Kubernetes项目${same}`, `自从Kubemetes项目${same}`, []],
  ['a name of a thing that the other chapter does not know', `用 dnf ${same}`, `用 Ubuntu ${same}`, []],
  ['the number of a figure', `如图 3 所示${same}`, `如图 5 所示${same}`, []]
])('compares %s', (...[, first, second, conflicts]) => {
  expect(compare(first, second)).toEqual([{likeness: expect.any(Number) as number, conflicts}])
})

test('does not take names of products for a telling', () => {
  const names = 'Docker Swarm、Docker Compose、Docker Machine、Cloud Foundry、Red Hat、CoreOS'
  expect(compare(`他们用 ${names}。`, `还有 ${names}？`)).toEqual([])
})

test('does not compare a chapter with itself', () => {
  const block = {chapter: 'a', text: same}
  expect(findParallels([block, block], () => false)).toEqual([])
})
