import {diffLines as compare} from 'diff'
import type {DiffLine} from './protocol.ts'

/** Compare two texts line by line. */
export function diffLines(before: string, after: string): DiffLine[] {
  return compare(before, after).flatMap(({value, added, removed}) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({kind, text}) as const)
  })
}
