/** Many books: in a queue for many machines, or in processes of this one. Each part is loaded when it is wanted. */
export {buildBooks} from './build-books.ts'
export type {Added} from './add-jobs.ts'
export type {BuildJob} from './job.ts'
export type {QueueStatus} from './describe-queue.ts'
export type {Store} from './store.ts'
