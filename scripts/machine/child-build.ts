/** zhushu itself, in a process of its own. */
import {spawn} from 'node:child_process'
import {hostname, availableParallelism} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'

export type ChildRequest = {
  /** Folder of the package. */
  packageRoot: string
  /** What stands behind `zhushu`. */
  args: readonly string[]
  /** How long it may take, in seconds. */
  seconds: number
  /** How much its heap may hold, in megabytes; Node's own limit where left out. */
  megabytes?: number
  /** Each line of its standard error. */
  onLine: (line: string) => void
  /** Ends it. */
  signal: AbortSignal
}

/** `code` is `null` where it was killed. */
export type ChildResult = {code: number | null; isLate: boolean; stdout: string}

/** A child whose parent was killed stops as on Ctrl-C. */
const leaveWithParent = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref()"
)}`

/** How long it may take to stop by itself, in milliseconds. */
const patience = 5000

/** Run zhushu, and wait for its end. It is in no group with us: Ctrl-C is ours to hand on. */
export async function runChild(request: ChildRequest): Promise<ChildResult> {
  const {packageRoot, args, seconds, megabytes, onLine, signal} = request
  const flags = megabytes === undefined ? [] : [`--max-old-space-size=${megabytes}`]
  const program = [...flags, '--import', leaveWithParent, join(packageRoot, 'scripts/zhushu.mjs')]
  const child = spawn(process.execPath, [...program, ...args], {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {...process.env, CI: 'true'}
  })
  let isLate = false
  const stop = (): void => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), patience).unref()
  }
  const timer = setTimeout(() => {
    isLate = true
    stop()
  }, seconds * 1000)
  signal.addEventListener('abort', stop, {once: true})
  if (signal.aborted) stop()
  if (child.stderr) createInterface(child.stderr).on('line', onLine)
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    return {code, isLate, stdout}
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** How many processes keep every core busy. */
export function coreCount(): number {
  return availableParallelism()
}

/** What no other process that runs now is called. */
export function processName(): string {
  return `${hostname().replace(/[^\w-]/g, '-')}.${process.pid}`
}

/** Whether a process of a name was one of this computer, and runs no more. */
export function isGone(name: string): boolean {
  const pid = Number(/\.(\d+)$/.exec(name)?.[1])
  if (!name.startsWith(processName().replace(/\d+$/, '')) || !Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
