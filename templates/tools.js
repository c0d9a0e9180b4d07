/* Reading settings, what keys do, how to cite a page, keeping the book. Loaded when it is first asked for. */
globalThis.openTools = (() => {
  const {words, facts} = bookTools
  const {documentElement: root, body} = document
  const own = {...bookSite.facts, ...facts}
  const key = 'reading'
  let panel

  /** What can be chosen, and what needs no mark on the page. */
  const settings = [
    [
      'theme',
      'auto',
      words.theme,
      {auto: words.themeAuto, light: words.themeLight, sepia: words.themeSepia, dark: words.themeDark}
    ],
    [
      'size',
      'normal',
      words.textSize,
      {small: words.sizeSmall, normal: words.sizeNormal, large: words.sizeLarge, huge: words.sizeHuge}
    ],
    [
      'leading',
      'normal',
      words.leading,
      {tight: words.leadingTight, normal: words.leadingNormal, loose: words.leadingLoose}
    ],
    ['face', own.face, words.face, {sans: words.faceSans, serif: words.faceSerif}],
    ...(own.isChinese ? [['terms', 'own', words.termDisplay, {own: words.termOwn, both: words.termBoth}]] : []),
    ['justify', 'off', words.justify, {off: words.off, on: words.on}],
    ['lines', 'off', words.lineNumbers, {off: words.off, on: words.on}]
  ]

  function make(name, className, ...children) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...children)
    return made
  }

  function button(label, act) {
    const made = make('button', '', label)
    made.type = 'button'
    made.addEventListener('click', act)
    return made
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {}
    } catch {
      return {}
    }
  }

  function choose(name, value, usual) {
    const chosen = read()
    if (value === usual) {
      delete chosen[name]
      delete root.dataset[name]
    } else chosen[name] = root.dataset[name] = value
    try {
      localStorage.setItem(key, JSON.stringify(chosen))
    } catch {
      // Then it lasts as long as the page.
    }
  }

  function settingOf([name, usual, label, choices]) {
    const group = make('fieldset', '', make('legend', '', label))
    const line = make('div', 'choices')
    for (const [value, text] of Object.entries(choices)) {
      const input = make('input')
      Object.assign(input, {
        type: 'radio',
        name: `page.${name}`,
        value,
        checked: (root.dataset[name] ?? usual) === value
      })
      input.addEventListener('change', () => choose(name, value, usual))
      line.append(make('label', '', input, make('span', '', text)))
    }
    group.append(line)
    return group
  }

  function open(opener, part) {
    if (!panel) {
      const foot = make(
        'p',
        'actions',
        button(words.cite, () => show(cite())),
        button(words.shortcuts, () => show(shortcuts()))
      )
      if (navigator.serviceWorker?.controller) foot.append(keepButton())
      panel = make('div', 'tools', ...settings.map(settingOf), foot)
      panel.popover = 'auto'
      panel.id = 'page.tools'
      panel.setAttribute('role', 'dialog')
      panel.setAttribute('aria-label', words.settings)
      opener.after(panel)
    }
    if (part === 'shortcuts') return show(shortcuts())
    const {left, bottom} = opener.getBoundingClientRect()
    panel.togglePopover()
    panel.style.top = `${Math.min(bottom + 6, innerHeight - panel.offsetHeight - 8)}px`
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.offsetWidth - 8))}px`
    panel.querySelector('input:checked').focus()
  }

  /** A window over the page, for what is read once. */
  function show(content) {
    if (panel.matches(':popover-open')) panel.hidePopover()
    if (document.querySelector('dialog.tool-box')) return
    const box = make('dialog', 'tool-box', ...content)
    box.setAttribute('aria-label', content[0].textContent)
    box.append(
      make(
        'p',
        'actions',
        button(words.close, () => box.close())
      )
    )
    box.addEventListener('click', ({target}) => target === box && box.close())
    box.addEventListener('close', () => box.remove())
    body.append(box)
    box.showModal()
  }

  function shortcuts() {
    const rows = [
      ['← →', `${words.keyPrevious} / ${words.keyNext}`],
      ['/', words.keySearch],
      ['?', words.keyHelp],
      ['Esc', words.keyClose]
    ]
    const list = rows.flatMap(([keys, what]) => [make('dt', '', make('kbd', '', keys)), make('dd', '', what)])
    return [make('h2', '', words.shortcuts), make('dl', 'keys', ...list)]
  }

  /** The page, or the paragraph that is selected. */
  function cite() {
    const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split('#')[0]
    const chosen = getSelection().anchorNode?.parentElement?.closest('article [id]')
    const place = chosen ? `${address}#${chosen.id}` : address
    const chapter = document.querySelector('h1')?.textContent.trim() ?? ''
    const names = own.creators.join(', ')
    const year = (own.date ?? own.modified).slice(0, 4)
    const plain = `${names ? `${names}. ` : ''}${own.title}[EB/OL]. ${own.version}. ${[own.publisher, year].filter(Boolean).join(', ')}. ${chapter}. ${place}.`
    const name = `${own.edition}-${own.version}`.replace(/[^\w-]/g, '-')
    const fields = {
      title: own.title,
      author: own.creators.join(' and '),
      publisher: own.publisher,
      year,
      edition: own.version,
      chapter,
      url: place
    }
    const lines = Object.entries(fields).filter(([, value]) => value)
    const bibtex = `@inbook{${name},\n${lines.map(([field, value]) => `  ${field} = {${value}}`).join(',\n')}\n}`
    return [make('h2', '', words.cite), ...sample(words.citePlain, plain), ...sample('BibTeX', bibtex)]
  }

  function sample(title, text) {
    const copy = button(words.copy, async () => {
      await navigator.clipboard.writeText(text)
      copy.textContent = words.copied
    })
    const pre = make('pre', '', text)
    pre.tabIndex = 0
    return [make('p', 'sample-title', make('b', '', title), ...(navigator.clipboard ? [copy] : [])), pre]
  }

  function keepButton() {
    const made = button(words.keepOffline, () => {
      made.disabled = true
      navigator.serviceWorker.controller.postMessage('keep')
    })
    navigator.serviceWorker.addEventListener('message', ({data: {done, total, kept}}) => {
      if (total) made.textContent = `${words.keepingOffline} ${done}/${total}`
      else made.textContent = kept ? words.keptOffline : words.keepFailed
      if (kept === false) made.disabled = false
    })
    return made
  }

  // The report of a mistake begins with the words that are selected.
  if (own.report) {
    document.querySelector('a.report')?.addEventListener('click', ({currentTarget}) => {
      const quote = getSelection().toString().trim().slice(0, 500)
      const about = `${location.href}\n${own.edition} ${own.version}\n`
      currentTarget.href = own.report
        .replace('{title}', () => encodeURIComponent(`${own.title}: ${document.title}`))
        .replace('{body}', () =>
          encodeURIComponent(quote ? `${about}\n> ${quote.replaceAll('\n', '\n> ')}\n\n` : about)
        )
    })
  }

  return open
})()
