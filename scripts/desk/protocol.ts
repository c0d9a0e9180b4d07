/** What server and page say to each other. Types, no code: both sides import it. */

export type Status = 'missing' | 'draft' | 'proposed' | 'approved' | 'deprecated'

/** A term's file as plain data, key by key as it is written. */
export type TermValue = {
  id: string
  class?: string
  domain?: string[]
  match?: {auto?: boolean; case?: 'smart' | 'exact' | 'ignore'; except?: string[]; phrases?: string[]}
  related?: string[]
  replacedBy?: string
  langs: Record<string, SideValue>
}

export type ForbiddenForm = string | {form: string; use?: string; why?: string}

/** A key without a value is `null`, as YAML has it. */
export type SideValue = {
  status: Status
  term?: string | null
  abbr?: string | null
  aliases?: string[] | null
  forbidden?: ForbiddenForm[] | null
  reading?: string | null
  pos?: string | null
  firstUse?: 'expand' | 'plain' | null
  basedOn?: string | null
  source?: {title: string; url?: string; license?: string} | null
  rationale?: string | null
  note?: string | null
  definition?: string | null
}

/** What the table shows of a term in a language. */
export type Cell = {
  status: Status
  term: string
  /** Abbreviation, then aliases. */
  forms: string[]
  isDefined: boolean
  isStale: boolean
}

/** A row of the table. */
export type Row = {
  id: string
  class: string
  revision: string
  cells: Record<string, Cell>
  /** Occurrences in the book. */
  uses: number
  /** Whether another term has a form of this one. */
  isConflicting: boolean
  /** What search looks in: every form, pinyin, and the initials of pinyin, in lower case. */
  keys: string
}

export type Overview = {
  title: string
  /** Of the book. */
  language: string
  /** Of the glossary, in the order of its files. */
  languages: string[]
  editions: {name: string; label: string; language: string}[]
  /** Names a book whose drafts are kept apart from another's. */
  book: string
  /** Where pages of the built site are, by edition; absent where none was built. */
  sites: Record<string, string>
  /** Who edits, and the languages whose terms they may approve; `null` where everybody may approve all. */
  user: {name: string; approves: string[] | null}
  /** Whether the book is under version control, and where the work stands. */
  git: {branch: string} | null
  rows: Row[]
}

export type Finding = {
  severity: 'error' | 'warning' | 'info'
  ruleId: string
  reason: string
  note?: string
  expected?: string[]
  /** Keys and indices of the field; empty where it is none. */
  path: (string | number)[]
}

/** A term as it is stored, with all that does not depend on a draft. */
export type TermAnswer = {
  revision: string
  value: TermValue
  /** In the book's folder. */
  path: string
  text: string
  /** Opens the file in an editor. */
  href: string
  findings: Finding[]
  /** By language: what its source text said, and says now. */
  stale: Record<string, Staleness>
}

export type Staleness = {
  source: string
  now: string
  before: {term: string; definition: string} | null
  after: {term: string; definition: string}
}

export type DiffLine = {kind: 'same' | 'added' | 'removed'; text: string}

/** What a place in the book reads, with words around it. */
export type Occurrence = {
  chapter: string
  title: string
  before: string
  match: string
  after: string
  line: number
  /** Opens the source at the line. */
  source: string
  /** Opens the built page, where there is one. */
  page: string | null
  /** What an edition adds behind it. */
  words?: string
}

export type Counted = {total: number; items: Occurrence[]}

/** What a draft does to an edition of the book. */
export type EditionImpact = {
  edition: string
  label: string
  language: string
  uses: {before: number; after: number}
  /** Uses that are known now, and those that are no longer. */
  found: Counted
  lost: Counted
  /** Uses that become links to the glossary, or stop being links. */
  linked: Counted
  unlinked: Counted
  /** Where other forms are shown at a first use; `words` is what is added. */
  expanded: Counted
  /** Sentences that read otherwise, in an edition of another script. */
  rewritten: {before: string; after: string; source: string; line: number}[]
}

/** What the rules on names find of a draft, and what they do not find any more. */
export type Impact = {editions: EditionImpact[]; flagged: Counted; cleared: Counted}

/** What can be told of a draft before it is saved. */
export type PreviewAnswer = {
  text: string
  diff: DiffLine[]
  findings: Finding[]
  impact: Impact
  /** Definitions as HTML without anything that runs, by language. */
  definitions: Record<string, string>
  /** What `basedOn` would be for what follows a language now: `en@9f3c1a2b`, by language. */
  hashes: Record<string, string>
}

export type Neighbour = {text: string; count: number; example: string; kind: 'before' | 'after'}

export type ConcordanceAnswer = {total: number; items: Occurrence[]; neighbours: Neighbour[]}

/** What another glossary says in a language. */
export type Reference = {source: string; language: string; term: string; definition: string; url: string}

export type OthersAnswer = {
  references: Reference[]
  /** By field: `term`, `definition`. */
  traditional: Record<string, string>
}

/** A field that both sides changed. */
export type Conflict = {path: (string | number)[]; base: unknown; mine: unknown; theirs: unknown}

export type MergeAnswer = {value: TermValue; conflicts: Conflict[]; revision: string; text: string; current: TermValue}

export type SaveAnswer = {revision: string; row: Row; value: TermValue}

/** A term that differs from a revision; `languages` are those that differ. */
export type Change = {
  id: string
  kind: 'added' | 'changed' | 'removed'
  diff: DiffLine[]
  languages: string[]
  statuses: Record<string, Status>
}

export type ReviewAnswer = {base: string; changes: Change[]}

export type Coverage = {
  languages: {
    language: string
    total: number
    statuses: Record<Status, number>
    defined: number
    stale: number
    usedWithoutDefinition: number
  }[]
  stale: {id: string; language: string; detail: Staleness}[]
  unused: string[]
}
