import type {RuleRow} from './rule-row.ts'

/** What the renderers report. */
export const renderRules: readonly RuleRow[] = [
  ['invalid-math', 'warning', 'A formula follows the rules of TeX.'],
  ['missing-glyph', 'error', 'Every character is in the fonts of print.'],
  ['coarse-image', 'warning', 'An image is fine enough for print.'],
  ['wide-element', 'warning', 'Nothing is wider than the page.'],
  ['browser-crash', 'error', 'The browser prints the book.'],
  ['heavy-epub', 'warning', 'An EPUB weighs no more than the book allows.']
]
