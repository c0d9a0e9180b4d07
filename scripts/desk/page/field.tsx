/** A labelled field, with what is wrong with it. */
import type {VNode} from 'preact'
import {useId, useLayoutEffect, useRef} from 'preact/hooks'
import type {Finding} from '../protocol.ts'
import {fill, useWords} from './words.ts'

export type FieldProps = {
  label: string
  value: string
  onInput: (text: string) => void
  /** Of what is typed, where the text does not change what is meant: a list's empty lines. */
  isSame?: (typed: string, value: string) => boolean
  findings?: readonly Finding[]
  hint?: string
  lang?: string
  /** As many lines as it has, where it may have several. */
  isLong?: boolean
  /** Beside the label. */
  extra?: VNode
}

/**
 * A text field that is never written to while an input method is at work in it, nor when it says already what it should.
 */
export function Field({label, value, onInput, isSame = equal, findings = [], hint, lang, isLong, extra}: FieldProps) {
  const id = useId()
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  useLayoutEffect(() => {
    const {current} = box
    if (current && !isComposing.current && !isSame(current.value, value)) current.value = value
    if (current && isLong) fit(current)
  })
  const notes = [...(hint === undefined ? [] : [`${id}-hint`]), ...(findings.length > 0 ? [`${id}-findings`] : [])]
  const shared = {
    id,
    ref: box,
    lang,
    spellcheck: false,
    'aria-invalid': findings.some(({severity}) => severity === 'error'),
    'aria-describedby': notes.join(' ') || undefined,
    onCompositionStart: () => {
      isComposing.current = true
    },
    onCompositionEnd: () => {
      isComposing.current = false
      onInput(box.current?.value ?? '')
    },
    onInput: () => {
      if (!isComposing.current) onInput(box.current?.value ?? '')
    }
  }
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{label}</label>
        {extra}
      </div>
      {isLong ? <textarea rows={1} {...shared} /> : <input {...shared} />}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      <Findings id={`${id}-findings`} findings={findings} />
    </div>
  )
}

export function Findings({id, findings}: {id?: string; findings: readonly Finding[]}) {
  const words = useWords()
  if (findings.length === 0) return null
  return (
    <ul class="findings" {...(id === undefined ? {} : {id})}>
      {findings.map(({severity, reason, note, expected = []}) => (
        <li class={severity} key={reason}>
          <span class="hidden">{words.severities[severity]}: </span>
          {reason}
          {note === undefined ? '' : `（${note}）`}
          {expected.length > 0 && ` ${fill(words.expected, {expected: expected.join('、')})}`}
        </li>
      ))}
    </ul>
  )
}

export type ListFieldProps = Omit<FieldProps, 'value' | 'onInput' | 'isSame'> & {
  value: readonly string[]
  onInput: (items: string[]) => void
}

/** A list, an item on each line. */
export function ListField({value, onInput, ...props}: ListFieldProps) {
  return (
    <Field
      {...props}
      isLong
      value={value.join('\n')}
      isSame={(typed, wanted) => linesOf(typed).join('\n') === wanted}
      onInput={(text) => {
        onInput(linesOf(text))
      }}
    />
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function equal(typed: string, value: string): boolean {
  return typed === value
}

/** As high as its text. */
function fit(area: HTMLElement): void {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}

/** What is said of a field, or of what is in it. */
export function findingsAt(findings: readonly Finding[], ...path: (string | number)[]): Finding[] {
  return findings.filter((finding) => path.every((step, index) => finding.path[index] === step))
}
