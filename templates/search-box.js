/* What happens in the search box. Loaded when it is first opened; the search itself is in search.js. */
globalThis.startSearchBox = (box) => {
  const {scan, text} = bookSearchFiles
  const input = box.querySelector('input')
  const status = box.querySelector('[role="status"]')
  const found = box.querySelector('.found')
  const words = box.dataset
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
      status.textContent = engine ? status.textContent : words.loading
      engine ??= await startEngine()
      for (let asked; asked !== key();) {
        asked = key()
        const result = wanted.trim() === '' ? undefined : await engine({query: wanted, limit}, () => asked !== key())
        if (asked === key()) show(result)
      }
    } catch {
      status.textContent = words.failed
    }
    isBusy = false
  }

  const key = () => `${limit} ${wanted}`

  function show(result) {
    found.replaceChildren(...(result?.groups ?? []).map(groupOf))
    if (result?.total > result?.shown) found.append(moreButton(result))
    status.textContent = result ? countOf(result) : words.tip
    words.answered = wanted
    if (goesOn && result) links()[0]?.click()
    goesOn = false
  }

  function countOf({total, query}) {
    if (total > 0) return words.count.replace('{number}', () => total)
    return words.none.replace('{query}', () => query.trim())
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
    link.href = href
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
    const button = element('button', [words.more.replace('{number}', () => total - shown)], 'more')
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

  /** In a worker where the page has one, so that typing never waits; else here, a little at a time. */
  function startEngine() {
    return location.protocol === 'file:' ? engineHere() : engineInWorker().catch(engineHere)
  }

  function engineInWorker() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(scan)
      let answer = () => resolve(ask)
      const ask = (question) =>
        new Promise((done, fail) => {
          answer = done
          worker.onerror = fail
          worker.postMessage(question)
        })
      worker.onmessage = ({data}) => answer(data)
      worker.onerror = reject
      worker.postMessage({text})
    })
  }

  async function engineHere() {
    await Promise.all([load(scan), load(text)])
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

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = name
      script.addEventListener('load', resolve)
      script.addEventListener('error', reject)
      document.head.append(script)
    })
  }
}
