export type Severity = 'error' | 'warning' | 'info'

/** A name that messages bear, how grave they mostly are, and what is right, in one sentence. */
export type RuleRow = readonly [ruleId: string, severity: Severity, description: string]
