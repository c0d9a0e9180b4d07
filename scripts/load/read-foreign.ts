/** Files that a user names, and what lies beside them. */
import {readFile, realpath, stat} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'
import {VFile} from 'vfile'
import {UsageError} from '../diagnostics.ts'
import {decodeText} from './decode-text.ts'
import {readContained} from './read-contained.ts'

/** Largest file that is taken in, in bytes. */
const sizeLimit = 256 * 1024 * 1024

/**
 * Read a file of any kind that the user names; its value is its bytes.
 *
 * @throws {UsageError} when there is no such file, or it is too large.
 */
export async function readForeignFile(path: string): Promise<VFile> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  const values = {path, limit: sizeLimit}
  if (!found?.isFile()) {
    throw new UsageError(`Cannot read \`${path}\`, expected a file`, {ruleId: 'missing-input', values})
  }
  if (found.size > sizeLimit) {
    throw new UsageError(`Cannot read \`${path}\`, expected at most ${sizeLimit} bytes`, {
      ruleId: 'large-input',
      values
    })
  }
  return new VFile({path, value: await readFile(path)})
}

/**
 * Decode a file that was read as bytes. Its value becomes text.
 *   Reports what `decodeText` does.
 */
export function decodeForeignFile(file: VFile): void {
  if (typeof file.value !== 'string') decodeText(file, file.value ?? new Uint8Array())
}

/** @returns The bytes of a file in or below the folder of another; `undefined` where it cannot be read from there. */
export async function readBeside(path: string, name: string): Promise<Uint8Array | undefined> {
  const folder = await realpath(dirname(resolve(path)))
  const result = await readContained([folder], resolve(folder, name), sizeLimit)
  return 'bytes' in result ? result.bytes : undefined
}
