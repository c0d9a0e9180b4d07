import type {Finding, SideValue} from '../protocol.ts'
import {Field} from './field.tsx'
import {useWords} from './words.ts'

export type SourceFieldsProps = {
  side: SideValue
  findings: readonly Finding[]
  onInput: (fields: Partial<SideValue>, field: string) => void
}

/** Where a definition comes from. */
export function SourceFields({side, findings, onInput}: SourceFieldsProps) {
  const words = useWords()
  const labels = {title: words.fields.sourceTitle, url: words.fields.sourceUrl, license: words.fields.sourceLicense}
  return (
    <>
      {(['title', 'url', 'license'] as const).map((name) => (
        <Field
          key={name}
          label={labels[name]}
          value={side.source?.[name] ?? ''}
          findings={findings.filter(({path}) => path[3] === name || (name === 'title' && path.length === 3))}
          isSame={(typed, wanted) => typed.trim() === wanted}
          onInput={(text) => {
            const kept = Object.entries({...side.source, [name]: text.trim()}).filter(([, part]) => part !== '')
            onInput({source: kept.length === 0 ? null : {title: '', ...Object.fromEntries(kept)}}, `source.${name}`)
          }}
        />
      ))}
    </>
  )
}
