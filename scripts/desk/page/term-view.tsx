/** One concept: its languages side by side, and beside them what the book makes of it. */
import {useEffect, useRef, useState} from 'preact/hooks'
import type {PreviewAnswer, TermAnswer, TermValue} from '../protocol.ts'
import {api, Refusal} from './api.ts'
import {ConceptForm} from './concept-form.tsx'
import {useDesk} from './desk.ts'
import {change, draftOf, drop, isChanged, redo, undo, useDrafts, valueOf} from './drafts.ts'
import {isCommand} from './keys.ts'
import {Panels} from './panels.tsx'
import {goTo, hrefOf} from './route.ts'
import {SaveBar} from './save-bar.tsx'
import {SideForm} from './side-form.tsx'
import {fill, useWords} from './words.ts'

/** How long to wait for the next letter before the server is asked, in milliseconds. */
const pause = 180

export function TermView({id}: {id: string}) {
  const words = useWords()
  const desk = useDesk()
  useDrafts()
  const [stored, setStored] = useState<TermAnswer>()
  const [preview, setPreview] = useState<PreviewAnswer>()
  useEffect(() => {
    api.term(id).then(setStored, (error: unknown) => {
      desk.say(error instanceof Refusal ? error.message : String(error), 'bad')
    })
  }, [id, desk.tick])

  const draft = draftOf(id)
  const value = draft ? valueOf(draft) : stored?.value
  const text = JSON.stringify(value)
  useEffect(() => {
    if (!value) return
    const asking = new AbortController()
    const timer = setTimeout(
      () => {
        api.preview(id, value, asking.signal).then(setPreview, (error: unknown) => {
          if (error instanceof Refusal) desk.say(error.message, 'bad')
        })
      },
      preview ? pause : 0
    )
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text, stored?.revision, desk.tick])

  const from = draft ? {revision: draft.revision, value: draft.base} : stored
  const hasErrors = preview?.findings.some(({severity}) => severity === 'error') ?? false
  const save = async (): Promise<void> => {
    const latest = draftOf(id)
    if (!latest || !from || !isChanged(latest)) return
    if (hasErrors) {
      desk.say(words.errorsHold, 'bad')
      return
    }
    if (await desk.save(id, valueOf(latest), from)) setStored(await api.term(id))
  }
  const commands = useRef({save})
  commands.current = {save}
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isCommand(event, 's')) void commands.current.save()
      else if (isCommand(event, 'z') && event.shiftKey) redo(id)
      else if (isCommand(event, 'z')) undo(id)
      else if (isCommand(event, 'y')) redo(id)
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [id])

  if (!value || !from || !stored) return <main id="content" class="loading" aria-busy="true" />
  const edit = (next: TermValue, field: string): void => {
    change({id, base: from.value, revision: from.revision}, next, field)
  }
  const isBehind = draft !== undefined && draft.revision !== stored.revision
  const languages = [...new Set([...desk.overview.languages, ...Object.keys(value.langs)])]
  const shared = {value, onEdit: edit, findings: preview?.findings ?? stored.findings}
  const uses = desk.overview.rows.find((row) => row.id === id)?.uses ?? 0
  return (
    <main class="term-view" id="content" tabindex={-1}>
      <div class="concept">
        <header>
          <p>
            <a href="#/">← {words.back}</a>
          </p>
          <h1>{id}</h1>
          <p class="facts">
            {fill(words.usesOf, {count: uses})} ·{' '}
            <a href={stored.href} title={stored.path}>
              {words.openFile}
            </a>
          </p>
        </header>
        {isBehind && (
          <p class="callout warning" role="alert">
            {fill(words.mergeExplain, {id})} <a href={hrefOf({view: 'merge', id})}>{words.merge}</a>
          </p>
        )}
        <div class="sides">
          {languages.map((language) => (
            <SideForm
              key={language}
              {...shared}
              language={language}
              html={preview?.definitions[language] ?? ''}
              stale={stored.stale[language]}
              hashes={preview?.hashes ?? {}}
            />
          ))}
        </div>
        <ConceptForm {...shared} />
      </div>
      <Panels
        {...shared}
        id={id}
        preview={preview}
        isChanged={isChanged(draft)}
        onExcept={(except) => {
          const old = value.match?.except ?? []
          if (!old.includes(except)) edit({...value, match: {...value.match, except: [...old, except]}}, '')
          desk.say(fill(words.exceptAdded, {text: except}))
        }}
      />
      <SaveBar
        draft={draft}
        hasErrors={hasErrors}
        impact={preview?.impact}
        onSave={() => void save()}
        onStep={(step) => {
          step(id)
        }}
        onDiscard={() => {
          drop(id)
          void api.term(id).then(setStored)
        }}
        onMerge={() => {
          goTo({view: 'merge', id})
        }}
        isBehind={isBehind}
      />
    </main>
  )
}
