/** How far each language is, and what is stale. */
import {useEffect, useState} from 'preact/hooks'
import type {Coverage, Status} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {useDesk} from './desk.ts'
import {hrefOf} from './route.ts'
import {Stale} from './side-form.tsx'
import {fill, useWords} from './words.ts'

const statuses: readonly Status[] = ['approved', 'proposed', 'draft', 'deprecated', 'missing']

export function CoverageView() {
  const words = useWords()
  const desk = useDesk()
  const [answer, setAnswer] = useState<Coverage>()
  useEffect(() => {
    api.coverage().then(setAnswer, (error: unknown) => {
      if (error instanceof Refusal) desk.say(error.message, 'bad')
    })
  }, [desk.tick, desk.overview])
  if (!answer) return <main id="content" class="loading" aria-busy="true" />
  return (
    <main class="coverage-view" id="content" tabindex={-1}>
      <h1>{words.coverageOf}</h1>
      <div class="cards">
        {answer.languages.map(({language, total, statuses: counts, defined, stale, usedWithoutDefinition}) => {
          const filled = total - counts.missing
          const percent = total === 0 ? '–' : `${Math.round((filled / total) * 100)}%`
          return (
            <section class="card" key={language} aria-label={language}>
              <h2 lang={language}>{language}</h2>
              <p class="percent">{fill(words.covered, {percent})}</p>
              <div class="bar" aria-hidden="true">
                {statuses.map((status) => (
                  <span class={status} style={{flexGrow: String(counts[status])}} key={status} />
                ))}
              </div>
              <dl>
                {statuses
                  .filter((status) => counts[status] > 0)
                  .map((status) => (
                    <div key={status}>
                      <dt>
                        <span class={`dot ${status}`} aria-hidden="true" /> {words.statuses[status]}
                      </dt>
                      <dd>{counts[status]}</dd>
                    </div>
                  ))}
                <div>
                  <dt>{words.defined}</dt>
                  <dd>
                    {defined} / {total}
                  </dd>
                </div>
                <div>
                  <dt>{words.stale}</dt>
                  <dd>{stale}</dd>
                </div>
                <div>
                  <dt>{words.undefined}</dt>
                  <dd>{usedWithoutDefinition}</dd>
                </div>
              </dl>
            </section>
          )
        })}
      </div>
      <h2>{words.staleList}</h2>
      {answer.stale.length === 0 && <p class="empty">{words.noStale}</p>}
      {answer.stale.map(({id, language, detail}) => (
        <article class="change" key={`${id} ${language}`}>
          <h3>
            <a href={hrefOf({view: 'term', id})}>{id}</a> <small>{language}</small>
          </h3>
          <Stale stale={detail} />
        </article>
      ))}
      {answer.unused.length > 0 && (
        <>
          <h2>{words.unusedList}</h2>
          <ul class="ids">
            {answer.unused.map((id) => (
              <li key={id}>
                <a href={hrefOf({view: 'term', id})}>{id}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
