import {createHash} from 'node:crypto'
import type {Keep} from '../renderer.ts'
import {keyOf} from './key.ts'
import type {Store} from './store.ts'

/** Remember bytes by what they were made from. */
export function rememberBytes(store: Store, program: string): Keep {
  return async (kind, from, make) => {
    const facts = from.map((part) =>
      part instanceof Uint8Array ? createHash('sha256').update(part).digest('hex') : part
    )
    const key = keyOf(program, kind, facts)
    const known = store.read('bytes', key)
    if (known) return new Uint8Array(known)
    const made = await make()
    store.write('bytes', key, made)
    return made
  }
}
