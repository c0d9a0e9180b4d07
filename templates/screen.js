/* What a page can do more where scripts run. Everything reads, and leads where it should, without. */

const {body, documentElement: root} = document
const {words, files, facts} = bookSite
const isServed = location.protocol.startsWith('http')

const loading = new Map()

/** Loads a script or a style sheet of the site, once. What failed is tried again. */
function load(name) {
  if (!loading.has(name)) {
    const made = document.createElement(name.endsWith('.css') ? 'link' : 'script')
    const loaded = new Promise((resolve, reject) => {
      made.addEventListener('load', resolve)
      made.addEventListener('error', () => {
        loading.delete(name)
        made.remove()
        reject(new Error(name))
      })
    })
    if (made.localName === 'link') Object.assign(made, {rel: 'stylesheet', href: name})
    else made.src = name
    loading.set(name, loaded)
    document.head.append(made)
  }
  return loading.get(name)
}

function make(name, className, ...children) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** What the reader chose, and where reading stopped. Lasts as long as the page where storage is closed. */
function remember(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Then it is forgotten.
  }
}

function remembered(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {}
  } catch {
    return {}
  }
}

bookSite.load = load
goToPlace()
document.querySelectorAll('div.code').forEach(addToCode)
showWhereWeAre()
startPreviews()
startSearch(document.querySelector('button.search'))
startTools(document.querySelector('button.settings'))
startKeys()
startZoom()
startPermalinks()
startPosition()
startEditions()
startReport(document.querySelector('a.report'))
if (isServed && files && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(() => undefined))
}

/** Puts line numbers and a button on a code block; no button where the browser gives no clipboard, as for files. */
function addToCode(frame) {
  const code = frame.querySelector('code')
  const lines = code.textContent.split('\n').length - 1
  if (lines > 1) {
    const numbers = make('span', 'line-numbers', Array.from({length: lines}, (_, index) => index + 1).join('\n'))
    numbers.setAttribute('aria-hidden', 'true')
    frame.prepend(numbers)
  }
  if (!navigator.clipboard) return
  const button = make('button', 'copy', words.copy)
  button.type = 'button'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent)
    button.textContent = words.copied
    setTimeout(() => (button.textContent = words.copy), 1600)
  })
  frame.append(button)
}

/** Scrolls the contents, and not the page, to the chapter that is open. */
function showWhereWeAre() {
  const current = document.querySelector('nav.contents [aria-current]')
  if (!current) return
  const nav = current.closest('nav')
  const centre = () => (nav.scrollTop = current.offsetTop - nav.clientHeight / 3)
  centre()
  nav.addEventListener('toggle', centre)
}

/** Shows beside references where they lead: on hover and focus, on a phone at the first tap. */
function startPreviews() {
  if (!('popover' in HTMLElement.prototype)) return
  const box = make('div', 'preview')
  box.popover = 'manual'
  box.setAttribute('role', 'note')
  document.querySelector('main').append(box)
  let source
  let timer
  let pointer = 'mouse'
  let at
  const placeOf = ({screenX, screenY}) => `${screenX} ${screenY}`
  // What comes to lie under a pointer at rest, as the page scrolls to a note, is not what the reader points at.
  const moves = (event) => event.pointerType === 'mouse' && placeOf(event) !== at

  const hide = () => {
    clearTimeout(timer)
    source = undefined
    if (box.matches(':popover-open')) box.hidePopover()
  }
  const show = async (link, leads = false) => {
    clearTimeout(timer)
    source = link
    const [content] = await Promise.all([contentFor(link), style(), apparatus()])
    if (source !== link) return
    if (!content) return leads && link.click()
    box.replaceChildren(content)
    if (leads) {
      const more = make('a', '', words.readMore)
      more.href = link.href
      box.append(make('p', 'more', more))
    }
    box.showPopover()
    place(box, link)
  }
  const later = (act, delay) => {
    clearTimeout(timer)
    timer = setTimeout(act, delay)
  }

  for (const link of document.querySelectorAll(
    'article :is(a.term, a.xref, a.event, a.citation, a[role="doc-noteref"])'
  )) {
    if (!mayShow(link)) continue
    link.addEventListener('pointerenter', (event) => moves(event) && later(() => show(link), 220))
    link.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && later(hide, 180))
    link.addEventListener('focus', () => link.matches(':focus-visible') && source !== link && show(link))
    link.addEventListener('blur', () => later(hide, 180))
    link.addEventListener('click', (event) => {
      if (pointer === 'mouse' || source === link) return
      event.preventDefault()
      show(link, true)
    })
  }
  box.addEventListener('pointerenter', () => clearTimeout(timer))
  box.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && later(hide, 180))
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide())
  document.addEventListener('pointerdown', (event) => {
    pointer = event.pointerType
    if (event.target instanceof Node && !box.contains(event.target) && event.target !== source) hide()
  })
  document.addEventListener('pointermove', (event) => (at = placeOf(event)), {passive: true})
  addEventListener('scroll', hide, {passive: true})
}

function mayShow(link) {
  return link.getAttribute('href').startsWith('#') || body.dataset.previews !== undefined
}

/** Copies what stands on this page; what stands elsewhere is in a file beside it. */
async function contentFor(link) {
  const href = link.getAttribute('href')
  if (href.startsWith('#')) return copyOf(document.getElementById(decodeURIComponent(href.slice(1))))
  await load(body.dataset.previews).catch(() => undefined)
  const html = globalThis.bookPreviews?.[href]
  if (html === undefined) return undefined
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

function copyOf(target) {
  if (!target) return undefined
  const note = target.querySelector('.note-text')
  const copy = document.createDocumentFragment()
  if (/^H[1-6]$/.test(target.tagName)) {
    copy.append(make('p', 'preview-title', ...[...target.childNodes].map((node) => node.cloneNode(true))))
    const next = target.nextElementSibling
    if (next?.matches('p, ul, ol, blockquote')) copy.append(next.cloneNode(true))
  } else copy.append((note ?? target).cloneNode(true))
  copy
    .querySelectorAll('.backlinks, .permalink, .noteref, .copy, .line-numbers, .used-in')
    .forEach((item) => item.remove())
  copy.querySelectorAll('[id]').forEach((item) => item.removeAttribute('id'))
  copy.querySelectorAll('a').forEach((item) => item.replaceWith(make('span', item.className, ...item.childNodes)))
  return copy
}

/** Below the link, or above where there is more room; within the window. Phones have it at the foot, by style sheet. */
function place(box, link) {
  const {left, top, bottom} = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const {offsetWidth: width, offsetHeight: height} = box
  const below = bottom + height + 16 < innerHeight || top < height + 16
  box.style.left = `${Math.max(12, Math.min(left - 12, innerWidth - width - 24))}px`
  box.style.top = `${below ? bottom + 8 : top - height - 8}px`
}

/** Opens the search box: by its button, by / and by Ctrl+K. What it does is loaded when it opens first. */
function startSearch(button) {
  if (!button) return
  const open = async () => {
    try {
      if (files) await Promise.all([load(files.searchSheet), load(files.searchBox)])
      else if (!globalThis.openSearch) makeSearchBox()
      openSearch()
    } catch {
      button.title = words.searchFailed
      button.classList.add('failed')
    }
  }
  button.hidden = false
  button.addEventListener('click', open)
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
    const isLetter = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (event.isComposing || !(isLetter || (isSlash && !isWriting(event)))) return
    event.preventDefault()
    open()
  })
}

function isWriting({target}) {
  return target instanceof Element && target.closest('input:not([type=radio]), textarea, select') !== null
}

/** Opens reading settings, and by ? what keys do. */
function startTools(button) {
  const open = async (part) => {
    if (files) await Promise.all([style(), load(files.tools)]).catch(() => undefined)
    globalThis.openTools?.(button, part)
  }
  button.hidden = false
  button.addEventListener('click', () => open())
  document.addEventListener('keydown', (event) => {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || isWriting(event)) return
    event.preventDefault()
    open('shortcuts')
  })
}

/** Arrow keys turn pages, where they scroll and edit nothing. */
function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    if (
      event.target instanceof Element &&
      event.target.closest('pre, .table, .math, input, textarea, select, dialog, [popover]')
    )
      return
    const rel = {ArrowLeft: 'prev', ArrowRight: 'next'}[event.key]
    const link = rel && document.querySelector(`link[rel="${rel}"]`)
    if (link) location.href = link.href
  })
}

/** Shows a figure's picture over the page. */
function startZoom() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.zoom') : undefined
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !HTMLDialogElement.prototype.showModal) return
    event.preventDefault()
    const image = link.querySelector('img').cloneNode()
    image.loading = 'eager'
    const close = make('button', 'close', words.close)
    close.type = 'button'
    const box = make('dialog', 'zoom-box', image, close)
    box.setAttribute('aria-label', link.getAttribute('aria-label') ?? words.zoom)
    box.addEventListener('click', () => box.close())
    box.addEventListener('close', () => box.remove())
    body.append(box)
    style().then(() => box.showModal())
  })
}

/** The look of what scripts show over a page. */
function style() {
  return files ? load(files.toolsSheet).catch(() => undefined) : Promise.resolve()
}

/** The look of entries and formulas, which are on few pages but shown on many. */
function apparatus() {
  if (!files || document.querySelector(`link[href="${files.apparatus}"]`)) return undefined
  return load(files.apparatus).catch(() => undefined)
}

/** A paragraph has its link when the pointer is over it. */
function startPermalinks() {
  const link = make('a', 'permalink', '¶')
  document.querySelector('article')?.addEventListener('pointerover', ({target, pointerType}) => {
    const paragraph = target instanceof Element && pointerType === 'mouse' && target.closest('p[id]')
    if (!paragraph || link.parentNode === paragraph) return
    link.href = `#${paragraph.id}`
    link.tabIndex = -1
    link.setAttribute('aria-label', words.permalink)
    paragraph.append(link)
  })
}

/** The front page leads on to where reading stopped. */
function startPosition() {
  const key = `read ${facts.id} ${facts.edition}`
  const start = document.querySelector('.front:not(.single) .start')
  const {page, title, place: where} = remembered(key)
  if (start && page) {
    const link = make('a', 'continue', `${words.continueReading}${title}`)
    link.href = where ? `${page}#${where}` : page
    start.prepend(link)
  }
  if (!body.classList.contains('chapter')) return
  const save = () => {
    const shown = [...document.querySelectorAll('article :is(h1, h2, h3, p)[id]')]
    const here = shown.findLast((item) => item.getBoundingClientRect().top < 48)
    const heading = document.querySelector('h1')
    remember(key, {
      page: encodeURIComponent(body.dataset.page),
      title: heading?.textContent ?? document.title,
      place: here?.id
    })
  }
  addEventListener('scrollend', save, {passive: true})
  addEventListener('pagehide', save)
}

/** Another edition opens at the same section: by its place among the headings where ids differ. */
function startEditions() {
  const headings = () => [...document.querySelectorAll('article :is(h2, h3, h4, h5, h6)[id]')]
  for (const link of document.querySelectorAll('a.edition')) {
    link.addEventListener('click', () => {
      const all = headings()
      const index = all.findLastIndex((heading) => heading.getBoundingClientRect().top < 160)
      if (index >= 0) link.hash = `page.at.${index}.${all[index].id}`
    })
  }
}

/** What a report begins with is written by the tools: they are there before the link can be pressed. */
function startReport(link) {
  for (const event of ['pointerover', 'focus']) {
    link?.addEventListener(event, () => files && load(files.tools).catch(() => undefined), {once: true})
  }
}

/** Goes on where a former place leads, or to the section that another edition named. */
function goToPlace() {
  const hash = decodeURIComponent(location.hash.slice(1))
  const [, index, id] = /^page\.at\.(\d+)\.(.*)$/.exec(hash) ?? []
  const all = [...document.querySelectorAll('article :is(h2, h3, h4, h5, h6)[id]')]
  const target = index && (document.getElementById(id) ?? all[index])
  if (target) location.replace(`#${target.id}`)
  const moved = document.getElementById(hash)
  if (moved?.classList.contains('moved')) location.replace(moved.querySelector('a').href)
}
