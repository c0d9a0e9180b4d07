/** What every view works with: the book, and what can be done to its terms. */
import {createContext} from 'preact'
import {useContext} from 'preact/hooks'
import type {Overview, Row, TermAnswer, TermValue} from '../protocol.ts'

export type Desk = {
  overview: Overview
  /** Say something, to eyes and to screen readers. */
  say: (text: string, tone?: 'plain' | 'bad') => void
  /**
   * Write a term's file. Where it changed on disk, the work is kept as a draft and the view of both is opened.
   *
   * @returns Whether it was written.
   */
  save: (id: string, value: TermValue, from: Pick<TermAnswer, 'revision' | 'value'>) => Promise<boolean>
  /** Make a file with a term in the book's language. */
  create: (id: string, term: string) => Promise<boolean>
  /** Take back, or do again, what was saved last. */
  undoSaved: () => Promise<void>
  redoSaved: () => Promise<void>
  /** Counts up when files change, so that views ask again. */
  tick: number
  putRow: (row: Row) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('Expected a view inside of the desk')
  return desk
}

/** Whether the user's approval counts for a language. */
export function mayApprove({user}: Overview, language: string): boolean {
  return user.approves === null || user.approves.includes(language)
}
