import {createHash} from 'node:crypto'

/** A name for whatever is made of the same. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
