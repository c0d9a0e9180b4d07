import {createHash} from 'node:crypto'

/** Changes when entries are written in another way. */
const version = 'zhushu-cache-1'

/** Put before bytes a line that says what they are, and their hash. */
export function seal(kind: string, key: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(headOf(kind, key, bytes)), bytes])
}

/** The bytes of a sealed entry; nothing for one that is damaged, cut off, or of something else. */
export function unseal(kind: string, key: string, entry: Buffer): Buffer | undefined {
  const end = entry.indexOf(10)
  if (end === -1) return undefined
  const bytes = entry.subarray(end + 1)
  return entry.toString('latin1', 0, end + 1) === headOf(kind, key, bytes) ? bytes : undefined
}

function headOf(kind: string, key: string, bytes: Uint8Array): string {
  return `${version} ${kind} ${key} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}\n`
}
