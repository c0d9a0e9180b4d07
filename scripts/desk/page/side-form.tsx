/** One language of a concept. */
import type {Finding, SideValue, Staleness, Status, TermValue} from '../protocol.ts'
import {mayApprove, useDesk} from './desk.ts'
import {withSide, withTerm} from './edit-value.ts'
import {Field, findingsAt, ListField} from './field.tsx'
import {Choice} from './filters.tsx'
import {ForbiddenForms} from './forbidden-forms.tsx'
import {SourceFields} from './source-fields.tsx'
import {fill, useWords} from './words.ts'

export type SideFormProps = {
  value: TermValue
  onEdit: (value: TermValue, field: string) => void
  findings: readonly Finding[]
  language: string
  /** The definition as readers see it. */
  html: string
  stale: Staleness | undefined
  hashes: Readonly<Record<string, string>>
}

const statuses: readonly Status[] = ['missing', 'draft', 'proposed', 'approved', 'deprecated']

export function SideForm({value, onEdit, findings, language, html, stale, hashes}: SideFormProps) {
  const words = useWords()
  const {overview} = useDesk()
  const side: SideValue = value.langs[language] ?? {status: 'missing'}
  const here = (field: string): Finding[] => findingsAt(findings, 'langs', language, field)
  const put = (fields: Partial<SideValue>, field: string): void => {
    onEdit(withSide(value, language, fields), `${language}.${field}`)
  }
  const text = (name: 'abbr' | 'reading' | 'rationale' | 'note' | 'definition', isLong = false) => (
    <Field
      label={words.fields[name]}
      value={side[name] ?? ''}
      findings={here(name)}
      isLong={isLong}
      lang={language}
      onInput={(typed) => {
        put({[name]: isLong ? typed.replace(/\s+$/, '') : typed.trim()}, name)
      }}
      isSame={(typed, wanted) => typed.trim() === wanted.trim()}
    />
  )
  const open = ['reading', 'firstUse', 'rationale', 'note', 'source'].some((name) => side[name as keyof SideValue])
  return (
    <section class={`side ${side.status}`} aria-label={language}>
      <header>
        <h2 lang={language}>{language}</h2>
        <Choice
          label={words.status}
          value={side.status}
          options={statuses
            .filter((name) => name !== 'approved' || side.status === name || mayApprove(overview, language))
            .map((name) => [name, words.statuses[name]])}
          onChoose={(chosen) => {
            put({status: statuses.find((name) => name === chosen) ?? side.status}, '')
          }}
        />
      </header>
      {stale && (
        <Stale
          stale={stale}
          onSettle={() => {
            put({basedOn: stale.now}, '')
          }}
        />
      )}
      <Field
        label={words.fields.term}
        value={side.term ?? ''}
        findings={[...here('term'), ...here('status')]}
        lang={language}
        onInput={(typed) => {
          onEdit(withTerm(value, language, typed), `${language}.term`)
        }}
        isSame={(typed, wanted) => typed.trim() === wanted}
      />
      {text('abbr')}
      <Field
        label={words.fields.definition}
        value={side.definition ?? ''}
        findings={here('definition')}
        isLong
        lang={language}
        extra={<small>{fill(words.length, {count: Array.from(side.definition ?? '').length})}</small>}
        onInput={(typed) => {
          put({definition: typed.trim()}, 'definition')
        }}
        isSame={(typed, wanted) => typed.trim() === wanted.trim()}
      />
      {html !== '' && (
        <div class="preview" lang={language} role="group" aria-label={words.previewed}>
          <small>{words.previewed}</small>
          {/* Made by the server of parsed Markdown: it has no raw HTML, and only addresses of the web, of mail and of terms. */}
          <div dangerouslySetInnerHTML={{__html: html}} />
        </div>
      )}
      <ListField
        label={words.fields.aliases}
        value={side.aliases ?? []}
        hint={words.onePerLine}
        lang={language}
        findings={here('aliases')}
        onInput={(aliases) => {
          put({aliases}, 'aliases')
        }}
      />
      <ForbiddenForms
        language={language}
        value={side.forbidden ?? []}
        findings={here('forbidden')}
        onInput={(forbidden, field) => {
          put({forbidden}, field)
        }}
      />
      <details open={open}>
        <summary>{words.more}</summary>
        {text('rationale', true)}
        {text('note', true)}
        {text('reading')}
        <Choice
          label={words.fields.firstUse}
          value={side.firstUse ?? ''}
          options={[
            ['', words.asBook],
            ['expand', words.firstUses.expand],
            ['plain', words.firstUses.plain]
          ]}
          onChoose={(chosen) => {
            put({firstUse: chosen === 'expand' || chosen === 'plain' ? chosen : null}, '')
          }}
        />
        <SourceFields side={side} onInput={put} findings={here('source')} />
        <Basis {...{side, language, hashes, put}} source={sourceOf(value, language)} />
      </details>
    </section>
  )
}

/** What a language is translated from: the one it says, else English, else Simplified Chinese. */
function sourceOf(value: TermValue, language: string): string | undefined {
  const own = value.langs[language]?.basedOn?.split('@')[0]
  return own ?? ['en', 'zh-Hans'].find((name) => name !== language && (value.langs[name]?.term ?? '') !== '')
}

type BasisProps = {
  side: SideValue
  language: string
  source: string | undefined
  hashes: Readonly<Record<string, string>>
  put: (fields: Partial<SideValue>, field: string) => void
}

function Basis({side, source, hashes, put}: BasisProps) {
  const words = useWords()
  const now = source === undefined ? undefined : hashes[source]
  return (
    <p class="basis">
      {words.fields.basedOn}: {side.basedOn ?? words.none}{' '}
      {now !== undefined && now !== side.basedOn && (
        <button
          type="button"
          class="small"
          onClick={() => {
            put({basedOn: now}, '')
          }}
        >
          {fill(words.basedOnNow, {source: source ?? ''})}
        </button>
      )}
    </p>
  )
}

export function Stale({stale, onSettle}: {stale: Staleness; onSettle?: () => void}) {
  const words = useWords()
  const {source, before, after} = stale
  return (
    <div class="callout warning">
      <p>{fill(words.staleSince, {source})}</p>
      {before ? (
        <dl class="then" lang={source}>
          <dt>{words.before}</dt>
          <dd>
            <del>
              {before.term}: {before.definition}
            </del>
          </dd>
          <dt>{words.after}</dt>
          <dd>
            <ins>
              {after.term}: {after.definition}
            </ins>
          </dd>
        </dl>
      ) : (
        <p>{words.staleUnknown}</p>
      )}
      {onSettle && (
        <button type="button" class="small" onClick={onSettle}>
          {words.upToDate}
        </button>
      )}
    </div>
  )
}
