import {readFile, stat} from 'node:fs/promises'
import {VFile} from 'vfile'
import {UsageError} from '../diagnostics.ts'

/**
 * Read an EPUB that the user names.
 *
 * @throws {UsageError} when there is no such file.
 */
export async function readEpub(path: string): Promise<VFile> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found?.isFile()) {
    throw new UsageError(`Cannot read \`${path}\`, expected an EPUB`, {ruleId: 'missing-epub', values: {path}})
  }
  return new VFile({path, value: await readFile(path)})
}
