import {randomBytes} from 'node:crypto'

/** Make what nobody can guess: 192 bits, in letters that stand in an address as they are. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}
