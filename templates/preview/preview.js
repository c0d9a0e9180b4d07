/* Keeps a page as its manuscript is: takes in what has changed, leaves the reader where they are, shows what is wrong. */

const words = {
  zh: {
    error: '个错误',
    warning: '个警告',
    info: '条提示',
    fine: '没有发现问题',
    stale: '书稿有错，显示的是上一次的内容',
    nothing: '书稿有错，改正之后在这里显示',
    lost: '预览已停止',
    print: '看 PDF'
  },
  en: {
    error: 'errors',
    warning: 'warnings',
    info: 'notes',
    fine: 'nothing found',
    stale: 'the manuscript has errors: this is what it was before',
    nothing: 'the manuscript has errors: once they are mended, it shows here',
    lost: 'the preview has stopped',
    print: 'view PDF'
  }
}
let said = words.zh
let seen = 0

const panel = document.createElement('aside')
panel.className = 'zhushu-preview'
const badge = document.createElement('details')
const summary = document.createElement('summary')
const body = document.createElement('div')
badge.append(summary, body)
panel.append(badge)
document.body.append(panel)

const events = new EventSource('/.preview/events')
events.addEventListener('open', () => void refresh())
events.addEventListener('message', () => void refresh())
events.addEventListener('error', () => {
  panel.dataset.state = 'lost'
  summary.textContent = said.lost
})

async function refresh() {
  const state = await (await fetch('/.preview/state.json')).json()
  said = words[state.language] ?? words.zh
  if (seen !== 0 && state.version !== seen) await takeIn()
  seen = state.version
  show(state)
}

/** Take in what is new of this page, and nothing else: what is open stays open, what is seen stays in sight. */
async function takeIn() {
  const response = await fetch(location.pathname, {cache: 'no-store'})
  // What stands in place of a book has nothing of the site's.
  if (document.querySelector('main')?.childElementCount === 0 && response.ok) location.reload()
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const anchor = anchorOf()
  const top = anchor?.getBoundingClientRect().top ?? 0
  document.title = fresh.title
  for (const selector of ['nav.contents', 'main', 'footer']) {
    const [old, now] = [document.querySelector(selector), fresh.querySelector(selector)]
    if (old && now) morph(old, now)
  }
  if (anchor?.isConnected) scrollBy({top: anchor.getBoundingClientRect().top - top, behavior: 'instant'})
  document.dispatchEvent(new CustomEvent('zhushu-preview'))
}

/** The first block that is in sight. */
function anchorOf() {
  const blocks = document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, figure, pre, table, dt)')
  return [...blocks].find((block) => block.getBoundingClientRect().bottom > 0)
}

/** Make a node what another is, by changing as little as can be: children that are the same stay where they are. */
function morph(old, now) {
  if (old.isEqualNode(now)) return
  if (old.nodeType !== Node.ELEMENT_NODE || now.nodeType !== Node.ELEMENT_NODE || old.tagName !== now.tagName) {
    old.replaceWith(document.importNode(now, true))
    return
  }
  for (const {name} of [...old.attributes]) if (!now.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  for (const {name, value} of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  const [before, after] = [[...old.childNodes], [...now.childNodes]]
  let start = 0
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start++
  let end = 0
  const rest = () => Math.min(before.length, after.length) - start
  while (end < rest() && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end++
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const behind = before[before.length - end] ?? null
  for (const [index, node] of come.entries()) {
    if (index < gone.length) morph(gone[index], node)
    else old.insertBefore(document.importNode(node, true), behind)
  }
  for (const node of gone.slice(come.length)) node.remove()
}

function show({counts, findings, failure, isCurrent}) {
  const kinds = ['error', 'warning', 'info'].filter((kind) => counts[kind] > 0)
  panel.dataset.state = failure || counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'fine'
  summary.textContent = kinds.length > 0 ? kinds.map((kind) => `${counts[kind]} ${said[kind]}`).join(' · ') : said.fine
  const print = document.createElement('a')
  Object.assign(print, {href: '/.preview/book.pdf', target: '_blank', textContent: said.print})
  const list = document.createElement('ul')
  for (const finding of findings) list.append(itemOf(finding))
  const notice = document.createElement('p')
  const isEmpty = document.querySelector('main')?.childElementCount === 0
  notice.textContent = failure ?? (isCurrent ? '' : isEmpty ? said.nothing : said.stale)
  // Where nothing could be made yet, what is wrong is all there is to see.
  if (isEmpty) badge.open = true
  body.replaceChildren(...(notice.textContent ? [notice] : []), list, print)
}

function itemOf({path, line, column, severity, message, note, ruleId, href}) {
  const item = document.createElement('li')
  item.className = severity
  const link = document.createElement('a')
  Object.assign(link, {href, textContent: `${path}:${line ?? 1}:${column ?? 1}`})
  const text = document.createElement('span')
  text.textContent = note ? `${message} → ${note}` : message
  const rule = document.createElement('code')
  rule.textContent = ruleId ?? ''
  item.append(link, text, rule)
  return item
}
