/** What a command of the command line is. Definitions are light: what a command needs is imported when it runs. */
import type {Language} from './words.ts'

export type Option = {
  type: 'string' | 'boolean'
  short?: string
  /** For `string`: may be repeated, or hold several values between commas. */
  multiple?: boolean
  /** For `boolean`: what may stand after `=`, as in `--fix=suggested`. */
  values?: readonly string[]
}

/** Where the command was typed, and where things are. */
export type Surroundings = {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  packageRoot: string
  isFolder: (path: string) => boolean
}

/** What was typed after a command's name. */
export type Invocation = {
  positionals: readonly string[]
  /** Values by option, in order, lists taken apart; a bare switch has the value `''`. Absent options are absent. */
  options: ReadonlyMap<string, readonly string[]>
  surroundings: Surroundings
  /** Asked for by `--lang` or, where that is left out, by the environment. */
  language: Language | undefined
  quiet: boolean
  json: boolean
}

export type Command = {
  /** One word, or two: `build`, `glossary check`. */
  name: string
  /** Of its own, beside those that every command has. */
  options: Readonly<Record<string, Option>>
  /** How many arguments it takes at most. */
  arguments: number
  /** Its line in the list of commands: what is typed after the name of the program, and what it does. */
  summary: Readonly<Record<Language, readonly [usage: string, purpose: string]>>
  /** What `--help` shows. */
  help: Readonly<Record<Language, string>>
  /**
   * Do it, print, and give the exit code.
   *
   * @param workerUrl Address of the bundled `cli/worker.ts`.
   * @throws {Failure} which is printed for it.
   */
  run: (invocation: Invocation, workerUrl: URL) => Promise<number>
}

/** What every command understands. */
export const commonOptions = {
  lang: {type: 'string'},
  quiet: {type: 'boolean', short: 'q'},
  json: {type: 'boolean'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'}
} as const satisfies Record<string, Option>
