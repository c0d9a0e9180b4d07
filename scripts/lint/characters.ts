/** Kinds of characters that several rules tell apart. For use in the source of regular expressions with the flag `u`. */

/** A Han character. */
export const han = String.raw`\p{Script=Han}`

/** A full-width mark that text may stand beside without a space. */
export const wideMark = '，。、；：？！（）《》〈〉【】「」『』〔〕'

const hanPattern = /\p{Script=Han}/u

/** Whether a text is Chinese as far as punctuation goes. */
export function hasHan(text: string): boolean {
  return hanPattern.test(text)
}

/** Whether a text is the cataloguing data of an imprint, which has marks of its own. @see ISBD, A.3 */
export function isCatalogue(text: string): boolean {
  return /\. [—–-]|[IVXⅠ-Ⅻ]+\s*\. ?①/u.test(text)
}

/** Whether one character is Han. */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && hanPattern.test(character)
}
