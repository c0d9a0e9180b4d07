import type {Chapter} from '../book.ts'

export type Rule = {ruleId: string; description: string; check: (chapter: Chapter) => void}

/** In the order they are checked. */
export const rules: readonly Rule[] = []
