/** 对读: passages of different chapters that tell the same. Knows text alone: no trees, no files, no stage. */
export type {Conflict, Fact, SameName} from './compare-facts.ts'
export {findParallels, type Block, type Parallel, type Span} from './find-parallels.ts'
