import type {ComponentChildren} from 'preact'
import {useEffect, useRef} from 'preact/hooks'
import {useWords} from './words.ts'

/** A window over the page that keeps the focus until it is closed. */
export function Dialog({title, onClose, children}: {title: string; onClose: () => void; children: ComponentChildren}) {
  const words = useWords()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    box.current?.showModal()
  }, [])
  return (
    <dialog ref={box} aria-labelledby="dialog-title" onClose={onClose}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button
          type="button"
          class="quiet"
          aria-label={words.close}
          title={words.close}
          onClick={() => box.current?.close()}
        >
          ✕
        </button>
      </header>
      {children}
    </dialog>
  )
}
