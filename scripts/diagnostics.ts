/** Messages to authors. Wording and language are the reporter's (`report/`); here only facts. */
import type {Node, Point, Position} from 'unist'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'

declare module 'vfile-message' {
  interface VFileMessage {
    fix?: Fix
    values?: Readonly<Record<string, string | number>>
  }
}

export type Stage = 'load' | 'parse' | 'lint' | 'enrich' | 'render' | 'write' | 'check'

/** A change of the source: `text` in place of what stands at `place`, which has offsets. */
export type Edit = {place: Position; text: string}

/** What mends a problem, as edits that do not overlap, all within the place of the problem. */
export type Fix = {
  /** `safe`: nothing else can be meant. `suggested`: asked for one by one. `human`: shown, never made. */
  kind: 'safe' | 'suggested' | 'human'
  edits: readonly Edit[]
  /** Whether each edit is right without the others, as where one problem tells of many marks. */
  isDivisible?: boolean
  /** Types of the nodes that come and go with it; where left out, none. */
  nodes?: {removed?: readonly string[]; added?: readonly string[]}
}

export type Problem = {
  source: Stage
  /** Kebab-case, named after what was found. */
  ruleId: string
  /** Found, then wanted; the author's text in backticks; no full stop. English: `templates/messages` has the others. */
  reason: string
  place?: Node | Position | Point | undefined
  /** What to do, if it is not obvious. */
  note?: string
  /** Nearest matches, or the text to write instead. */
  expected?: readonly string[]
  /** The other place. */
  cause?: Error
  /** The author's text in the reason, by name, for translation: `{identifier: 'fig:a'}`. */
  values?: Readonly<Record<string, string | number>>
  fix?: Fix
}

/** Report what makes the book wrong: nothing is written. */
export function reportError(file: VFile, problem: Problem): VFileMessage {
  const message = report(file, problem)
  message.fatal = true
  return message
}

/** Report what could be better: the book is written. */
export function reportWarning(file: VFile, problem: Problem): VFileMessage {
  return report(file, problem)
}

/** Report what is worth knowing. */
export function reportInfo(file: VFile, problem: Problem): VFileMessage {
  const message = report(file, problem)
  message.fatal = undefined
  return message
}

/** Whether any file carries an error. */
export function hasErrors(files: readonly VFile[]): boolean {
  return files.some((file) => file.messages.some((message) => message.fatal === true))
}

/** Facts of a failure, for its translation. */
export type FailureFacts = Pick<Problem, 'ruleId' | 'note' | 'expected' | 'values' | 'cause'>

/** What stops a run, and is nobody's mistake in the code: one line, no stack trace. */
export class Failure extends Error {
  override name = 'Failure'
  facts: FailureFacts | undefined

  constructor(reason: string, facts?: FailureFacts) {
    super(reason, facts?.cause ? {cause: facts.cause} : {})
    this.facts = facts
  }
}

/** Something is missing on the machine: exit 3. The message says what to do. */
export class EnvironmentError extends Failure {
  override name = 'EnvironmentError'
}

/** The command line or the configuration cannot be used: exit 2. */
export class UsageError extends Failure {
  override name = 'UsageError'
}

/** `book.yaml` cannot be used: exit 2. What is wrong with it is in the messages of `files`. */
export class ConfigurationError extends UsageError {
  override name = 'ConfigurationError'
  files: readonly VFile[]

  constructor(files: readonly VFile[]) {
    super('Cannot use the configuration of the book', {ruleId: 'unusable-configuration'})
    this.files = files
  }
}

/** The disk refuses: full, read-only, forbidden: exit 74. */
export class StorageError extends Failure {
  override name = 'StorageError'
}

/** Another build holds the output, or time ran out: exit 75. */
export class TemporaryError extends Failure {
  override name = 'TemporaryError'
}

function report(file: VFile, problem: Problem): VFileMessage {
  const {source, ruleId, reason, place, note, expected, cause, values, fix} = problem
  const message = file.message(reason, {
    source,
    ruleId,
    ...(place ? {place: 'type' in place ? place.position : place} : {}),
    ...(cause ? {cause} : {})
  })
  return Object.assign(message, {
    ...(note === undefined ? {} : {note}),
    ...(expected ? {expected: [...expected]} : {}),
    ...(values ? {values} : {}),
    ...(fix ? {fix} : {})
  })
}
