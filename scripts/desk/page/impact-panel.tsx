import type {EditionImpact} from '../protocol.ts'
import {Occurrences} from './occurrences.tsx'
import {useDesk} from './desk.ts'
import {fill, useWords} from './words.ts'

const kinds = ['linked', 'unlinked', 'flagged', 'unflagged'] as const

/** What a draft changes in the book, edition by edition. */
export function ImpactPanel({impact, isChanged}: {impact: readonly EditionImpact[] | undefined; isChanged: boolean}) {
  const words = useWords()
  if (!isChanged) return <p class="empty">{words.impactUnchanged}</p>
  const touched = (impact ?? []).filter(
    (edition) => kinds.some((kind) => edition[kind].total > 0) || edition.expansions.length > 0
  )
  return (
    <div aria-live="polite" class="impact">
      {impact && touched.length === 0 && <p class="empty">{words.impactNone}</p>}
      {touched.map((edition) => (
        <Edition edition={edition} key={edition.edition} />
      ))}
    </div>
  )
}

function Edition({edition}: {edition: EditionImpact}) {
  const words = useWords()
  const {editions, language} = useDesk().overview
  const named = editions.find(({name}) => name === edition.edition)
  return (
    <section>
      <h3>{fill(words.edition, {name: named?.label ?? edition.edition})}</h3>
      {kinds
        .filter((kind) => edition[kind].total > 0)
        .map((kind) => (
          <details key={kind} class={kind} open={edition[kind].total <= 12}>
            <summary>
              {words.impact[kind]} <b>{edition[kind].total}</b>
            </summary>
            <Occurrences {...edition[kind]} />
          </details>
        ))}
      {edition.expansions.length > 0 && (
        <details open>
          <summary>
            {words.impact.expansions} <b>{edition.expansions.length}</b>
          </summary>
          <ul class="expansions" lang={named?.language ?? language}>
            {edition.expansions.map(({before, after, place}) => (
              <li key={`${place.chapter} ${place.line} ${after}`}>
                <span class="title">{place.title}</span> {before !== '' && <del>{before}</del>} <ins>{after}</ins>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
