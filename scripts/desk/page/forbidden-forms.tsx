import type {Finding, ForbiddenForm} from '../protocol.ts'
import {Field, Findings} from './field.tsx'
import {useWords} from './words.ts'

export type ForbiddenFormsProps = {
  language: string
  value: readonly ForbiddenForm[]
  findings: readonly Finding[]
  onInput: (value: ForbiddenForm[], field: string) => void
}

/** What must not be written, what to write instead, and why. */
export function ForbiddenForms({language, value, findings, onInput}: ForbiddenFormsProps) {
  const words = useWords()
  const put = (index: number, name: 'form' | 'use' | 'why', text: string): void => {
    const next = value.map((item, at) => (at === index ? shortened({...longForm(item), [name]: text.trim()}) : item))
    onInput(next, `${language}.forbidden.${index}.${name}`)
  }
  return (
    <fieldset class="forbidden">
      <legend>{words.fields.forbidden}</legend>
      {value.map((item, index) => (
        <div class="form" key={index}>
          {(['form', 'use', 'why'] as const).map((name) => (
            <Field
              key={name}
              label={words[name]}
              lang={language}
              value={longForm(item)[name] ?? ''}
              isSame={(typed, wanted) => typed.trim() === wanted}
              onInput={(text) => {
                put(index, name, text)
              }}
            />
          ))}
          <button
            type="button"
            class="quiet"
            aria-label={`${words.remove}: ${longForm(item).form}`}
            title={words.remove}
            onClick={() => {
              onInput(
                value.filter((_, at) => at !== index),
                ''
              )
            }}
          >
            ✕
          </button>
        </div>
      ))}
      <Findings findings={findings} />
      <button
        type="button"
        class="small"
        onClick={() => {
          onInput([...value, ''], '')
        }}
      >
        + {words.addForm}
      </button>
    </fieldset>
  )
}

function longForm(item: ForbiddenForm): {form: string; use?: string; why?: string} {
  return typeof item === 'string' ? {form: item} : item
}

/** A form alone is written as one. */
function shortened({form, use = '', why = ''}: {form: string; use?: string; why?: string}): ForbiddenForm {
  if (use === '' && why === '') return form
  return {form, ...(use === '' ? {} : {use}), ...(why === '' ? {} : {why})}
}
