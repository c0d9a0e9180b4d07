/** A word in Latin letters, where it stands. */
export type LatinWord = {text: string; start: number; end: number}

const word = /\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*/gu

/** What joins a word to an identifier, a path, an address or a command's option, on its left and on its right. */
const before = /(?:[_/\\.@$=~%&?]|[A-Za-z\d_-]-|^-|[\s]-|\w:)$/
const after = /^(?:[_\\=@]| ?#\d|[-./:?&+]{1,3}\w|\(\)|\/|::)/

/** List the words of a text; digits belong to them, but not in front. */
export function latinWordsOf(text: string): LatinWord[] {
  return Array.from(text.matchAll(word), ({0: found, index}) => ({
    text: found,
    start: index,
    end: index + found.length
  }))
}

/** Whether what stands there is a part of an identifier, a path, an address or an option: `docker.com`, `--docker`. */
export function isPartOfIdentifier(text: string, start: number, end: number): boolean {
  return (
    before.test(text.slice(Math.max(0, start - 2), start)) ||
    after.test(text.slice(end, end + 4)) ||
    isDigit(text, start)
  )
}

function isDigit(text: string, start: number): boolean {
  return /\d/.test(text.charAt(start - 1))
}
