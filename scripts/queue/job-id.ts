import {createHash} from 'node:crypto'
import type {BuildJob} from './job.ts'

/** Name a job by what it is made of: the same input is the same job. BullMQ takes no colons. */
export function jobIdOf(job: BuildJob): string {
  return `${job.book}-${job.edition}-${job.format}-${hashOf(job)}`
}

/** Where the result of a job lies in a store, with `/`. */
export function keyOf(job: BuildJob): string {
  return `${job.book}/${job.edition}/${job.format}/${hashOf(job)}`
}

function hashOf({input, program, formats}: BuildJob): string {
  return createHash('sha256')
    .update([input, program, ...formats].join('\0'))
    .digest('hex')
    .slice(0, 16)
}
