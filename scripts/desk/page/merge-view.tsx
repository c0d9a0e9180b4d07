/** A draft, what the file said when it was begun, and what it says now. */
import {useEffect, useState} from 'preact/hooks'
import type {Conflict, MergeAnswer, TermValue} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {useDesk} from './desk.ts'
import {draftOf, rebase, valueOf} from './drafts.ts'
import {goTo, hrefOf} from './route.ts'
import {fill, useWords} from './words.ts'

export function MergeView({id}: {id: string}) {
  const words = useWords()
  const desk = useDesk()
  const draft = draftOf(id)
  const [merge, setMerge] = useState<MergeAnswer>()
  const [value, setValue] = useState<TermValue>()
  useEffect(() => {
    if (!draft) {
      goTo({view: 'term', id})
      return
    }
    api.merge(id, draft.base, valueOf(draft)).then(
      (answer) => {
        setMerge(answer)
        setValue(answer.value)
      },
      (error: unknown) => {
        if (error instanceof Refusal) desk.say(error.message, 'bad')
      }
    )
  }, [id, desk.tick])
  if (!merge || !value) return <main id="content" class="loading" aria-busy="true" />
  const save = async (): Promise<void> => {
    const from = {revision: merge.revision, value: merge.current}
    rebase(id, merge.current, {revision: merge.revision, value})
    if (await desk.save(id, value, from)) goTo({view: 'term', id})
  }
  return (
    <main class="merge-view" id="content" tabindex={-1}>
      <p>
        <a href={hrefOf({view: 'term', id})}>← {id}</a>
      </p>
      <h1>{words.merge}</h1>
      <p class="callout">{fill(words.mergeExplain, {id})}</p>
      {merge.conflicts.length === 0 && <p>{words.mergeClean}</p>}
      {merge.conflicts.map((conflict) => (
        <Choose
          key={conflict.path.join('.')}
          conflict={conflict}
          value={value}
          onChoose={(chosen) => {
            setValue(put(value, conflict.path, chosen))
          }}
        />
      ))}
      <footer>
        <button type="button" class="primary" onClick={() => void save()}>
          {words.saveMerged}
        </button>
      </footer>
    </main>
  )
}

type ChooseProps = {conflict: Conflict; value: TermValue; onChoose: (chosen: unknown) => void}

function Choose({conflict, value, onChoose}: ChooseProps) {
  const words = useWords()
  const {path, base, mine, theirs} = conflict
  const result = look(value, path)
  const language = path[0] === 'langs' ? String(path[1]) : undefined
  const name = path.map(String).join(' · ')
  return (
    <section class="conflict" aria-label={name}>
      <h2>{name}</h2>
      <div class="ways-of">
        <Version title={words.base} content={base} language={language} />
        <Version title={words.mine} content={mine} language={language}>
          <button
            type="button"
            aria-pressed={same(result, mine)}
            onClick={() => {
              onChoose(mine)
            }}
          >
            {words.takeMine}
          </button>
        </Version>
        <Version title={words.theirs} content={theirs} language={language}>
          <button
            type="button"
            aria-pressed={same(result, theirs)}
            onClick={() => {
              onChoose(theirs)
            }}
          >
            {words.takeTheirs}
          </button>
        </Version>
      </div>
      {(typeof mine === 'string' || typeof theirs === 'string') && (
        <label class="field">
          <span>{words.result}</span>
          <textarea
            rows={2}
            lang={language}
            value={typeof result === 'string' ? result : ''}
            onInput={(event) => {
              onChoose(event.currentTarget.value)
            }}
          />
        </label>
      )}
    </section>
  )
}

type VersionProps = {title: string; content: unknown; language: string | undefined; children?: preact.ComponentChildren}

function Version({title, content, language, children}: VersionProps) {
  const words = useWords()
  return (
    <div class="version">
      <h3>{title}</h3>
      <p {...(language === undefined ? {} : {lang: language})}>
        {content === undefined || content === null
          ? words.none
          : typeof content === 'string'
            ? content
            : JSON.stringify(content, null, 1)}
      </p>
      {children}
    </div>
  )
}

function look(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[step] : undefined),
    value
  )
}

function put(value: TermValue, path: readonly (string | number)[], chosen: unknown): TermValue {
  const copy = structuredClone(value)
  const last = path.at(-1)
  const parent = look(copy, path.slice(0, -1))
  if (typeof parent === 'object' && parent !== null && last !== undefined) {
    if (chosen === undefined) delete (parent as Record<string, unknown>)[last]
    else (parent as Record<string, unknown>)[last] = chosen
  }
  return copy
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
