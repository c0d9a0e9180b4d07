/** Drafts of terms: what was changed and not saved, with the way back, kept in this browser over reloads and crashes. */
import {useEffect, useState} from 'preact/hooks'
import type {TermValue} from '../protocol.ts'

export type Draft = {
  id: string
  /** What the file said, and its revision, when the draft was begun. */
  base: TermValue
  revision: string
  /** Every state, oldest first; the first is `base`. */
  states: TermValue[]
  at: number
  /** What the last change was of: a word typed into one field is one step back. */
  field: string
}

/** Longest way back. */
const depth = 60

const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()
let prefix = 'zhushu-desk:draft:'

/** Find what was left unsaved. */
export function openDrafts(book: string): string[] {
  prefix = `zhushu-desk:draft:${book}:`
  drafts.clear()
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
    const draft = readDraft(localStorage.getItem(key))
    if (draft) drafts.set(draft.id, draft)
  }
  return [...drafts.keys()]
}

function readDraft(text: string | null): Draft | undefined {
  try {
    // Written by this page; anything else is no draft.
    const value = JSON.parse(text ?? '') as Draft
    return Array.isArray(value.states) && typeof value.id === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

export function draftOf(id: string): Draft | undefined {
  return drafts.get(id)
}

export function valueOf({states, at, base}: Draft): TermValue {
  return states[at] ?? base
}

/** Begin or go on with a draft. What equals the file is no draft any more, but keeps the way forward. */
export function change(
  {id, base, revision}: Pick<Draft, 'id' | 'base' | 'revision'>,
  value: TermValue,
  field: string
): void {
  const draft = drafts.get(id) ?? {id, base, revision, states: [base], at: 0, field: ''}
  const isSameField = field !== '' && draft.field === field && draft.at > 0 && draft.at === draft.states.length - 1
  const kept = draft.states.slice(0, isSameField ? draft.at : draft.at + 1)
  const states = [...kept, value].slice(-depth)
  keep({...draft, states, at: states.length - 1, field})
}

export function undo(id: string): boolean {
  return step(id, -1)
}

export function redo(id: string): boolean {
  return step(id, 1)
}

function step(id: string, by: number): boolean {
  const draft = drafts.get(id)
  const at = (draft?.at ?? 0) + by
  if (!draft || at < 0 || at >= draft.states.length) return false
  keep({...draft, at, field: ''})
  return true
}

/** After a merge: the same work on what the file says now. */
export function rebase(id: string, base: TermValue, {revision, value}: {revision: string; value: TermValue}): void {
  keep({id, base, revision, states: [base, value], at: 1, field: ''})
}

export function drop(id: string): void {
  drafts.delete(id)
  localStorage.removeItem(prefix + id)
  tell()
}

/** Whether a draft differs from its file. */
export function isChanged(draft: Draft | undefined): boolean {
  return draft !== undefined && JSON.stringify(valueOf(draft)) !== JSON.stringify(draft.base)
}

/** Ids of terms with unsaved changes, kept up to date. */
export function useDrafts(): ReadonlySet<string> {
  const [ids, setIds] = useState(changedIds)
  useEffect(() => {
    const listen = (): void => {
      setIds(changedIds())
    }
    listeners.add(listen)
    listen()
    return () => listeners.delete(listen)
  }, [])
  return ids
}

function changedIds(): Set<string> {
  return new Set([...drafts.values()].filter(isChanged).map(({id}) => id))
}

function keep(draft: Draft): void {
  drafts.set(draft.id, draft)
  try {
    localStorage.setItem(prefix + draft.id, JSON.stringify(draft))
  } catch {
    // The browser's room is full: the way back is the least of it.
    const states = [draft.base, valueOf(draft)]
    localStorage.setItem(prefix + draft.id, JSON.stringify({...draft, states, at: 1}))
  }
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
