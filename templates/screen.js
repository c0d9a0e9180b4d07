/* What a page can do more where scripts run. Everything reads, and leads where it should, without. */

const {body, documentElement: root} = document
const words = body.dataset

startTheme(document.querySelector('button.theme'))
document.querySelectorAll('div.code').forEach(addCopyButton)
showWhereWeAre()
startPreviews()
startSearch(document.querySelector('button.search'), document.querySelector('dialog.search-box'))
startKeys()

/** Turns through automatic, light, dark. */
function startTheme(button) {
  const themes = ['auto', 'light', 'dark']
  const show = () => {
    const theme = root.dataset.theme ?? 'auto'
    const name = `${button.dataset.label}: ${button.dataset[theme]}`
    button.dataset.theme = theme
    button.setAttribute('aria-label', name)
    button.title = name
  }
  button.hidden = false
  show()
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? 'auto') + 1) % themes.length]
    if (next === 'auto') delete root.dataset.theme
    else root.dataset.theme = next
    remember(next)
    show()
  })
}

function remember(theme) {
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Then it lasts as long as the page.
  }
}

/** Puts a button on a code block; none where the browser gives no clipboard, as for files. */
function addCopyButton(frame) {
  if (!navigator.clipboard) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = words.copy
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(frame.querySelector('code').textContent)
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

/** Shows terms and notes beside where they are used: on hover and focus, on a phone at the first tap. */
function startPreviews() {
  if (!('popover' in HTMLElement.prototype)) return
  const box = document.createElement('div')
  box.className = 'preview'
  box.popover = 'manual'
  box.setAttribute('role', 'note')
  document.querySelector('main').append(box)
  let source
  let timer
  let pointer = 'mouse'

  const hide = () => {
    clearTimeout(timer)
    source = undefined
    if (box.matches(':popover-open')) box.hidePopover()
  }
  const show = (link, leads = false) => {
    const content = contentFor(link)
    if (!content) return
    clearTimeout(timer)
    source = link
    box.replaceChildren(...content)
    if (leads) box.append(moreLink(link))
    box.showPopover()
    place(box, link)
  }
  const later = (act, delay) => {
    clearTimeout(timer)
    timer = setTimeout(act, delay)
  }

  for (const link of document.querySelectorAll('a.term, a[role="doc-noteref"]')) {
    link.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && later(() => show(link), 220))
    link.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && later(hide, 180))
    link.addEventListener('focus', () => link.matches(':focus-visible') && source !== link && show(link))
    link.addEventListener('blur', () => later(hide, 180))
    link.addEventListener('click', (event) => {
      if (pointer === 'mouse' || source === link || !contentFor(link)) return
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
  addEventListener('scroll', hide, {passive: true})
}

/** Copies a note from the end of the page, or a term from its template. */
function contentFor(link) {
  const id = decodeURIComponent(link.hash.slice(1))
  const template = document.querySelector(`template[data-term="${CSS.escape(id)}"]`)
  if (template) return [template.content.cloneNode(true)]
  const note = document.getElementById(id)?.querySelector('.note-text')
  if (!note) return undefined
  const copy = note.cloneNode(true)
  copy.querySelectorAll('.backlinks').forEach((item) => item.remove())
  copy.querySelectorAll('[id]').forEach((item) => item.removeAttribute('id'))
  return [copy]
}

function moreLink(link) {
  const line = document.createElement('p')
  const more = document.createElement('a')
  line.className = 'more'
  more.href = link.href
  more.textContent = words.more
  line.append(more)
  return line
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
function startSearch(button, box) {
  if (!box.showModal) return
  const input = box.querySelector('input')
  const open = () => {
    if (!box.open) box.showModal()
    input.select()
    if (globalThis.startSearchBox || document.querySelector('script.search')) return
    const script = document.createElement('script')
    script.className = 'search'
    script.src = button.dataset.script
    script.addEventListener('load', () => startSearchBox(box))
    script.addEventListener('error', () => {
      script.remove()
      box.querySelector('[role="status"]').textContent = box.dataset.failed
    })
    document.head.append(script)
  }
  button.hidden = false
  button.addEventListener('click', open)
  box.querySelector('.close').addEventListener('click', () => box.close())
  box.addEventListener('click', (event) => event.target === box && box.close())
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
    const isLetter = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    const isWriting = event.target instanceof Element && event.target.closest('input, textarea, select')
    if (event.isComposing || !(isLetter || (isSlash && !isWriting))) return
    event.preventDefault()
    open()
  })
}

/** Arrow keys turn pages, where they scroll and edit nothing. */
function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    if (
      event.target instanceof Element &&
      event.target.closest('pre, .table, .math, input, textarea, select, summary, dialog')
    )
      return
    const rel = {ArrowLeft: 'prev', ArrowRight: 'next'}[event.key]
    const link = rel && document.querySelector(`link[rel="${rel}"]`)
    if (link) location.href = link.href
  })
}
