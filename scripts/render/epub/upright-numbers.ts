import type {ContentDocument} from './content-document.ts'
import {setApart, wrapInTexts} from './split-texts.ts'

/** Lines of these run from left to right in any book. */
const horizontal: ReadonlySet<string> = new Set([...setApart, 'pre', 'code', 'kbd', 'samp', 'table', 'rt'])

/** One or two digits between Han and their marks. What has letters, signs or more digits is read sideways. */
const short =
  /(?<![\p{Script=Latin}\d.,:/%+\-–~])(?<![\p{Script=Latin}\d.,)] )(\d{1,2})(?![\p{Script=Latin}\d.,:/%+\-–~])(?! [\p{Script=Latin}\d])/u

/**
 * Put short numbers into `span.tcy`, so that they stand upright in a vertical line: 纵中横. Changes the trees.
 *
 * @see https://www.w3.org/TR/clreq/#mixed_text_composition_in_vertical_writing_mode
 */
export function standNumbersUpright(documents: readonly ContentDocument[]): void {
  for (const {tree} of documents) {
    wrapInTexts(tree, 'tcy', {apart: horizontal, split: (value) => (/\d/.test(value) ? value.split(short) : [value])})
  }
}
