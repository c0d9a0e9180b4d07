/** Run a command, and tell what it and all its processes took: what a browser's processes take, GNU time does not see. */
import {spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {performance} from 'node:perf_hooks'
import {argv, exit, stdout} from 'node:process'
import {clearInterval, setInterval} from 'node:timers'
import {pathToFileURL} from 'node:url'

const interval = 200
/** Of the kernel's clock, in a second: 100 wherever Linux runs. */
const ticks = 100

/**
 * Linux only. What a process took after it was last looked at is not counted.
 *
 * @returns `cpu` and `wall` in seconds; `memory` in kilobytes, at its highest, as proportional set size; of the browser, too.
 */
export async function measureTree(command, options = {}) {
  const start = performance.now()
  const child = spawn(command[0], command.slice(1), {...options, stdio: ['ignore', 'pipe', 'pipe']})
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => void (printed += String(data)))
  const seconds = new Map()
  const memory = {all: 0, browser: 0}
  const timer = setInterval(() => {
    look(child.pid, seconds, memory)
  }, interval)
  const code = await new Promise((done) => child.on('close', done))
  clearInterval(timer)
  const cpu = [...seconds.values()].reduce((sum, own) => sum + own, 0)
  return {code, printed, cpu, wall: (performance.now() - start) / 1000, memory}
}

function look(root, seconds, memory) {
  const processes = new Map()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    processes.set(Number(name), {parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) / ticks})
  }
  const isBelow = (pid) => pid === root || (processes.has(pid) && pid > 1 && isBelow(processes.get(pid).parent))
  const now = {all: 0, browser: 0}
  for (const [pid, {cpu}] of processes) {
    if (!isBelow(pid)) continue
    if (Number.isFinite(cpu)) seconds.set(pid, Math.max(cpu, seconds.get(pid) ?? 0))
    const size = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
    now.all += size
    if (/chrom/i.test(read(`/proc/${pid}/cmdline`).split('\0')[0])) now.browser += size
  }
  for (const part of Object.keys(memory)) memory[part] = Math.max(memory[part], now[part])
}

/** A process may end while it is looked at. */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

// As a command: what was printed, then `CPU-s WALL-s MEMORY-KB` on a line of its own.
if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const {code, printed, cpu, wall, memory} = await measureTree(argv.slice(2))
  stdout.write(`${printed}\n${cpu.toFixed(2)} ${wall.toFixed(2)} ${memory.all}\n`)
  exit(code ?? 1)
}
