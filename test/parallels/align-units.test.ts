import fc from 'fast-check'
import {expect, test} from 'vitest'
import {alignUnits} from '../../scripts/parallels/align-units.ts'
import {sentencesOf} from '../../scripts/parallels/units.ts'

function unitsOf(text: string) {
  return sentencesOf(text)[0]?.units ?? []
}

function shared(first: string, second: string): string {
  const [a, b] = [unitsOf(first), unitsOf(second)]
  return alignUnits(a, b)
    .map(([i, j]) => {
      expect(b[j]?.key).toBe(a[i]?.key)
      return a[i]?.text
    })
    .join('')
}

test.each([
  ['容器很轻', '容器很轻', '容器很轻'],
  ['容器其实很轻', '容器很轻', '容器很轻'],
  ['很轻的容器', '轻', '轻'],
  ['甲乙甲乙', '甲乙', '甲乙'],
  ['甲乙丙丁', '甲丙乙丁', '甲乙丁'],
  ['甲', '乙', '']
])('aligns %s with %s', (...[first, second, expected]) => {
  expect(shared(first, second)).toHaveLength(expected.length)
})

test('aligns as much as can be, in order, whatever the rows begin and end with', () => {
  const row = fc.array(fc.constantFrom('甲', '乙', '丙'), {maxLength: 8}).map((letters) => letters.join(''))
  fc.assert(
    fc.property(row, row, (first, second) => {
      expect(shared(first, second)).toHaveLength(longest(first, second))
    }),
    {seed: 11}
  )
})

/** The length of what is common, by trying everything. */
function longest(first: string, second: string): number {
  if (first === '' || second === '') return 0
  if (first[0] === second[0]) return 1 + longest(first.slice(1), second.slice(1))
  return Math.max(longest(first.slice(1), second), longest(first, second.slice(1)))
}
