/** Every place of a concept in the book, or of any words, and what stands beside them often. */
import {useEffect, useState} from 'preact/hooks'
import type {ConcordanceAnswer} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {useDesk} from './desk.ts'
import {NewTerm} from './new-term.tsx'
import {Occurrences} from './occurrences.tsx'
import type {PanelsProps} from './panels.tsx'
import {fill, useWords} from './words.ts'

export function PlacesPanel({id, value, onExcept}: Pick<PanelsProps, 'id' | 'value' | 'onExcept'>) {
  const words = useWords()
  const desk = useDesk()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<ConcordanceAnswer>()
  const [making, setMaking] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(
      () => {
        api.concordance(text, text === '' ? id : undefined).then(
          (found) => {
            if (isCurrent) setAnswer(found)
          },
          (error: unknown) => {
            if (error instanceof Refusal) desk.say(error.message, 'bad')
          }
        )
      },
      text === '' ? 0 : 120
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [id, text, desk.tick])
  const except = value.match?.except ?? []
  return (
    <>
      <label class="field">
        <span>{words.placesOf}</span>
        <input
          type="search"
          placeholder={value.langs[desk.overview.language]?.term ?? id}
          onInput={(event) => {
            if (!event.isComposing) setText(event.currentTarget.value.trim())
          }}
          onCompositionEnd={(event) => {
            setText(event.currentTarget.value.trim())
          }}
        />
      </label>
      {answer && answer.neighbours.length > 0 && (
        <section class="neighbours" aria-labelledby="neighbours">
          <h3 id="neighbours">{words.neighbours}</h3>
          <p class="hint">{words.neighboursHint}</p>
          <ul>
            {answer.neighbours.map((neighbour) => (
              <li key={neighbour.text}>
                <span lang={desk.overview.language}>{neighbour.text}</span> <b>{neighbour.count}</b>
                <button
                  type="button"
                  class="small"
                  disabled={except.includes(neighbour.text)}
                  aria-label={`${neighbour.text}: ${words.addExcept}`}
                  onClick={() => {
                    onExcept(neighbour.text)
                  }}
                >
                  {words.addExcept}
                </button>
                <button
                  type="button"
                  class="small"
                  aria-label={`${neighbour.text}: ${words.addTerm}`}
                  onClick={() => {
                    setMaking(neighbour.text)
                  }}
                >
                  {words.addTerm}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="total" role="status">
        {answer && (answer.total === 0 ? words.noPlaces : fill(words.places, {count: answer.total}))}
      </p>
      {answer && <Occurrences {...answer} />}
      {making !== undefined && (
        <NewTerm
          term={making}
          onClose={() => {
            setMaking(undefined)
          }}
        />
      )}
    </>
  )
}
