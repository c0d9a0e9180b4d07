import {isEmpty} from './is-empty.ts'
import type {Rule} from './rule.ts'

/** Nothing at all, or nothing but comments. */
export const emptyChapter: Rule = {
  ruleId: 'empty-chapter',
  severity: 'error',
  description: 'A chapter has text.',
  check: ({tree}, report) => {
    if (!tree.children.every(isEmpty)) return
    report({reason: 'Unexpected empty chapter, expected text', place: {line: 1, column: 1}})
  }
}
