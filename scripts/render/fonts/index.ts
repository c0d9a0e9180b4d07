/** What renderers that embed fonts share. */
export {coverageOf} from './coverage-of.ts'
