import {useEffect, useState} from 'preact/hooks'
import type {OthersAnswer} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {useDesk} from './desk.ts'
import {withSide, withTerm} from './edit-value.ts'
import type {PanelsProps} from './panels.tsx'
import {useWords} from './words.ts'

/** What other glossaries say, and what OpenCC would write. */
export function OthersPanel({id, value, onEdit}: Pick<PanelsProps, 'id' | 'value' | 'onEdit'>) {
  const words = useWords()
  const desk = useDesk()
  const [answer, setAnswer] = useState<OthersAnswer>()
  useEffect(() => {
    api.others(id, value).then(setAnswer, (error: unknown) => {
      if (error instanceof Refusal) desk.say(error.message, 'bad')
    })
  }, [id, JSON.stringify(value)])
  if (!answer) return <p aria-busy="true">…</p>
  const {references, traditional} = answer
  const take = (language: string, fields: {term?: string; definition?: string}): void => {
    const {term, definition} = fields
    const named = term === undefined ? value : withTerm(value, language, term)
    onEdit(definition === undefined ? named : withSide(named, language, {definition}), '')
  }
  return (
    <>
      {Object.keys(traditional).length > 0 && (
        <section>
          <h3>{words.opencc}</h3>
          {(['term', 'definition'] as const)
            .filter((name) => (traditional[name] ?? '') !== '')
            .map((name) => (
              <div class="offer" key={name}>
                <small>{words.fields[name]}</small>
                <p lang="zh-Hant">{traditional[name]}</p>
                <button
                  type="button"
                  class="small"
                  disabled={value.langs['zh-Hant']?.[name] === traditional[name]}
                  aria-label={`${words.take}: ${words.fields[name]}`}
                  onClick={() => {
                    take('zh-Hant', {[name]: traditional[name]})
                  }}
                >
                  {words.take}
                </button>
              </div>
            ))}
        </section>
      )}
      <section>
        <h3>{words.others}</h3>
        {references.length === 0 && <p class="empty">{words.noOthers}</p>}
        {references.map(({source, language, term, definition, url}) => (
          <div class="offer" key={`${source} ${language} ${term}`}>
            <small>
              {source} · {language}
            </small>
            <p lang={language}>
              <b>{term}</b> {definition}
            </p>
            <p class="ways">
              <button
                type="button"
                class="small"
                onClick={() => {
                  take(language, {term})
                }}
              >
                {words.take}
              </button>{' '}
              {url !== '' && (
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {new URL(url).hostname}
                </a>
              )}
            </p>
          </div>
        ))}
      </section>
    </>
  )
}
