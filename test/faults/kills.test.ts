import {expect, test, vi} from 'vitest'
import {killBuilds} from './kill-loop.ts'

// Real processes on a machine that may be busy. `node test/bench/kill.mjs` does this a thousand times.
vi.setConfig({testTimeout: 400_000})

test('leaves the old output or the new one, whole, wherever it is killed', async () => {
  const {killed, finished, broken} = await killBuilds(20, 20261121)
  expect(broken).toEqual([])
  expect(killed + finished).toBe(20)
  expect(killed).toBeGreaterThan(5)
})
