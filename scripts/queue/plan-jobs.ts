import {relative} from 'node:path'
import type {Format} from '../book.ts'
import {editionsOf, hashFolder, load} from '../load/index.ts'
import type {BuildJob} from './job.ts'

export type PlanRequest = {
  /** Absolute path of a book's folder. */
  folder: string
  /** Names; all where empty. */
  editions: readonly string[]
  formats: readonly Format[]
  /** Absolute path of the folder that workers see as theirs; `undefined` where they see the same paths as we. */
  base: string | undefined
  /** Hash of zhushu. */
  program: string
}

/**
 * Plan the jobs of a book.
 *
 * @throws {Failure} where its settings cannot be used.
 */
export async function planJobs({folder, editions, formats, base, program}: PlanRequest): Promise<BuildJob[]> {
  const {config} = await load(folder)
  const input = await hashFolder(folder)
  const seen = base === undefined ? folder : relative(base, folder).replaceAll('\\', '/')
  return editionsOf(config, editions, []).flatMap((edition) =>
    edition.formats
      .filter((format) => formats.length === 0 || formats.includes(format))
      .map((format) => ({
        ...{folder: seen, book: config.name, edition: edition.name, format},
        // Its bytes are those of a build of the whole edition.
        formats: format === 'epub' && edition.formats.includes('pdf') ? (['epub', 'pdf'] as const) : [format],
        ...{input, program}
      }))
  )
}
