/** argv → one command → exit code. All printing is here and in `cli/`. */
import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArguments} from './cli/arguments.ts'
import {commands} from './cli/commands/index.ts'
import {reportFailure} from './cli/failure.ts'
import {helpOf} from './cli/help.ts'
import {failureText, toJson} from './cli/report-text.ts'
import {environmentLanguage, words, type Language} from './cli/words.ts'

const packageRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * Run the command line.
 *
 * @param workerUrl Address of the bundled `cli/worker.ts`.
 */
export async function main(workerUrl: URL): Promise<void> {
  // Whoever closes the pipe has read enough.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await runCommand(workerUrl)
}

async function runCommand(workerUrl: URL): Promise<number> {
  const asked = environmentLanguage(process.env)
  try {
    const surroundings = {cwd: process.cwd(), env: process.env, packageRoot, isFolder}
    const parsed = parseArguments(process.argv.slice(2), commands, surroundings)
    if (parsed.name === 'run') {
      const {command, invocation} = parsed
      return await command.run({...invocation, language: invocation.language ?? asked}, workerUrl)
    }
    const language = parsed.name === 'help' ? (parsed.language ?? asked ?? 'zh') : undefined
    process.stdout.write(parsed.name === 'help' ? helpOf(parsed.of, language ?? 'zh') : `${version()}\n`)
    return 0
  } catch (error) {
    return await explain(error, languageIn(process.argv) ?? asked ?? 'zh')
  }
}

async function explain(error: unknown, language: Language): Promise<number> {
  const {loadMessages} = await import('./load/index.ts')
  const failure = reportFailure(error, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
  if (process.argv.includes('--json')) process.stdout.write(toJson({failure}))
  else process.stderr.write(failureText(failure, words[language]))
  return failure.exitCode
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}

function languageIn(argv: readonly string[]): Language | undefined {
  const value = argv.join(' ').match(/--lang[= ](zh|en)\b/)?.[1]
  return value === 'zh' || value === 'en' ? value : undefined
}

function version(): string {
  const {version} = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {version: string}
  return version
}
