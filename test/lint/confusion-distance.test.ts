import {expect, test} from 'vitest'
import {confusionDistance} from '../../scripts/lint/confusion-distance.ts'

test.each([
  ['kubemetes', 'kubernetes', 0.3],
  ['lstio', 'istio', 0.3],
  ['openshih', 'openshift', 0.4],
  ['swam', 'swarm', 0.5],
  ['isito', 'istio', 0.5],
  ['doceker', 'docker', 1],
  ['compute', 'compose', 2.5],
  ['demo', 'memo', 2]
])('takes %s to be as far from %s as %f', (found, meant, distance) => {
  expect(confusionDistance(found, meant, 3)).toBeCloseTo(distance)
})

test('tells nothing above the limit', () => {
  expect(confusionDistance('demo', 'docker', 1)).toBe(Infinity)
})
