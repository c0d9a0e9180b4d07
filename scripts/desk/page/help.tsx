import {Dialog} from './dialog.tsx'
import {useWords} from './words.ts'

/** What the keys do. */
export function Help({onClose}: {onClose: () => void}) {
  const words = useWords()
  const {keys} = words
  const lines: [string[], string][] = [
    [['↑', '↓', '←', '→', 'j', 'k'], keys.move],
    [['e', 'Enter'], keys.edit],
    [['o'], keys.open],
    [['[', ']'], keys.language],
    [['a'], keys.approve],
    [['/'], keys.search],
    [['Ctrl+V'], keys.paste],
    [['Ctrl+S'], keys.save],
    [['Ctrl+Z', 'Ctrl+Shift+Z'], keys.undo],
    [['Esc'], keys.leave],
    [['?'], keys.help]
  ]
  return (
    <Dialog title={words.help} onClose={onClose}>
      <dl class="keys">
        {lines.map(([names, purpose]) => (
          <div key={purpose}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{purpose}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
