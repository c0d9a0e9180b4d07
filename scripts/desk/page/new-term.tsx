import {useState} from 'preact/hooks'
import {useDesk} from './desk.ts'
import {Dialog} from './dialog.tsx'
import {goTo} from './route.ts'
import {fill, useWords} from './words.ts'

/** Makes a term; `term` is its form in the book's language, where that is known already. */
export function NewTerm({term = '', onClose}: {term?: string; onClose: () => void}) {
  const words = useWords()
  const desk = useDesk()
  const [id, setId] = useState(/^[a-z0-9-]+$/.test(term) ? term : '')
  const [form, setForm] = useState(term)
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!(await desk.create(id, form.trim()))) return
    onClose()
    goTo({view: 'term', id})
  }
  return (
    <Dialog title={words.newTerm} onClose={onClose}>
      <form onSubmit={(event) => void make(event)}>
        <label class="field">
          <span>{words.concept}</span>
          <input
            required
            pattern="[a-z0-9][a-z0-9\-]{0,79}"
            value={id}
            placeholder="container-runtime"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="id-hint"
            onInput={(event) => {
              setId(event.currentTarget.value)
            }}
          />
          <small id="id-hint">{words.newTermHint}</small>
        </label>
        <label class="field">
          <span>{fill('{field} · {language}', {field: words.fields.term, language: desk.overview.language})}</span>
          <input
            required
            lang={desk.overview.language}
            defaultValue={form}
            onInput={(event) => {
              setForm(event.currentTarget.value)
            }}
          />
        </label>
        <footer>
          <button type="submit" class="primary">
            {words.create}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
