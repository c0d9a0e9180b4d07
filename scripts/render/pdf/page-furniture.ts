import type {PageInfo} from './number-pages.ts'

/**
 * Write the rules that give each page its running head and its number: counter styles with one symbol for each page,
 * which print.css shows as `counter(page, running-head)` and `counter(page, folio)`.
 */
export function pageFurniture(pages: readonly PageInfo[]): string {
  return [
    counterStyle(
      'running-head',
      pages.map(({head}) => head)
    ),
    counterStyle(
      'folio',
      pages.map(({folio}) => folio)
    )
  ].join('\n')
}

function counterStyle(name: string, symbols: readonly string[]): string {
  return `@counter-style ${name}{system:fixed 1;symbols:${symbols.map(quoted).join(' ')}}`
}

/** As a CSS string, with nothing in it that could end it, or the element around the rules. */
function quoted(text: string): string {
  return `"${text.replace(/[\p{Cc}"\\<>]/gu, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`
}
