import type {RefObject} from 'preact'
import type {Status} from '../protocol.ts'
import {useDesk} from './desk.ts'
import type {Filter, Flag} from './filter.ts'
import {useWords} from './words.ts'

export type FiltersProps = {
  filter: Filter
  onFilter: (filter: Filter) => void
  search: RefObject<HTMLInputElement | null>
  onNew: () => void
}

const flags: readonly Flag[] = ['stale', 'unused', 'undefined', 'conflicting', 'unsaved']
const statuses: readonly Status[] = ['missing', 'draft', 'proposed', 'approved', 'deprecated']

/** What the table shows. */
export function Filters({filter, onFilter, search, onNew}: FiltersProps) {
  const words = useWords()
  const {languages} = useDesk().overview
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      <label class="search">
        <span class="hidden">{words.search}</span>
        <input
          type="search"
          ref={search}
          placeholder={words.searchHint}
          defaultValue={filter.search}
          aria-keyshortcuts="/"
          onInput={(event) => {
            if (!event.isComposing) onFilter({...filter, search: event.currentTarget.value})
          }}
          onCompositionEnd={(event) => {
            onFilter({...filter, search: event.currentTarget.value})
          }}
        />
      </label>
      <Choice
        label={words.language}
        value={filter.language}
        options={[['', words.anyLanguage], ...languages.map((name): [string, string] => [name, name])]}
        onChoose={(language) => {
          onFilter({...filter, language})
        }}
      />
      <Choice
        label={words.status}
        value={filter.status}
        options={[['', words.anyStatus], ...statuses.map((name): [string, string] => [name, words.statuses[name]])]}
        onChoose={(status) => {
          onFilter({...filter, status: statuses.find((name) => name === status) ?? ''})
        }}
      />
      <Choice
        label={words.show}
        value={filter.flag}
        options={[['', words.everything], ...flags.map((name): [string, string] => [name, words[name]])]}
        onChoose={(flag) => {
          onFilter({...filter, flag: flags.find((name) => name === flag) ?? ''})
        }}
      />
      <button type="button" class="primary" onClick={onNew}>
        {words.newTerm}
      </button>
    </form>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly [value: string, name: string][]
  onChoose: (value: string) => void
}

export function Choice({label, value, options, onChoose}: ChoiceProps) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value)
        }}
      >
        {options.map(([option, name]) => (
          <option value={option} key={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
