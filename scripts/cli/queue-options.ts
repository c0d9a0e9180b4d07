/** What the commands of the queue have in common. */
import type {Store} from '../queue/index.ts'
import {UsageError} from '../diagnostics.ts'
import type {Invocation} from './command.ts'
import {typedPath} from './places.ts'

/** Where Redis is. */
export function redisOf({options, surroundings}: Invocation): string {
  return options.get('redis')?.at(-1) ?? surroundings.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379'
}

/** The store of results, where one is named. */
export async function storeOf({options, surroundings}: Invocation): Promise<Store | undefined> {
  const named = options.get('to')?.at(-1)
  if (named === undefined) return undefined
  if (!named.startsWith('s3://')) {
    const {openFolderStore} = await import('../queue/folder-store.ts')
    return await openFolderStore(typedPath(named, surroundings))
  }
  const {openS3Store, s3PlaceOf} = await import('../queue/s3-store.ts')
  return openS3Store(s3PlaceOf(named, surroundings.env))
}

/** @throws {UsageError} for what is no whole number from 1. */
export function countOf({options}: Invocation, name: string): number | undefined {
  const value = options.get(name)?.at(-1)
  if (value === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new UsageError(`Unexpected value \`${value}\` of \`--${name}\`, expected a number from 1`, {
    ruleId: 'unexpected-number',
    values: {value, option: `--${name}`}
  })
}
