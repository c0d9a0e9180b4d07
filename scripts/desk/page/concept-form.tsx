/** What a concept has in every language: its kind, how it is found, what it is related to. */
import type {Finding, TermValue} from '../protocol.ts'
import {withFields, withMatch} from './edit-value.ts'
import {Field, findingsAt, ListField} from './field.tsx'
import {Choice} from './filters.tsx'
import {useWords} from './words.ts'

export type ConceptFormProps = {
  value: TermValue
  onEdit: (value: TermValue, field: string) => void
  findings: readonly Finding[]
}

const caseNames = ['smart', 'exact', 'ignore'] as const

export function ConceptForm({value, onEdit, findings}: ConceptFormProps) {
  const words = useWords()
  const {match = {}} = value
  const isAuto = match.auto ?? true
  return (
    <section class="matching" aria-labelledby="matching">
      <h2 id="matching">{words.matching}</h2>
      <div class="columns">
        <div>
          <label class="check">
            <input
              type="checkbox"
              checked={isAuto}
              onChange={(event) => {
                onEdit(withMatch(value, {auto: event.currentTarget.checked}), '')
              }}
            />
            {words.fields.auto}
          </label>
          <Choice
            label={words.fields.case}
            value={match.case ?? 'smart'}
            options={caseNames.map((name) => [name, words.cases[name]])}
            onChoose={(chosen) => {
              onEdit(withMatch(value, {case: caseNames.find((name) => name === chosen) ?? 'smart'}), '')
            }}
          />
          <ListField
            label={words.fields.except}
            value={match.except ?? []}
            hint={words.onePerLine}
            findings={findingsAt(findings, 'match', 'except')}
            onInput={(except) => {
              onEdit(withMatch(value, {except}), 'except')
            }}
          />
          <ListField
            label={words.fields.phrases}
            value={match.phrases ?? []}
            hint="[Docker] 收购"
            findings={findingsAt(findings, 'match', 'phrases')}
            onInput={(phrases) => {
              onEdit(withMatch(value, {phrases}), 'phrases')
            }}
          />
        </div>
        <div>
          <Choice
            label={words.fields.class}
            value={value.class ?? 'concept'}
            options={Object.entries(words.classes)}
            onChoose={(chosen) => {
              onEdit(withFields(value, {class: chosen}), '')
            }}
          />
          <ListField
            label={words.fields.domain}
            value={value.domain ?? []}
            hint={words.onePerLine}
            onInput={(domain) => {
              onEdit(withFields(value, {domain}), 'domain')
            }}
          />
          <ListField
            label={words.fields.related}
            value={value.related ?? []}
            hint={words.onePerLine}
            findings={findingsAt(findings, 'related')}
            onInput={(related) => {
              onEdit(withFields(value, {related}), 'related')
            }}
          />
          <Field
            label={words.fields.replacedBy}
            value={value.replacedBy ?? ''}
            findings={findingsAt(findings, 'replacedBy')}
            isSame={(typed, wanted) => typed.trim() === wanted}
            onInput={(text) => {
              onEdit(withFields(value, {replacedBy: text.trim()}), 'replacedBy')
            }}
          />
        </div>
      </div>
    </section>
  )
}
