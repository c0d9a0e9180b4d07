/* Keeps the book for reading without a network: what was read, or all of it where the reader asked for that. */

const {version, files, shell} = bookFiles
const scope = new URL('./', location.href)
const store = `book ${scope.pathname}`
/** In place of a page: which files are kept, and from which version. */
const ledger = new URL('kept.json', scope).href

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('fetch', (event) => {
  const name = nameOf(event.request)
  if (name !== undefined) event.respondWith(answer(event.request, name))
})
addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepAll(event.source))
})

/** A file of the book, as it is listed; nothing for what is none. */
function nameOf({url, method}) {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== scope.origin || !address.pathname.startsWith(scope.pathname))
    return undefined
  const name = decodeURIComponent(address.pathname.slice(scope.pathname.length)) || 'index.html'
  return name in files ? name : undefined
}

const addressOf = (name) => new URL(name.split('/').map(encodeURIComponent).join('/'), scope).href

/** All that was kept before and has changed is fetched anew, before the new version takes over. */
async function install() {
  const kept = await keptFiles()
  const wanted = new Set([...shell, ...Object.keys(kept.files).filter((name) => name in files)])
  if (kept.isAll) for (const name of Object.keys(files)) wanted.add(name)
  await fetchAll([...wanted].filter((name) => kept.files[name] !== files[name]))
  await skipWaiting()
}

async function activate() {
  const cache = await caches.open(store)
  for (const request of await cache.keys()) {
    if (request.url !== ledger && nameOf(request) === undefined) await cache.delete(request)
  }
  await clients.claim()
}

/** Pages come from the network, as long as there is one; what has its content in its name, never twice. */
async function answer(request, name) {
  const cache = await caches.open(store)
  const kept = await cache.match(addressOf(name))
  if (kept && !name.endsWith('.html')) return kept
  try {
    const response = await fetch(request, kept ? {signal: AbortSignal.timeout(4000)} : {})
    if (response.ok && !response.redirected) await put(cache, name, response.clone())
    return response
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

async function keepAll(client) {
  const names = Object.keys(files)
  const kept = await keptFiles()
  try {
    await fetchAll(
      names.filter((name) => kept.files[name] !== files[name]),
      (done, total) => client.postMessage({done, total})
    )
    await writeLedger(await caches.open(store), {isAll: true, files})
    client.postMessage({kept: true})
  } catch {
    client.postMessage({kept: false})
  }
}

async function fetchAll(names, tell = () => undefined) {
  const cache = await caches.open(store)
  for (let start = 0; start < names.length; start += 8) {
    const some = names.slice(start, start + 8)
    await Promise.all(
      some.map(async (name) => {
        const response = await fetch(addressOf(name), {cache: 'no-cache'})
        if (!response.ok) throw new Error(name)
        await cache.put(addressOf(name), response)
      })
    )
    tell(start + some.length, names.length)
  }
  const kept = await keptFiles()
  for (const name of names) kept.files[name] = files[name]
  await writeLedger(cache, kept)
}

async function put(cache, name, response) {
  await cache.put(addressOf(name), response)
  const kept = await keptFiles()
  // A page from the network may be newer than this list.
  kept.files[name] = files[name]
  await writeLedger(cache, kept)
}

async function keptFiles() {
  const cache = await caches.open(store)
  const found = await cache.match(ledger)
  return found ? found.json() : {isAll: false, files: {}}
}

function writeLedger(cache, kept) {
  return cache.put(
    ledger,
    new Response(JSON.stringify({...kept, version}), {headers: {'content-type': 'application/json'}})
  )
}
