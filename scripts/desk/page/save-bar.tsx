import type {Impact} from '../protocol.ts'
import {isChanged, redo, undo, type Draft} from './drafts.ts'
import {useWords} from './words.ts'

export type SaveBarProps = {
  draft: Draft | undefined
  hasErrors: boolean
  impact: Impact | undefined
  /** Whether the file changed since the draft was begun. */
  isBehind: boolean
  onSave: () => void
  onStep: (step: (id: string) => boolean) => void
  onDiscard: () => void
  onMerge: () => void
}

/** What can be done with a draft, and in a few signs what it does to the book. */
export function SaveBar({draft, hasErrors, impact, isBehind, onSave, onStep, onDiscard, onMerge}: SaveBarProps) {
  const words = useWords()
  const changed = isChanged(draft)
  const most = (name: 'found' | 'lost'): number =>
    Math.max(0, ...(impact?.editions ?? []).map((edition) => edition[name].total))
  const counts = [
    {name: 'found' as const, count: most('found')},
    {name: 'lost' as const, count: most('lost')},
    {name: 'flagged' as const, count: impact?.flagged.total ?? 0},
    {name: 'cleared' as const, count: impact?.cleared.total ?? 0}
  ].filter(({count}) => count > 0)
  return (
    <div class="save-bar" role="toolbar" aria-label={words.save}>
      <p class="sum">
        {changed
          ? counts.map(({name, count}) => (
              <span class={name} key={name}>
                {words.impact[name]} <b>{count}</b>
              </span>
            ))
          : words.unchanged}
        {changed && hasErrors && <span class="errors">{words.errorsHold}</span>}
      </p>
      <button
        type="button"
        class="quiet"
        aria-label={words.undo}
        title={`${words.undo} (Ctrl+Z)`}
        disabled={!draft || draft.at === 0}
        onClick={() => {
          onStep(undo)
        }}
      >
        <Arrow /> <span>{words.undo}</span>
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={words.redo}
        title={`${words.redo} (Ctrl+Shift+Z)`}
        disabled={!draft || draft.at === draft.states.length - 1}
        onClick={() => {
          onStep(redo)
        }}
      >
        <Arrow isForward /> <span>{words.redo}</span>
      </button>
      <button type="button" class="quiet" disabled={!changed} onClick={onDiscard}>
        {words.discard}
      </button>
      {isBehind ? (
        <button type="button" class="primary" onClick={onMerge}>
          {words.merge}
        </button>
      ) : (
        <button
          type="button"
          class="primary save"
          aria-keyshortcuts="Control+S"
          aria-disabled={!changed || hasErrors}
          onClick={onSave}
        >
          {words.save}
        </button>
      )}
    </div>
  )
}

/** Drawn, as not every font has it. */
function Arrow({isForward = false}: {isForward?: boolean}) {
  return (
    <svg class={`arrow${isForward ? ' forward' : ''}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7" />
    </svg>
  )
}
