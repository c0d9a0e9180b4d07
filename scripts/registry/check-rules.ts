import type {RuleRow} from './rule-row.ts'

/** What `check` reports of an EPUB. */
export const checkRules: readonly RuleRow[] = [
  ['misplaced-mimetype', 'error', '`mimetype` comes first in the archive.'],
  ['compressed-mimetype', 'error', '`mimetype` is stored as it is.'],
  ['folder-entry', 'info', 'An archive has entries for files only.'],
  ['non-ascii-name', 'info', 'Names of files are ASCII.'],
  ['not-well-formed', 'error', 'A document of an EPUB is well-formed XML.'],
  ['epub-size', 'info', 'What an EPUB weighs, by its parts.'],
  ['unlisted-entry', 'warning', 'Every file is in the manifest.'],
  ['missing-entry', 'error', 'What the manifest names is in the archive.'],
  ['repeated-item', 'error', 'The manifest names a file once.'],
  ['wrong-media-type', 'error', 'A media type says what a file is.'],
  ['unread-document', 'warning', 'Every document can be reached by turning pages.'],
  ['unread-contents', 'info', 'The contents can be reached by turning pages.'],
  ['invalid-book-number', 'warning', 'An ISBN has its right check digit.'],
  ['missing-accessibility-metadata', 'info', 'The metadata says how accessible a book is.'],
  ['repeated-id', 'error', 'An id stands once in a document.'],
  ['dead-entry-link', 'error', 'A link leads to a place in the book.'],
  ['remote-resource', 'warning', 'What a book shows is in it.'],
  ['active-content', 'warning', 'A book runs no scripts and sends no forms.'],
  ['inline-style', 'info', 'Styles stand in style sheets.'],
  ['missing-image-alternative', 'warning', 'An image has words for who cannot see it.'],
  ['undeclared-language', 'warning', 'A document says its language.']
]
