/** All concepts: found, filtered, sorted, and filled in where they stand. */
import {useEffect, useMemo, useRef, useState} from 'preact/hooks'
import type {Row} from '../protocol.ts'
import {api} from './api.ts'
import {mayApprove, useDesk} from './desk.ts'
import {useDrafts} from './drafts.ts'
import {withSide} from './edit-value.ts'
import {choose, noFilter, type Filter, type Order} from './filter.ts'
import {Filters} from './filters.tsx'
import {Grid} from './grid.tsx'
import {isCommand, isTyping} from './keys.ts'
import type {Place} from './move.ts'
import {NewTerm} from './new-term.tsx'
import {blockOf, laid, type PastedCell} from './paste.ts'
import {PasteDialog} from './paste-dialog.tsx'
import {goTo} from './route.ts'
import {fill, useWords} from './words.ts'

/** Kept while one looks at a concept, so that one comes back to where one was. */
const memory: {filter: Filter; order: Order; place: Place} = {
  filter: noFilter,
  order: {column: 'id', isDescending: false},
  place: {row: 0, column: 0}
}

export function TableView() {
  const words = useWords()
  const desk = useDesk()
  const drafts = useDrafts()
  const {rows, languages} = desk.overview
  const [filter, setFilter] = useState(memory.filter)
  const [order, setOrder] = useState(memory.order)
  const [place, setPlace] = useState(memory.place)
  const [editing, setEditing] = useState<{id: string; language: string}>()
  const [pasted, setPasted] = useState<{cells: PastedCell[]; leftOut: number}>()
  const [isMaking, setMaking] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  Object.assign(memory, {filter, order, place})
  const wantedDrafts = filter.flag === 'unsaved' ? drafts : noDrafts
  const fresh = useMemo(() => choose(rows, filter, {order, drafts: wantedDrafts}), [rows, filter, order, wantedDrafts])
  // A row that is being edited stays where it is, whatever its new status is filtered by.
  const held = useRef(fresh)
  const chosen = editing ? held.current : fresh
  held.current = chosen
  const here = {row: Math.max(0, Math.min(place.row, chosen.length - 1)), column: place.column}

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === '/' && !isTyping(event)) {
        event.preventDefault()
        search.current?.focus()
      } else if (isCommand(event, 'z') && !isTyping(event)) {
        event.preventDefault()
        void (event.shiftKey ? desk.redoSaved() : desk.undoSaved())
      }
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [desk])

  const approve = async (row: Row, language: string): Promise<void> => {
    if (!mayApprove(desk.overview, language)) {
      desk.say(fill(words.notOwner, {language}), 'bad')
      return
    }
    const stored = await api.term(row.id)
    if ((stored.value.langs[language]?.term ?? '') !== '')
      await desk.save(row.id, withSide(stored.value, language, {status: 'approved'}), stored)
  }
  const onKey = (event: KeyboardEvent, row: Row, column: string): boolean => {
    const isLanguage = languages.includes(column)
    if (event.key === 'o' || (event.key === 'Enter' && !isLanguage)) goTo({view: 'term', id: row.id})
    else if (isLanguage && ['Enter', 'e', 'F2'].includes(event.key) && !event.ctrlKey)
      setEditing({id: row.id, language: column})
    else if (isLanguage && event.key === 'a' && !event.ctrlKey && !event.metaKey) void approve(row, column)
    else return false
    return true
  }
  const onPaste = (text: string): void => {
    const column = Math.max(0, here.column - 1)
    setPasted(laid(blockOf(text), chosen, {row: here.row, column, languages}))
  }

  return (
    <main class="table-view" id="content" tabindex={-1}>
      <h1 class="hidden">{words.terms}</h1>
      <Filters
        filter={filter}
        onFilter={(changed) => {
          setFilter(changed)
          setPlace({row: 0, column: place.column})
        }}
        search={search}
        onNew={() => {
          setMaking(true)
        }}
      />
      <p class="count" role="status">
        {fill(words.count, {shown: chosen.length, total: rows.length})}
      </p>
      {chosen.length === 0 ? (
        <p class="empty">{rows.length === 0 ? words.empty : words.nothing}</p>
      ) : (
        <Grid
          rows={chosen}
          languages={languages}
          order={order}
          onOrder={setOrder}
          drafts={drafts}
          place={here}
          onPlace={setPlace}
          onKey={onKey}
          editing={editing}
          onEdit={setEditing}
          onPaste={onPaste}
        />
      )}
      {pasted && (
        <PasteDialog
          {...pasted}
          onClose={() => {
            setPasted(undefined)
          }}
        />
      )}
      {isMaking && (
        <NewTerm
          onClose={() => {
            setMaking(false)
          }}
        />
      )}
    </main>
  )
}

const noDrafts: ReadonlySet<string> = new Set()
