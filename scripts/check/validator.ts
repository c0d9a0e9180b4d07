/** What a validator finds. Its sentences are its own, in English. */
export type ValidatorFinding = {
  /** The validator's own: `RSC-005`. */
  ruleId: string
  severity: 'error' | 'warning' | 'info'
  message: string
  /** Name in the archive; empty for the archive itself. */
  entry: string
  /** From 1. */
  line: number | undefined
  /** From 1. */
  column: number | undefined
}

/** A program that knows the rules of EPUB. */
export type Validator = {
  /** What messages are signed with: `epubcheck-ts`. */
  name: string
  validate: (bytes: Uint8Array) => Promise<readonly ValidatorFinding[]>
}
