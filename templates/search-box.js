/* The search box, and what happens in it. Loaded when it is first opened; the search itself is in search.js. */
globalThis.openSearch = (() => {
  const {words, files, load} = bookSite
  const addressOf = (name) => new URL(name, document.baseURI).href
  const input = element('input', [])
  const status = element('p', [words.searchTip])
  const found = element('div', [], 'found')
  const close = element('button', [words.close], 'close')
  const ask = element('div', [input, close], 'ask')
  const box = element('dialog', [ask, status, found], 'search-box')
  Object.assign(input, {
    type: 'text',
    placeholder: words.searchHint,
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'go'
  })
  for (const [name, value] of [
    ['role', 'searchbox'],
    ['aria-label', words.searchHint],
    ['autocapitalize', 'off']
  ])
    input.setAttribute(name, value)
  ask.setAttribute('role', 'search')
  status.setAttribute('role', 'status')
  box.setAttribute('aria-label', words.search)
  close.type = 'button'
  close.addEventListener('click', () => box.close())
  box.addEventListener('click', (event) => event.target === box && box.close())
  document.body.append(box)
  let engine
  let wanted = input.value
  let limit
  let isBusy = false
  let goesOn = false

  /** The newest words are looked for; what was typed in the meantime, next. */
  async function search() {
    if (isBusy) return
    isBusy = true
    try {
      status.textContent = engine ? status.textContent : words.searchLoading
      engine ??= await startEngine()
      for (let asked; asked !== key();) {
        asked = key()
        const result = wanted.trim() === '' ? undefined : await engine({query: wanted, limit}, () => asked !== key())
        if (asked === key()) show(result)
      }
    } catch {
      status.textContent = words.searchFailed
    }
    isBusy = false
  }

  const key = () => `${limit} ${wanted}`

  function show(result) {
    found.replaceChildren(...(result?.groups ?? []).map(groupOf))
    if (result?.total > result?.shown) found.append(moreButton(result))
    status.textContent = result ? countOf(result) : words.searchTip
    box.dataset.answered = wanted
    if (goesOn && result) links()[0]?.click()
    goesOn = false
  }

  function countOf({total, query}) {
    if (total > 0) return words.searchCount.replace('{number}', () => total)
    return words.searchNone.replace('{query}', () => query.trim())
  }

  function groupOf({label, title, results}, index) {
    const group = element('section', [])
    const head = element('p', [label ? element('span', [label], 'label') : '', label ? ' ' : '', title], 'chapter-name')
    head.id = `page.found-${index}`
    // The chapter's own beginning, where it comes first, says as much.
    if (results[0].isPage) head.classList.add('is-said')
    const list = element('ul', results.map(itemOf))
    list.setAttribute('aria-labelledby', head.id)
    group.append(head, list)
    return group
  }

  function itemOf({href, label, path, title, excerpt}) {
    const link = element('a', [
      element('span', [label ? element('span', [label], 'label') : '', label ? ' ' : '', ...partsOf(title)], 'title'),
      path.length > 0 ? element('span', [path.join(' › ')], 'path') : '',
      excerpt.length > 0 ? element('span', partsOf(excerpt), 'excerpt') : ''
    ])
    // In the one file, chapters are places.
    link.href = files ? href : `#${href.replace('#', '/')}`
    return element('li', [link])
  }

  function partsOf(parts) {
    return parts.map(([part, isMatch]) => (isMatch ? element('mark', [part]) : part))
  }

  function element(name, children, className) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...children.filter((child) => child !== ''))
    return made
  }

  function moreButton({total, shown}) {
    const button = element('button', [words.searchMore.replace('{number}', () => total - shown)], 'more')
    button.type = 'button'
    button.addEventListener('click', async () => {
      const last = links().length
      limit = total
      await search()
      links()[last]?.focus()
    })
    return button
  }

  function links() {
    return [...found.querySelectorAll('a, button')]
  }

  function read() {
    wanted = input.value
    limit = undefined
    goesOn = false
    search()
  }

  // Letters on their way to becoming characters are not looked for.
  input.addEventListener('input', (event) => event.isComposing || read())
  input.addEventListener('compositionend', read)

  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return
    const list = [input, ...links()]
    const here = list.indexOf(document.activeElement)
    const there = {ArrowDown: here + 1, ArrowUp: here - 1}[event.key]
    if (event.key === 'Enter' && here === 0) {
      event.preventDefault()
      goesOn = isBusy
      if (!isBusy) links()[0]?.click()
    } else if (there !== undefined && here !== -1) {
      event.preventDefault()
      list[Math.max(0, Math.min(there, list.length - 1))].focus()
    } else if (here > 0 && event.key.length === 1 && event.key !== ' ') input.focus()
  })
  found.addEventListener('click', (event) => event.target.closest('a') && box.close())
  search()

  return () => {
    if (!box.open) box.showModal()
    input.select()
  }

  /** In a worker where the page has one, so that typing never waits; else here, a little at a time. */
  function startEngine() {
    return location.protocol === 'file:' || !files ? engineHere() : engineInWorker().catch(engineHere)
  }

  function engineInWorker() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(addressOf(files.searchScan))
      let answer = () => resolve(ask)
      const ask = (question) =>
        new Promise((done, fail) => {
          answer = done
          worker.onerror = fail
          worker.postMessage(question)
        })
      worker.onmessage = ({data}) => answer(data)
      worker.onerror = reject
      worker.postMessage({text: addressOf(files.searchText)})
    })
  }

  async function engineHere() {
    if (files) await Promise.all([load(files.searchScan), load(files.searchText)])
    const book = await inSlices(bookSearch.prepare(bookText), () => false)
    return ({query, limit: most}, isStale) => inSlices(bookSearch.find(book, query, most), isStale)
  }

  async function inSlices(steps, isStale) {
    for (let began = performance.now(); ;) {
      const {done, value} = steps.next()
      if (done) return value
      if (performance.now() - began < 8) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (isStale()) return undefined
      began = performance.now()
    }
  }
})()
