/** The only module that knows puppeteer. */
import puppeteer, {type Browser, type HTTPRequest, type Page} from 'puppeteer'
import type {BrowserLaunch} from '../../renderer.ts'
import {EnvironmentError} from '../../diagnostics.ts'
import {documentUrl, markedId} from './addresses.ts'
import {
  applyPatch,
  hideReferences,
  imageWidths,
  keepNotes,
  moveBlocks,
  setBodyClass,
  showBlanks,
  wideElements,
  type Patch
} from './in-page.ts'

/** What the browser can ask for, by address. */
export type Resources = Map<string, {mediaType: string; bytes: Uint8Array | string}>

/** A loaded print document. */
export type Sheet = {
  /** Print without text, tags and outline, to learn where things are: half the time. */
  measure: () => Promise<Uint8Array>
  patch: (patch: Patch) => Promise<void>
  /** Print with tags and outline. */
  print: () => Promise<Uint8Array>
  /** Find what is wider than a type area of so many CSS pixels, in reading order. */
  findWide: (width: number) => Promise<WideElement[]>
  /** Measure images on a type area of so many CSS pixels. */
  findImages: (width: number) => Promise<PlacedImage[]>
}

/** An element that makes the browser shrink the book. */
export type WideElement = {chapterId: string; text: string}

/** An image as it is printed; its width in CSS pixels. */
export type PlacedImage = {href: string; width: number}

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
      await page.evaluate(keepNotes, patch.keptNotes)
      await page.evaluate(moveBlocks, patch.moved)
      await page.evaluate(showBlanks, patch.blanks)
    },
    print: () => printPage(page, true),
    findImages: async (width) => {
      await showAsPrinted(page, width)
      return await page.evaluate(imageWidths)
    },
    findWide: async (width) => {
      await showAsPrinted(page, width)
      const found = await page.evaluate(wideElements, width)
      return found.map(({href, text}) => ({chapterId: markedId(href)?.split('/')[0] ?? '', text}))
    }
  }
}

async function showAsPrinted(page: Page, width: number): Promise<void> {
  await page.emulateMediaType('print')
  await page.setViewport({width: Math.round(width), height: 1000})
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
