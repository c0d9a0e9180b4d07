import {Redis} from 'ioredis'
import {EnvironmentError} from '../diagnostics.ts'

/**
 * Connect to Redis, or what speaks as it does: Valkey.
 *
 * @param isPatient Whether to wait for it through its restarts, as workers do; else what is asked fails at once.
 * @throws {EnvironmentError} when it is not there at the start.
 */
export async function connect(address: string, isPatient: boolean): Promise<Redis> {
  const redis = new Redis(address, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: isPatient ? null : 1,
    enableOfflineQueue: isPatient,
    retryStrategy: () => null
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    throw noRedis(address, error)
  }
  // From here on it may restart.
  redis.options.retryStrategy = (times) => Math.min(times * 200, 2000)
  return redis
}

function noRedis(address: string, error: unknown): EnvironmentError {
  const shown = address.replace(/\/\/[^@/]*@/, '//')
  const reason = error instanceof Error ? error.message : String(error)
  return new EnvironmentError(`Cannot reach Redis at \`${shown}\`: ${reason}`, {
    ruleId: 'no-redis',
    note: 'start redis-server or valkey-server, or name one with `--redis`; `zhushu build` of several books needs none',
    values: {address: shown, reason}
  })
}
