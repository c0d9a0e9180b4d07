/** One field for one term, in the table. */
import {useEffect, useRef, useState} from 'preact/hooks'
import {api} from './api.ts'
import type {TermAnswer, TermValue} from '../protocol.ts'
import {useDesk} from './desk.ts'
import {change, draftOf, drop, valueOf} from './drafts.ts'
import {withTerm} from './edit-value.ts'
import {isComposing} from './keys.ts'
import {fill, useWords} from './words.ts'

export type CellEditorProps = {
  id: string
  language: string
  /** @param by Where to go next; nothing to stay. */
  onLeave: (by?: {rows: number; columns: number}) => void
}

export function CellEditor({id, language, onLeave}: CellEditorProps) {
  const words = useWords()
  const desk = useDesk()
  const field = useRef<HTMLInputElement>(null)
  const [stored, setStored] = useState<TermAnswer>()
  const isLeaving = useRef(false)
  useEffect(() => {
    void api.term(id).then(setStored, (error: unknown) => {
      desk.say(String(error), 'bad')
      onLeave()
    })
  }, [])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [stored === undefined])
  if (!stored) return <input class="cell-editor" disabled aria-label={words.loading} />

  const draft = draftOf(id)
  const value: TermValue = draft ? valueOf(draft) : stored.value
  const from = draft ? {revision: draft.revision, value: draft.base} : stored
  const keep = (text: string): void => {
    change({id, base: from.value, revision: from.revision}, withTerm(value, language, text), `${language}.term`)
  }
  const commit = (by: {rows: number; columns: number}): void => {
    const text = field.current?.value ?? ''
    const wanted = withTerm(value, language, text)
    isLeaving.current = true
    onLeave(by)
    if (JSON.stringify(wanted) === JSON.stringify(from.value)) drop(id)
    else void desk.save(id, wanted, from)
  }
  return (
    <input
      class="cell-editor"
      ref={field}
      lang={language}
      aria-label={fill(words.editing, {id, language})}
      defaultValue={value.langs[language]?.term ?? ''}
      onInput={(event) => {
        // What an input method is still about is no text yet.
        if (!event.isComposing) keep(event.currentTarget.value)
      }}
      onCompositionEnd={(event) => {
        keep(event.currentTarget.value)
      }}
      onBlur={() => {
        if (!isLeaving.current) onLeave()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (isComposing(event)) return
        const leaves: Readonly<Record<string, {rows: number; columns: number}>> = {
          Enter: {rows: 1, columns: 0},
          Tab: {rows: 0, columns: event.shiftKey ? -1 : 1}
        }
        const by = leaves[event.key]
        if (event.key === 'Escape') {
          isLeaving.current = true
          if (!draft) drop(id)
          onLeave()
        } else if (by) commit(by)
        if (by || event.key === 'Escape') event.preventDefault()
      }}
    />
  )
}
