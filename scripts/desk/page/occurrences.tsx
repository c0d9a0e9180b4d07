import type {Occurrence} from '../protocol.ts'
import {useDesk} from './desk.ts'
import {fill, useWords} from './words.ts'

/** Places of the book, with the words around them and the ways there. */
export function Occurrences({items, total}: {items: readonly Occurrence[]; total: number}) {
  const words = useWords()
  const {language} = useDesk().overview
  return (
    <>
      <ol class="occurrences" lang={language}>
        {items.map((item) => {
          const {chapter, title, before, match, after, line, source, page, words: added} = item
          return (
            <li key={`${chapter} ${line} ${before}${match}${after}`}>
              <p>
                {before}
                <mark>{match}</mark>
                {added !== undefined && <ins>{added}</ins>}
                {after}
              </p>
              <p class="ways">
                <span class="title">{title}</span>{' '}
                {page !== null && (
                  <a href={page} target="_blank" rel="noreferrer noopener">
                    {words.openPage}
                  </a>
                )}{' '}
                <a href={source}>{fill(words.openSource, {line})}</a>
              </p>
            </li>
          )
        })}
      </ol>
      {total > items.length && <p class="more">… {total - items.length}</p>}
    </>
  )
}
