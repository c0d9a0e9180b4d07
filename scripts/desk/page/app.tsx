/** The page: heads, the view that the address names, and what is said aloud. */
import {useEffect, useState} from 'preact/hooks'
import {CoverageView} from './coverage-view.tsx'
import {DeskContext} from './desk.ts'
import {Help} from './help.tsx'
import {isTyping} from './keys.ts'
import {MergeView} from './merge-view.tsx'
import {ReviewView} from './review-view.tsx'
import {hrefOf, useRoute, type Route} from './route.ts'
import {TableView} from './table-view.tsx'
import {TermView} from './term-view.tsx'
import {useBook} from './use-book.ts'
import {interfaces, preferredInterface, useWords, wordsOf, WordsContext, type Interface} from './words.ts'

export function App({hasToken}: {hasToken: boolean}) {
  const [language, setLanguage] = useState(preferredInterface())
  useEffect(() => {
    document.documentElement.lang = language
    document.title = wordsOf(language).name
    localStorage.setItem('zhushu-desk:language', language)
  }, [language])
  return (
    <WordsContext.Provider value={wordsOf(language)}>
      {hasToken ? <Book language={language} onLanguage={setLanguage} /> : <Stop text={wordsOf(language).noToken} />}
    </WordsContext.Provider>
  )
}

type BookProps = {language: Interface; onLanguage: (language: Interface) => void}

function Book({language, onLanguage}: BookProps) {
  const words = useWords()
  const route = useRoute()
  const {desk, notice, failure, reload} = useBook(words)
  const [isHelping, setHelping] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event)) setHelping(true)
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [])
  if (!desk) {
    if (failure) return <Stop text={failure.status === 401 ? words.noToken : words.gone} onAgain={reload} />
    return <Stop text={words.loading} />
  }
  return (
    <DeskContext.Provider value={desk}>
      <header class="top">
        <a class="skip" href="#content" onClick={skip}>
          {words.skip}
        </a>
        <p class="book">
          <span class="mark" aria-hidden="true">
            注
          </span>
          <strong lang={desk.overview.language}>{desk.overview.title}</strong>
          <span class="name">{words.name}</span>
        </p>
        <nav aria-label={words.name}>
          <Tab route={{view: 'table'}} isHere={['table', 'term', 'merge'].includes(route.view)} name={words.terms} />
          <Tab route={{view: 'review'}} isHere={route.view === 'review'} name={words.review} />
          <Tab route={{view: 'coverage'}} isHere={route.view === 'coverage'} name={words.coverage} />
        </nav>
        <label class="choice interface">
          <span class="hidden">{words.interface}</span>
          <select
            value={language}
            onChange={(event) => {
              onLanguage(event.currentTarget.value as Interface)
            }}
          >
            {Object.entries(interfaces).map(([tag, name]) => (
              <option value={tag} lang={tag} key={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="quiet help"
          aria-label={words.help}
          title={words.help}
          aria-keyshortcuts="?"
          onClick={() => {
            setHelping(true)
          }}
        >
          ?
        </button>
      </header>
      <View route={route} />
      <p class={`notice ${notice.tone}`} role="status" aria-live="polite" key={notice.count}>
        {failure ? words.connection : notice.text}
      </p>
      {isHelping && (
        <Help
          onClose={() => {
            setHelping(false)
          }}
        />
      )}
    </DeskContext.Provider>
  )
}

/** The fragment of the address says which view it is: the link moves the focus itself. */
function skip(event: MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#content')?.focus()
}

function Tab({route, isHere, name}: {route: Route; isHere: boolean; name: string}) {
  return (
    <a href={hrefOf(route)} {...(isHere ? {'aria-current': 'page'} : {})}>
      {name}
    </a>
  )
}

function View({route}: {route: Route}) {
  if (route.view === 'term') return <TermView id={route.id} key={route.id} />
  if (route.view === 'merge') return <MergeView id={route.id} key={route.id} />
  if (route.view === 'review') return <ReviewView />
  if (route.view === 'coverage') return <CoverageView />
  return <TableView />
}

function Stop({text, onAgain}: {text: string; onAgain?: () => void}) {
  const words = useWords()
  return (
    <main class="stop" id="content">
      <h1>{words.name}</h1>
      <p role="status">{text}</p>
      {onAgain && (
        <button type="button" class="primary" onClick={onAgain}>
          {words.reload}
        </button>
      )}
    </main>
  )
}
