import type {DiffLine} from '../protocol.ts'
import {useWords} from './words.ts'

/** Lines around a change that are shown. */
const around = 2

const signs = {same: ' ', added: '+', removed: '−'} as const

/** A file's lines, before and after. */
export function Diff({lines}: {lines: readonly DiffLine[]}) {
  const words = useWords()
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({kind}) => kind !== 'same')
  if (lines.every(({kind}) => kind === 'same')) return <p class="empty">{words.unchanged}</p>
  return (
    <div class="diff" role="group" aria-label={words.panels.diff}>
      {lines.map(({kind, text}, index) => {
        if (!isNear(index)) return isNear(index - 1) ? <hr key={index} /> : null
        const Line = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
        return (
          <Line class={kind} key={index}>
            <i aria-hidden="true">{signs[kind]}</i>
            {text === '' ? '\u00a0' : text}
          </Line>
        )
      })}
    </div>
  )
}
