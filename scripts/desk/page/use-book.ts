/** The book as the server has it, what is saved to it, and the way back from that. */
import {useEffect, useMemo, useRef, useState} from 'preact/hooks'
import type {Overview, Row, TermValue} from '../protocol.ts'
import {api, listen, Refusal} from './api.ts'
import type {Desk} from './desk.ts'
import {change, drop, openDrafts} from './drafts.ts'
import {goTo} from './route.ts'
import {fill, type Words} from './words.ts'

type Saved = {id: string; before: TermValue; after: TermValue}
type Notice = {text: string; tone: 'plain' | 'bad'; count: number}

export type BookState = {desk: Desk | undefined; notice: Notice; failure: Refusal | undefined; reload: () => void}

/** Saves waiting behind one another: two of one term would not know of each other's revision. */
let queue: Promise<unknown> = Promise.resolve()

export function useBook(words: Words): BookState {
  const [overview, setOverview] = useState<Overview>()
  const [failure, setFailure] = useState<Refusal>()
  const [notice, setNotice] = useState<Notice>({text: '', tone: 'plain', count: 0})
  const [tick, setTick] = useState(0)
  const log = useRef<{done: Saved[]; undone: Saved[]}>({done: [], undone: []})
  const own = useRef(new Map<string, string>())
  const said = useRef(words)
  said.current = words

  const say: Desk['say'] = (text, tone = 'plain') => {
    setNotice(({count}) => ({text, tone, count: count + 1}))
  }
  const refresh = async (): Promise<Overview | undefined> => {
    try {
      const fresh = await api.overview()
      setOverview(fresh)
      setFailure(undefined)
      return fresh
    } catch (error) {
      if (error instanceof Refusal) setFailure(error)
      else throw error
      return undefined
    }
  }
  const reload = (): void => {
    void refresh().then((fresh) => {
      const left = fresh ? openDrafts(fresh.book) : []
      const [id] = left
      if (id !== undefined) say(fill(said.current.recovered, {id: left.join('、')}))
    })
  }
  useEffect(reload, [])
  useEffect(() => {
    const leaving = new AbortController()
    void follow(leaving.signal, (ids) => {
      // What was saved here is known already.
      const others = ids.filter((id) => !own.current.delete(id))
      setTick((count) => count + 1)
      void refresh()
      const [first] = others
      if (first !== undefined) say(fill(said.current.changedOutside, {id: others.join('、')}))
    })
    return () => {
      leaving.abort()
    }
  }, [])

  const putRow = (row: Row): void => {
    setOverview((book) => {
      if (!book) return book
      const isNew = !book.rows.some(({id}) => id === row.id)
      return {...book, rows: isNew ? [...book.rows, row] : book.rows.map((old) => (old.id === row.id ? row : old))}
    })
  }
  const write = async (id: string, value: TermValue, from: {revision: string; value: TermValue}): Promise<boolean> => {
    own.current.set(id, id)
    try {
      const {row} = await api.save(id, value, from.revision)
      drop(id)
      putRow(row)
      return true
    } catch (error) {
      own.current.delete(id)
      if (!(error instanceof Refusal)) throw error
      change({id, base: from.value, revision: from.revision}, value, '')
      if (error.status === 412) goTo({view: 'merge', id})
      say(fill(said.current.notSaved, {id, reason: error.status === 412 ? said.current.merge : error.message}), 'bad')
      return false
    }
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
  const save: Desk['save'] = (id, value, from) =>
    inTurn(async () => {
      if (!(await write(id, value, from))) return false
      log.current.done.push({id, before: from.value, after: value})
      log.current.undone = []
      say(fill(said.current.saved, {id}))
      return true
    })
  const step = (list: 'done' | 'undone'): Promise<void> =>
    inTurn(async () => {
      const saved = log.current[list].pop()
      if (!saved) {
        say(said.current.nothingToUndo)
        return
      }
      const target = list === 'done' ? saved.before : saved.after
      const stored = await api.term(saved.id)
      if (!(await write(saved.id, target, stored))) return
      log.current[list === 'done' ? 'undone' : 'done'].push(saved)
      say(fill(list === 'done' ? said.current.undone : said.current.redone, {id: saved.id}))
      setTick((count) => count + 1)
    })
  const create: Desk['create'] = async (id, term) => {
    try {
      own.current.set(id, id)
      putRow((await api.create(id, overview?.language ?? '', term)).row)
      say(fill(said.current.saved, {id}))
      return true
    } catch (error) {
      own.current.delete(id)
      if (!(error instanceof Refusal)) throw error
      say(fill(said.current.notSaved, {id, reason: error.message}), 'bad')
      return false
    }
  }
  const desk = useMemo<Desk | undefined>(
    () =>
      overview && {
        overview,
        say,
        save,
        create,
        undoSaved: () => step('done'),
        redoSaved: () => step('undone'),
        tick,
        putRow
      },
    [overview, tick]
  )
  return {desk, notice, failure, reload}
}

/** Listen again where the line breaks, a little later each time. */
async function follow(signal: AbortSignal, onChange: (ids: string[]) => void): Promise<void> {
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, 15_000)) {
    await listen(onChange, signal).then(
      () => (wait = 500),
      () => undefined
    )
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
