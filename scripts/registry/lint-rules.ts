import type {RuleRow} from './rule-row.ts'

/** What `lint` reports of its own settings; its rules tell of themselves. */
export const lintRules: readonly RuleRow[] = [
  ['unknown-lint-setting', 'warning', '`lint` in `book.yaml` names rules.'],
  ['unexplained-comment', 'info', 'A comment that switches rules off says why.'],
  ['unknown-rule', 'warning', 'A comment of lint names rules.']
]
