/** What stands beside a concept: the book's answer, its places, other glossaries, the file, checks. */
import {useEffect, useRef, useState} from 'preact/hooks'
import type {Finding, PreviewAnswer, TermValue} from '../protocol.ts'
import {Diff} from './diff.tsx'
import {Findings} from './field.tsx'
import {ImpactPanel} from './impact-panel.tsx'
import {OthersPanel} from './others-panel.tsx'
import {PlacesPanel} from './places-panel.tsx'
import {useWords} from './words.ts'

export type PanelsProps = {
  id: string
  value: TermValue
  onEdit: (value: TermValue, field: string) => void
  findings: readonly Finding[]
  preview: PreviewAnswer | undefined
  isChanged: boolean
  onExcept: (text: string) => void
}

const names = ['impact', 'places', 'others', 'diff', 'checks'] as const

/** Kept from one concept to the next. */
let last: (typeof names)[number] = 'places'

export function Panels(props: PanelsProps) {
  const {preview, isChanged, findings} = props
  const words = useWords()
  const [shown, setShown] = useState(last)
  const list = useRef<HTMLDivElement>(null)
  last = shown
  const wasChanged = useRef(isChanged)
  useEffect(() => {
    // The first change is answered where it is seen.
    if (isChanged && !wasChanged.current) setShown('impact')
    wasChanged.current = isChanged
  }, [isChanged])
  const choose = (name: (typeof names)[number]): void => {
    setShown(name)
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    choose(names[(names.indexOf(shown) + by + names.length) % names.length] ?? 'places')
  }
  const serious = findings.filter(({severity}) => severity !== 'info').length
  return (
    <aside class="panels" aria-label={words.panels[shown]}>
      <div class="tabs" role="tablist" ref={list} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            type="button"
            role="tab"
            id={`tab-${name}`}
            key={name}
            aria-selected={name === shown}
            aria-controls="panel"
            tabindex={name === shown ? 0 : -1}
            onClick={() => {
              setShown(name)
            }}
          >
            {words.panels[name]}
            {name === 'checks' && serious > 0 && <span class="number">{serious}</span>}
          </button>
        ))}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${shown}`} tabindex={0}>
        {shown === 'impact' && <ImpactPanel impact={preview?.impact} isChanged={isChanged} />}
        {shown === 'places' && <PlacesPanel {...props} />}
        {shown === 'others' && <OthersPanel {...props} />}
        {shown === 'diff' && <Diff lines={preview?.diff ?? []} />}
        {shown === 'checks' &&
          (findings.length === 0 ? <p class="empty">{words.noChecks}</p> : <Findings findings={findings} />)}
      </div>
    </aside>
  )
}
