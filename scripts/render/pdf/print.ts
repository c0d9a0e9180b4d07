/** The only module that knows puppeteer. */
import puppeteer, {type Browser, type HTTPRequest, type Page} from 'puppeteer'
import type {BrowserLaunch} from '../../book.ts'
import {EnvironmentError} from '../../diagnostics.ts'
import {documentUrl, markedId} from './addresses.ts'
import type {IndexPages} from './index-pages.ts'

/** What the browser can ask for, by address. */
export type Resources = Map<string, {mediaType: string; bytes: Uint8Array | string}>

/** What to write into the page once the layout is known. */
export type Patch = {
  /** Text by the id that a page number is for. */
  pageNumbers: Readonly<Record<string, string>>
  /** Openings that an empty page precedes, by id. */
  blanks: readonly string[]
  /** Ids of references whose page is not worth a word. */
  hiddenReferences: readonly string[]
  /** Pages by the id of the entry in the index. */
  indexPages: Readonly<Record<string, readonly IndexPages[]>>
  /** Rules for the furniture of the pages. */
  styles: string
}

/** A loaded print document. */
export type Sheet = {
  /** Print without text, tags and outline, to learn where things are: half the time. */
  measure: () => Promise<Uint8Array>
  patch: (patch: Patch) => Promise<void>
  /** Print with tags and outline. */
  print: () => Promise<Uint8Array>
  /** Find what is wider than a type area of so many CSS pixels, in reading order. */
  findWide: (width: number) => Promise<WideElement[]>
}

/** An element that makes the browser shrink the book. */
export type WideElement = {chapterId: string; text: string}

// What the functions at the end use where they run: in the page. Nothing else of the DOM is known here.
type PageElement = {
  textContent: string
  hidden: boolean
  dataset: Readonly<Record<string, string>>
  parentElement: PageElement | null
  getBoundingClientRect: () => {right: number}
  getAttribute: (name: string) => string | null
  setAttribute: (name: string, value: string) => void
  querySelectorAll: (selector: string) => Iterable<PageElement>
}
declare const document: PageElement & {body: PageElement; querySelector: (selector: string) => PageElement | null}

type Job = {
  launch: BrowserLaunch
  /** The document at `documentUrl` and all that it refers to; any other request is refused. */
  resources: Resources
  /** Ends the browser. */
  signal: AbortSignal
}

/**
 * Open a print document in the browser, without scripts, network or files, and work with it; once more if the browser
 * crashes.
 *
 * @throws {EnvironmentError} when it crashes again.
 */
export async function withSheet<T>(job: Job, work: (sheet: Sheet) => Promise<T>): Promise<T> {
  try {
    return await attempt(job, work)
  } catch (error) {
    if (!(error instanceof BrowserCrash)) throw error
  }
  try {
    return await attempt(job, work)
  } catch (error) {
    if (!(error instanceof BrowserCrash)) throw error
    throw new EnvironmentError('The browser crashed twice while it printed', {
      ruleId: 'browser-crash',
      note: 'Free memory, or name another browser'
    })
  }
}

class BrowserCrash extends Error {
  override name = 'BrowserCrash'
}

async function attempt<T>({launch, resources, signal}: Job, work: (sheet: Sheet) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const browser = await start(launch)
  const kill = () => void browser.process()?.kill('SIGKILL')
  signal.addEventListener('abort', kill, {once: true})
  try {
    const page = await browser.newPage()
    const sheet = openSheet(page, resources).then(work)
    return await Promise.race([sheet, crashOf(browser, page)])
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', kill)
    await browser.close().catch(kill)
  }
}

/** Rejects when the browser or its page dies: calls to a dead page never end. */
function crashOf(browser: Browser, page: Page): Promise<never> {
  return new Promise((_, reject) => {
    page.on('error', (error) => {
      reject(new BrowserCrash(error.message))
    })
    browser.on('disconnected', () => {
      reject(new BrowserCrash('The browser ended'))
    })
  })
}

async function start({executablePath, args, env}: BrowserLaunch): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    args: [...args],
    env: {...env},
    headless: 'shell',
    protocolTimeout: 0,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  })
}

async function openSheet(page: Page, resources: Resources): Promise<Sheet> {
  await page.setJavaScriptEnabled(false)
  await page.setRequestInterception(true)
  page.on('request', (request) => void answer(request, resources))
  await page.goto(documentUrl, {waitUntil: 'load', timeout: 0})
  return {
    measure: async () => {
      await page.evaluate(setBodyClass, 'measuring')
      const pdf = await printPage(page, false)
      await page.evaluate(setBodyClass, '')
      return pdf
    },
    patch: async (patch) => {
      await page.evaluate(applyPatch, patch)
      await page.evaluate(hideReferences, patch.hiddenReferences)
      await page.evaluate(showBlanks, patch.blanks)
    },
    print: () => printPage(page, true),
    findWide: async (width) => {
      await page.emulateMediaType('print')
      await page.setViewport({width: Math.round(width), height: 1000})
      const found = await page.evaluate(wideElements, width)
      return found.map(({href, text}) => ({chapterId: markedId(href)?.split('/')[0] ?? '', text}))
    }
  }
}

async function printPage(page: Page, tagged: boolean): Promise<Uint8Array> {
  return page.pdf({preferCSSPageSize: true, printBackground: true, tagged, outline: tagged, timeout: 0})
}

async function answer(request: HTTPRequest, resources: Resources): Promise<void> {
  const resource = resources.get(request.url())
  if (resource) {
    const body = typeof resource.bytes === 'string' ? resource.bytes : Buffer.from(resource.bytes)
    await request.respond({contentType: resource.mediaType, body, headers: {'Access-Control-Allow-Origin': '*'}})
  } else if (request.isNavigationRequest()) {
    // An aborted navigation would replace the page with an error; an empty answer leaves it as it is.
    await request.respond({status: 204})
  } else await request.abort('blockedbyclient')
}

/* The functions below run in the page. */

function setBodyClass(name: string): void {
  document.body.setAttribute('class', name)
}

function applyPatch({pageNumbers, indexPages, styles}: Patch): void {
  for (const list of document.querySelectorAll('.locators')) {
    const seen = new Set<string>()
    for (const locator of list.querySelectorAll('.locator')) {
      const [number] = locator.querySelectorAll('[data-page-of]')
      const label = pageNumbers[number?.dataset['pageOf'] ?? ''] ?? ''
      locator.hidden = seen.has(label)
      seen.add(label)
    }
  }
  for (const span of document.querySelectorAll('[data-page-of]'))
    span.textContent = pageNumbers[span.dataset['pageOf'] ?? ''] ?? ''
  for (const list of document.querySelectorAll('[data-index-entry]')) {
    const pages = indexPages[list.dataset['indexEntry'] ?? ''] ?? []
    let count = 0
    for (const item of list.querySelectorAll('.index-locator-pages')) {
      const {from, to} = pages[count++] ?? {}
      item.hidden = from === undefined
      const [first, last] = item.querySelectorAll('a')
      const [end] = item.querySelectorAll('.index-locator-end')
      if (!from || !first || !last || !end) continue
      first.textContent = from.label
      first.setAttribute('href', from.href)
      end.hidden = to === undefined
      last.textContent = (to ?? from).label
      last.setAttribute('href', (to ?? from).href)
    }
  }
  const style = document.querySelector('#page-furniture')
  if (style) style.textContent = styles
}

function hideReferences(hidden: readonly string[]): void {
  const ids = new Set(hidden)
  for (const words of document.querySelectorAll('[data-reference]'))
    words.hidden = ids.has(words.dataset['reference'] ?? '')
}

function showBlanks(shown: readonly string[]): void {
  const ids = new Set(shown)
  for (const blank of document.querySelectorAll('[data-blank]')) blank.hidden = !ids.has(blank.dataset['blank'] ?? '')
}

/** The outermost ones, each with the marker of its chapter. */
function wideElements(width: number): {href: string; text: string}[] {
  const found: {href: string; text: string}[] = []
  for (const chapter of document.querySelectorAll('section')) {
    const [marker] = chapter.querySelectorAll('.marker')
    for (const element of chapter.querySelectorAll('*')) {
      const isWide = element.getBoundingClientRect().right > width + 1
      if (!isWide || (element.parentElement?.getBoundingClientRect().right ?? 0) > width + 1) continue
      found.push({href: marker?.getAttribute('href') ?? '', text: element.textContent.trim().slice(0, 40)})
    }
  }
  return found.slice(0, 3)
}
