import {emptyChapter} from './empty-chapter.ts'
import {emptySection} from './empty-section.ts'
import {headingSkip} from './heading-skip.ts'
import {missingAlternativeText} from './missing-alternative-text.ts'
import {multipleTitles} from './multiple-titles.ts'
import type {Rule} from './rule.ts'

/** Every rule, in the order of its name. */
export const rules: readonly Rule[] = [emptyChapter, emptySection, headingSkip, missingAlternativeText, multipleTitles]
