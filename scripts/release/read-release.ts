import {z} from 'zod'
import {UsageError} from '../diagnostics.ts'
import {readFiles} from '../load/index.ts'
import type {Contents} from './contents.ts'
import type {Lock, ReleaseRecord} from './record.ts'

/** A release as it lies in a folder. */
export type FoundRelease = {
  record: ReleaseRecord
  lock: Lock
  contents: Contents
  /** By path, with `/`. */
  files: ReadonlyMap<string, Uint8Array>
}

/** As much as decides whether the rest is what we wrote. */
const versioned = z.looseObject({schema: z.literal(1)})
const shapes = {
  record: versioned.extend({
    book: z.looseObject({name: z.string()}),
    editions: z.array(z.looseObject({name: z.string()}))
  }),
  lock: versioned.extend({manuscript: z.array(z.looseObject({path: z.string()})), tools: z.looseObject({})}),
  contents: z.looseObject({version: z.string(), chapters: z.array(z.looseObject({id: z.string()}))})
}

/**
 * Read a release.
 *
 * @param folder Absolute.
 * @throws {UsageError} when there is none.
 */
export async function readRelease(folder: string): Promise<FoundRelease> {
  const files = await readFiles(folder)
  const read = (name: string, shape: z.ZodType): unknown => {
    const bytes = files?.get(name)
    const value = bytes && parseJson(Buffer.from(bytes).toString('utf8'))
    if (value !== undefined && shape.safeParse(value).success) return value
    throw new UsageError(`Cannot find a release in \`${folder}\`, expected \`${name}\``, {
      ruleId: 'missing-release',
      note: '`zhushu release` makes one in `out/release`',
      values: {folder, name}
    })
  }
  return {
    // Written by us, and of this schema: `assemble`.
    record: read('release.json', shapes.record) as ReleaseRecord,
    lock: read('edition.lock', shapes.lock) as Lock,
    contents: read('contents.json', shapes.contents) as Contents,
    files: files ?? new Map<string, Uint8Array>()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
