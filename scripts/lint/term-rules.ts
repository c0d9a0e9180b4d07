import {conflictingFact, conflictingName} from './conflicting-fact.ts'
import {forbiddenTerm} from './forbidden-term.ts'
import {misspelledHan} from './misspelled-han.ts'
import {misspelledIdiom} from './misspelled-idiom.ts'
import {misspelledTerm} from './misspelled-term.ts'
import {nearVerbatimPassage} from './near-verbatim-passage.ts'
import type {Rule} from './rule.ts'
import {termCase} from './term-case.ts'
import {termSpacing} from './term-spacing.ts'

/** The rules that know how words and names are written, and what other chapters say. */
export const termRules: readonly Rule[] = [
  conflictingFact,
  conflictingName,
  forbiddenTerm,
  misspelledHan,
  misspelledIdiom,
  misspelledTerm,
  nearVerbatimPassage,
  termCase,
  termSpacing
]
