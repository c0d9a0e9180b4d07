import type {EditionImpact, Impact} from '../protocol.ts'
import {Occurrences} from './occurrences.tsx'
import {useWords, fill} from './words.ts'

const kinds = ['found', 'lost', 'linked', 'unlinked', 'expanded'] as const
const judgements = ['flagged', 'cleared'] as const

/** What a draft changes in the book, edition by edition. */
export function ImpactPanel({impact, isChanged}: {impact: Impact | undefined; isChanged: boolean}) {
  const words = useWords()
  if (!isChanged || !impact) return <p class="empty">{words.impactUnchanged}</p>
  const touched = impact.editions.filter(
    (edition) => kinds.some((kind) => edition[kind].total > 0) || edition.rewritten.length > 0
  )
  const judged = judgements.filter((kind) => impact[kind].total > 0)
  return (
    <div aria-live="polite" class="impact">
      {touched.length + judged.length === 0 && <p class="empty">{words.impactNone}</p>}
      {judged.map((kind) => (
        <Group kind={kind} counted={impact[kind]} key={kind} />
      ))}
      {touched.map((edition) => (
        <Edition edition={edition} key={edition.edition} />
      ))}
    </div>
  )
}

function Edition({edition}: {edition: EditionImpact}) {
  const words = useWords()
  const {label, uses, language, rewritten} = edition
  return (
    <section>
      <h3>
        {fill(words.edition, {name: label})}{' '}
        <span class="sum">
          {words.uses} {uses.before} → <b>{uses.after}</b>
        </span>
      </h3>
      {kinds
        .filter((kind) => edition[kind].total > 0)
        .map((kind) => (
          <Group kind={kind} counted={edition[kind]} key={kind} />
        ))}
      {rewritten.length > 0 && (
        <details open={rewritten.length <= 8}>
          <summary>
            {words.impact.rewritten} <b>{rewritten.length}</b>
          </summary>
          <ul class="expansions" lang={language}>
            {rewritten.slice(0, 50).map(({before, after, source, line}) => (
              <li key={`${source} ${before}`}>
                <del>{before}</del> <ins>{after}</ins> <a href={source}>{fill(words.openSource, {line})}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type GroupProps = {kind: (typeof kinds)[number] | (typeof judgements)[number]; counted: EditionImpact['found']}

function Group({kind, counted}: GroupProps) {
  const words = useWords()
  return (
    <details class={kind} open={counted.total <= 8}>
      <summary>
        {words.impact[kind]} <b>{counted.total}</b>
      </summary>
      <Occurrences {...counted} />
    </details>
  )
}
