/** What the benchmarks of lint take from the project. */
export {load} from '../../scripts/load/index.ts'
export {parse} from '../../scripts/parse/index.ts'
export {lint} from '../../scripts/lint/index.ts'
