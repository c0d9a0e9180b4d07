import {useState} from 'preact/hooks'
import {api} from './api.ts'
import {useDesk} from './desk.ts'
import {Dialog} from './dialog.tsx'
import {withTerm} from './edit-value.ts'
import type {PastedCell} from './paste.ts'
import {fill, useWords} from './words.ts'

/** What a pasted block would change, before it does. */
export function PasteDialog({
  cells,
  leftOut,
  onClose
}: {
  cells: readonly PastedCell[]
  leftOut: number
  onClose: () => void
}) {
  const words = useWords()
  const desk = useDesk()
  const [isBusy, setBusy] = useState(false)
  const ids = [...new Set(cells.map(({id}) => id))]
  const apply = async (): Promise<void> => {
    setBusy(true)
    for (const id of ids) {
      const stored = await api.term(id)
      const value = cells
        .filter((cell) => cell.id === id)
        .reduce((draft, {language, after}) => withTerm(draft, language, after), stored.value)
      await desk.save(id, value, stored)
    }
    onClose()
  }
  return (
    <Dialog title={fill(words.pasted, {count: cells.length})} onClose={onClose}>
      <p>{words.pasteExplain}</p>
      {leftOut > 0 && <p class="warning">{fill(words.pasteTooBig, {count: leftOut})}</p>}
      <div class="scroll" tabindex={0} role="region" aria-label={words.after}>
        <table class="plain">
          <thead>
            <tr>
              {[words.concept, words.language, words.before, words.after].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(({id, language, before, after}) => (
              <tr key={`${id} ${language}`}>
                <th scope="row">{id}</th>
                <td>{language}</td>
                <td lang={language}>{before === '' ? '–' : <del>{before}</del>}</td>
                <td lang={language}>
                  <ins>{after}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer>
        <button type="button" class="primary" disabled={isBusy || cells.length === 0} onClick={() => void apply()}>
          {fill(words.apply, {count: ids.length})}
        </button>
      </footer>
    </Dialog>
  )
}
