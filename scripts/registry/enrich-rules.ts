import type {RuleRow} from './rule-row.ts'

/** What `enrich` reports: what takes the whole book. */
export const enrichRules: readonly RuleRow[] = [
  ['unreviewed-conversion', 'warning', 'Somebody has seen what other words become in the other script.'],
  ['duplicate-identifier', 'error', 'An identifier stands once in a book.'],
  ['reference-outside-edition', 'info', 'What is referred to is in the edition.'],
  ['undefined-reference', 'error', 'A reference leads to something of the book.'],
  ['undefined-index-entry', 'warning', 'An entry of the index sends readers to another that exists.'],
  ['undefined-citation', 'error', 'A work that is cited is in the bibliography.'],
  ['unused-work', 'info', 'A work of the bibliography is cited.'],
  ['orphan-annotation', 'error', 'A note kept outside of the text quotes the text.'],
  ['ambiguous-annotation', 'error', 'A note kept outside of the text quotes one place.'],
  ['moved-annotation', 'info', 'A note kept outside of the text quotes it as it is now.'],
  ['unknown-annotation-chapter', 'error', 'A note kept outside of the text belongs to a chapter that exists.'],
  ['undefined-alias', 'error', 'An old identifier leads to one of the book.'],
  ['alias-in-use', 'error', 'An identifier that is in use is no old one.'],
  ['retired-identifier', 'info', 'A reference has the identifier of today.'],
  ['undefined-term', 'error', 'A term that is referred to is in the glossary.'],
  ['undefined-event', 'error', 'An event that is referred to is in the annals.'],
  ['unresolved-phrase', 'warning', 'Words for a part of the book lead to one that exists.'],
  ['vague-reference', 'info', 'Words for a later part say which one.'],
  ['unmatched-index-range', 'warning', 'A range of the index begins and ends.'],
  ['self-referring-term', 'warning', 'The definition of a term leads to other terms.'],
  ['unused-term', 'info', 'A term of the glossary is used.']
]
