import type {RuleRow} from './rule-row.ts'

/** What `import` reports of manuscripts in other formats. */
export const importRules: readonly RuleRow[] = [
  ['not-an-epub', 'error', 'A file that is called an EPUB is one.'],
  ['unknown-input', 'error', 'A manuscript is of a kind that can be read.'],
  ['missing-input', 'error', 'The manuscript exists.'],
  ['large-input', 'error', 'A manuscript stays within bounds.'],
  ['unreadable-archive', 'error', 'A packed manuscript can be opened.'],
  ['left-out-page', 'info', 'What stands around the text of a web page is no part of it.'],
  ['unread-image', 'warning', 'Images stand beside the manuscript.'],
  ['unread-formula', 'warning', 'Formulas are written as `$…$`.'],
  ['unknown-style', 'info', 'The styles of a document are those of headings, lists and text.'],
  ['word-message', 'info', 'A document has nothing that cannot be read.'],
  ['lost-text', 'warning', 'All text stands where Markdown has a place for it.']
]
