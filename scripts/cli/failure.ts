import {EnvironmentError, Failure, StorageError, TemporaryError, UsageError, type FailureFacts} from '../diagnostics.ts'
import {word, type Wording} from '../report.ts'

/** A failure in plain data, worded: how it leaves the worker. */
export type FailureReport = {
  exitCode: 2 | 3 | 70 | 74 | 75
  ruleId: string
  message: string
  note: string | null
  expected: readonly string[]
  stack: string | null
}

/** What the system's error codes mean for an author. */
const storageCodes: Readonly<Record<string, {ruleId: string; reason: string; note: string}>> = {
  ENOSPC: {ruleId: 'disk-full', reason: 'The disk is full', note: 'free some space and build again'},
  EDQUOT: {ruleId: 'disk-full', reason: 'The disk is full', note: 'free some space and build again'},
  EROFS: {
    ruleId: 'read-only-disk',
    reason: 'The disk is read-only',
    note: 'make it writable, or name another folder with `--out`'
  },
  EACCES: {
    ruleId: 'no-permission',
    reason: 'Permission denied',
    note: 'change its permissions, or name another folder with `--out`'
  },
  EPERM: {
    ruleId: 'no-permission',
    reason: 'Permission denied',
    note: 'change its permissions, or name another folder with `--out`'
  },
  EMFILE: {
    ruleId: 'too-many-open-files',
    reason: 'Too many open files',
    note: 'raise the limit (`ulimit -n 1024`) and build again'
  },
  ENFILE: {
    ruleId: 'too-many-open-files',
    reason: 'Too many open files',
    note: 'raise the limit (`ulimit -n 1024`) and build again'
  },
  EBUSY: {ruleId: 'file-in-use', reason: 'A file is in use', note: 'close the programs that show it and build again'},
  ENOTDIR: {
    ruleId: 'not-a-folder',
    reason: 'Unexpected file in place of a folder',
    note: 'name another folder with `--out`'
  },
  ENAMETOOLONG: {
    ruleId: 'name-too-long',
    reason: 'A name is too long',
    note: 'shorten the name of the chapter or of the folder'
  },
  EIO: {ruleId: 'disk-error', reason: 'The disk reports an error', note: 'check the disk'}
}

/** Word whatever was thrown. What is none of the known failures is a bug of ours: exit 70, with its stack. */
export function reportFailure(error: unknown, wording: Wording): FailureReport {
  const failure: unknown = storageErrorOf(error) ?? memoryErrorOf(error) ?? error
  if (!(failure instanceof Failure)) {
    const {message, stack} = failure instanceof Error ? failure : new Error(String(failure))
    return {exitCode: 70, ruleId: 'bug', message, note: null, expected: [], stack: stack ?? null}
  }
  const {ruleId, note, values, expected}: FailureFacts = failure.facts ?? {ruleId: 'failure'}
  return {
    exitCode: exitCodeOf(failure),
    ruleId,
    message: word(wording, {key: ruleId, text: failure.message, values}),
    note: note === undefined ? null : word(wording, {key: `${ruleId}.note`, text: note, values}),
    expected: expected ?? [],
    stack: null
  }
}

function exitCodeOf(failure: Failure): 2 | 3 | 70 | 74 | 75 {
  if (failure instanceof UsageError) return 2
  if (failure instanceof EnvironmentError) return 3
  if (failure instanceof StorageError) return 74
  return failure instanceof TemporaryError ? 75 : 70
}

function storageErrorOf(error: unknown): StorageError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  const known = storageCodes[String(error.code)]
  if (!known) return undefined
  const path = 'path' in error ? String(error.path) : ''
  return new StorageError(`${known.reason}${path === '' ? '' : `: \`${path}\``}`, {
    ruleId: known.ruleId,
    note: known.note,
    values: {path},
    cause: error
  })
}

function memoryErrorOf(error: unknown): EnvironmentError | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) return undefined
  return new EnvironmentError('Out of memory', {
    ruleId: 'out-of-memory',
    note: 'close other programs, or set NODE_OPTIONS=--max-old-space-size=4096 and build again',
    cause: error
  })
}
