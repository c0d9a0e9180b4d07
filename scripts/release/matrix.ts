import type {Edition} from '../load/config.ts'

/** The most jobs that a matrix may have. @see https://docs.github.com/en/actions/reference/limits */
const most = 256

/** The editions of a book as a matrix of jobs: one job an edition; where they are too many, several editions a job. */
export function matrixOf(editions: readonly Edition[]): {include: {edition: string; formats: string}[]} {
  const size = Math.ceil(editions.length / most)
  const groups = Array.from({length: Math.ceil(editions.length / size)}, (_, index) =>
    editions.slice(index * size, (index + 1) * size)
  )
  return {
    include: groups.map((group) => ({
      edition: group.map(({name}) => name).join(','),
      formats: [...new Set(group.flatMap(({formats}) => formats))].join(',')
    }))
  }
}
