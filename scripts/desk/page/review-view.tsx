/** Only what differs from a revision: to approve, to comment, to propose. */
import {useEffect, useState} from 'preact/hooks'
import type {Change, ReviewAnswer} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {mayApprove, useDesk} from './desk.ts'
import {Dialog} from './dialog.tsx'
import {Diff} from './diff.tsx'
import {withSide} from './edit-value.ts'
import {hrefOf} from './route.ts'
import {fill, useWords} from './words.ts'

/** Kept while one looks at a concept. */
let lastBase = 'HEAD'

export function ReviewView() {
  const words = useWords()
  const desk = useDesk()
  const {git} = desk.overview
  const [base, setBase] = useState(lastBase)
  const [answer, setAnswer] = useState<ReviewAnswer>()
  const [isProposing, setProposing] = useState(false)
  const [version, setVersion] = useState(0)
  lastBase = base
  useEffect(() => {
    if (git === null) return
    api.review(base).then(setAnswer, (error: unknown) => {
      if (error instanceof Refusal) desk.say(error.message, 'bad')
    })
  }, [base, version, desk.tick])
  return (
    <main class="review-view" id="content" tabindex={-1}>
      <h1>{words.review}</h1>
      {git === null ? (
        <p class="empty">{words.noGit}</p>
      ) : (
        <>
          <div class="filters">
            <label class="choice">
              <span>{words.reviewAgainst}</span>
              <input
                defaultValue={base}
                placeholder={words.reviewHint}
                spellcheck={false}
                onChange={(event) => {
                  setBase(event.currentTarget.value.trim() || 'HEAD')
                }}
              />
            </label>
            <button
              type="button"
              class="primary"
              onClick={() => {
                setProposing(true)
              }}
            >
              {words.propose}
            </button>
          </div>
          <p role="status" class="count">
            {answer &&
              (answer.changes.length === 0
                ? fill(words.reviewNone, {base: answer.base})
                : fill(words.reviewCount, {base: answer.base, count: answer.changes.length}))}
          </p>
          {answer?.changes.map((change) => (
            <Changed
              key={change.id}
              change={change}
              onDone={() => {
                setVersion((count) => count + 1)
              }}
            />
          ))}
        </>
      )}
      {isProposing && (
        <Propose
          onClose={() => {
            setProposing(false)
          }}
        />
      )}
    </main>
  )
}

function Changed({change, onDone}: {change: Change; onDone: () => void}) {
  const words = useWords()
  const {id, kind, diff, languages, statuses} = change
  return (
    <article class="change">
      <header>
        <h2>{kind === 'removed' ? id : <a href={hrefOf({view: 'term', id})}>{id}</a>}</h2>
        <span class={`badge ${kind}`}>{words.kinds[kind]}</span>
      </header>
      <Diff lines={diff} />
      {kind !== 'removed' && (
        <div class="verdicts">
          {languages.map((language) => (
            <Verdict key={language} {...{id, language, onDone}} status={statuses[language] ?? 'missing'} />
          ))}
        </div>
      )}
    </article>
  )
}

type VerdictProps = {id: string; language: string; status: string; onDone: () => void}

function Verdict({id, language, status, onDone}: VerdictProps) {
  const words = useWords()
  const desk = useDesk()
  const [comment, setComment] = useState<string>()
  const may = mayApprove(desk.overview, language)
  const settle = async (fields: {status?: 'approved'; note?: string}): Promise<void> => {
    const stored = await api.term(id)
    const note = [stored.value.langs[language]?.note ?? '', fields.note ?? ''].filter(Boolean).join('\n')
    const wanted = fields.note === undefined ? {status: 'approved' as const} : {note}
    if (await desk.save(id, withSide(stored.value, language, wanted), stored)) onDone()
    setComment(undefined)
  }
  return (
    <div class="verdict">
      {status === 'approved' ? (
        <span class="badge approved">
          {language} · {words.approved}
        </span>
      ) : (
        <button
          type="button"
          class="small"
          disabled={!may || status === 'missing'}
          title={may ? '' : fill(words.notOwner, {language})}
          onClick={() => void settle({status: 'approved'})}
        >
          ✓ {fill(words.approve, {language})}
        </button>
      )}
      {comment === undefined ? (
        <button
          type="button"
          class="small"
          aria-label={fill(words.commentOn, {language})}
          onClick={() => {
            setComment('')
          }}
        >
          {words.comment}
        </button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (comment.trim() !== '') void settle({note: `${desk.overview.user.name}：${comment.trim()}`})
          }}
        >
          <textarea
            rows={2}
            aria-label={fill(words.commentOn, {language})}
            onInput={(event) => {
              setComment(event.currentTarget.value)
            }}
          />
          <button type="submit" class="small">
            {words.addComment}
          </button>
        </form>
      )}
    </div>
  )
}

function Propose({onClose}: {onClose: () => void}) {
  const words = useWords()
  const desk = useDesk()
  const [branch, setBranch] = useState('glossary/')
  const [message, setMessage] = useState('')
  const propose = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    try {
      const made = await api.propose(branch, message)
      desk.say(fill(words.proposed, made))
      onClose()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      desk.say(error.message, 'bad')
    }
  }
  return (
    <Dialog title={words.propose} onClose={onClose}>
      <p>{words.proposeExplain}</p>
      <form onSubmit={(event) => void propose(event)}>
        <label class="field">
          <span>{words.branch}</span>
          <input
            required
            value={branch}
            spellcheck={false}
            onInput={(event) => {
              setBranch(event.currentTarget.value)
            }}
          />
        </label>
        <label class="field">
          <span>{words.message}</span>
          <textarea
            required
            rows={3}
            onInput={(event) => {
              setMessage(event.currentTarget.value)
            }}
          />
        </label>
        <footer>
          <button type="submit" class="primary">
            {words.propose}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
