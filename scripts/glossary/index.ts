/** Tools over the glossary, for the command line and the desk of translators. See README.md for what is plain data. */
export {patchOverlay, patchTerm, readTermData} from './patch-term.ts'
export type {Patched} from './patch-yaml.ts'
export {applyEdits, editsBetween, isSame, valueAt} from './term-data.ts'
export type {TermData, TermEdit, TermPath, TermValue} from './term-data.ts'
export {mergeTerms} from './three-way.ts'
export type {Conflict, Merge} from './three-way.ts'
