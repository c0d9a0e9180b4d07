/** Work in this process that Ctrl-C stops. */
import {constants} from 'node:os'
import type {Machine} from '../renderer.ts'
import {progressLine} from './progress.ts'
import {words, type Language} from './words.ts'

/**
 * Do something with a machine that tells its progress, and stops on a signal.
 *
 * @param work Gives the exit code; what it throws once it was stopped is not told.
 */
export async function stoppable(
  {language, silent}: {language: Language; silent: boolean},
  work: (machine: Machine, clear: () => void) => Promise<number>
): Promise<number> {
  const {createMachine} = await import('../machine/index.ts')
  const said = words[language]
  const {stderr} = process
  const screen = {
    write: (text: string) => void stderr.write(text),
    isTTY: stderr.isTTY && !process.env.CI,
    columns: stderr.columns ?? 80
  }
  const progress = silent ? undefined : progressLine(screen, said, () => performance.now())
  const controller = new AbortController()
  let by: NodeJS.Signals | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      by = signal
      if (!silent) stderr.write(`${said.stopping}\n`)
      controller.abort()
    })
  }
  const machine = createMachine({
    progress: (spoken) => progress?.show(spoken),
    signal: controller.signal
  })
  const clear = (): void => progress?.clear()
  try {
    return await work(machine, clear)
  } catch (error) {
    if (by === undefined) throw error
    if (!silent) stderr.write(`${said.stopped}\n`)
    return 128 + constants.signals[by]
  } finally {
    clear()
  }
}
