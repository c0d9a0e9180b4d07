/** The table of concepts: only what is in the window is in the page, and one cell of it takes the keyboard. */
import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks'
import type {Row} from '../protocol.ts'
import {CellEditor} from './cell-editor.tsx'
import {useDesk} from './desk.ts'
import type {Order} from './filter.ts'
import {isComposing} from './keys.ts'
import {moved, type Place} from './move.ts'
import {hrefOf} from './route.ts'
import {fill, useWords} from './words.ts'

/** Of a row, in CSS pixels: the style has the same number. */
const rowHeight = 46

/** Rows above and below the window that are there already. */
const margin = 8

export type GridProps = {
  rows: readonly Row[]
  languages: readonly string[]
  order: Order
  onOrder: (order: Order) => void
  drafts: ReadonlySet<string>
  place: Place
  onPlace: (place: Place) => void
  /** Keys that are no movement: gives whether one was taken. */
  onKey: (event: KeyboardEvent, row: Row, column: string) => boolean
  editing: {id: string; language: string} | undefined
  onEdit: (editing: {id: string; language: string} | undefined) => void
  onPaste: (text: string) => void
}

export function Grid(props: GridProps) {
  const {rows, languages, place, onPlace, onKey, editing} = props
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const hasFocus = useRef(false)
  const [view, setView] = useState({top: 0, height: 800})
  const columns = ['id', ...languages, 'uses']
  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin)
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + margin)
  const shown = rows.slice(first, last)

  useLayoutEffect(() => {
    const {current} = box
    if (!current) return
    const measure = (): void => {
      setView({top: current.scrollTop, height: current.clientHeight})
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(current)
    return () => {
      watcher.disconnect()
    }
  }, [])

  // The cell in hand is scrolled to, and has the focus where the table has it.
  useEffect(() => {
    const {current} = box
    if (!current) return
    const top = place.row * rowHeight
    const room = current.clientHeight - rowHeight * 2
    if (top < current.scrollTop) current.scrollTop = top
    else if (top > current.scrollTop + room) current.scrollTop = top - room
  }, [place.row])
  useEffect(() => {
    if (hasFocus.current && !editing) box.current?.querySelector<HTMLElement>('[tabindex="0"][role]')?.focus()
  }, [place.row, place.column, editing, first])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || editing) return
    const row = rows[place.row]
    const column = columns[place.column] ?? 'id'
    const next = moved(place, event, {
      rows: rows.length,
      columns: columns.length,
      page: Math.floor(view.height / rowHeight) - 2
    })
    if (next) onPlace(next)
    if (next || (row && onKey(event, row, column))) event.preventDefault()
  }

  return (
    <div
      class="grid"
      role="grid"
      aria-label={words.terms}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      style={{'--columns': String(languages.length)}}
      ref={box}
      onScroll={(event) => {
        setView({top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight})
      }}
      onFocusIn={() => (hasFocus.current = true)}
      onFocusOut={(event) => {
        if (event.relatedTarget !== null) hasFocus.current = event.currentTarget.contains(event.relatedTarget as Node)
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        if (editing) return
        event.preventDefault()
        props.onPaste(event.clipboardData?.getData('text/plain') ?? '')
      }}
    >
      <Heads {...props} columns={columns} />
      <div role="rowgroup" class="rows" style={{height: `${rows.length * rowHeight}px`}}>
        {shown.map((row, index) => (
          <Line key={row.id} {...props} row={row} index={first + index} columns={columns} />
        ))}
      </div>
    </div>
  )
}

function Heads({columns, order, onOrder}: GridProps & {columns: readonly string[]}) {
  const words = useWords()
  return (
    <div role="rowgroup" class="heads">
      <div role="row" aria-rowindex={1} class="row">
        {columns.map((column, index) => {
          const isSorted = order.column === column
          const sort = isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'
          const name = column === 'id' ? words.concept : column === 'uses' ? words.uses : column
          return (
            <div role="columnheader" aria-sort={sort} aria-colindex={index + 1} class={`cell ${column}`} key={column}>
              <button
                type="button"
                title={fill(words.sortBy, {column: name})}
                onClick={() => {
                  onOrder({column, isDescending: isSorted ? !order.isDescending : column === 'uses'})
                }}
              >
                {name}
                <span class="sort" aria-hidden="true">
                  {isSorted ? (order.isDescending ? '↓' : '↑') : ''}
                </span>
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}

type LineProps = GridProps & {row: Row; index: number; columns: readonly string[]}

function Line({row, index, columns, place, onPlace, drafts, editing, onEdit, languages}: LineProps) {
  const words = useWords()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      class={`row${index === place.row ? ' current' : ''}${drafts.has(row.id) ? ' unsaved' : ''}`}
      style={{transform: `translateY(${index * rowHeight}px)`}}
    >
      {columns.map((column, at) => {
        const isHere = index === place.row && at === place.column
        const shared = {
          'aria-colindex': at + 1,
          tabindex: isHere ? 0 : -1,
          onClick: () => {
            onPlace({row: index, column: at})
          }
        }
        if (column === 'id') {
          return (
            <div role="rowheader" class="cell id" key={column} {...shared}>
              <a href={hrefOf({view: 'term', id: row.id})} tabindex={-1}>
                {row.id}
              </a>
              {drafts.has(row.id) && <span class="badge unsaved">{words.unsaved}</span>}
              {row.isConflicting && <span class="badge conflicting">{words.conflicting}</span>}
            </div>
          )
        }
        if (column === 'uses') {
          return (
            <div role="gridcell" class={`cell uses${row.uses === 0 ? ' none' : ''}`} key={column} {...shared}>
              {row.uses}
            </div>
          )
        }
        const isEdited = editing?.id === row.id && editing.language === column
        return (
          <div
            role="gridcell"
            class={`cell term ${row.cells[column]?.status ?? 'missing'}`}
            key={column}
            {...shared}
            onDblClick={() => {
              onEdit({id: row.id, language: column})
            }}
          >
            {isEdited ? (
              <CellEditor
                id={row.id}
                language={column}
                onLeave={(by) => {
                  onEdit(undefined)
                  if (by) onPlace({row: index + by.rows, column: Math.min(at + by.columns, languages.length)})
                }}
              />
            ) : (
              <CellText row={row} language={column} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function CellText({row, language}: {row: Row; language: string}) {
  const words = useWords()
  const {overview} = useDesk()
  const cell = row.cells[language]
  const status = cell?.status ?? 'missing'
  return (
    <>
      <span class={`dot ${status}`} role="img" aria-label={words.statuses[status]} title={words.statuses[status]} />
      <span class="text" lang={language}>
        {cell?.term ?? ''}
        {cell && cell.forms.length > 0 && <small> {cell.forms.join('、')}</small>}
      </span>
      {cell?.isStale && <span class="badge stale">{words.stale}</span>}
      {row.uses > 0 && language === overview.language && cell && !cell.isDefined && (
        <span class="badge undefined">{words.undefined}</span>
      )}
    </>
  )
}
