/** The browser that a release draws covers with, and looks at pages. It reaches no network and no disk. */
import puppeteer, {type Browser, type HTTPRequest, type Page} from 'puppeteer'
import type {Machine} from '../renderer.ts'

/** Files by path, as a server would give them. */
export type Files = ReadonlyMap<string, {mediaType: string; bytes: Uint8Array}>

export type Browsing = {
  /** Draw an HTML document of a width and height in CSS pixels, as PNG. */
  draw: (html: string, size: {width: number; height: number}) => Promise<Uint8Array>
  /** Open a page and evaluate a script in it. */
  evaluate: <T>(files: Files, path: string, scripts: readonly string[]) => Promise<T>
}

/** No such host is ever found, and no request leaves the browser. */
const origin = 'https://release.invalid/'

/** Use a browser. @throws {EnvironmentError} when there is none. */
export async function browse<T>(machine: Machine, use: (browsing: Browsing) => Promise<T>): Promise<T> {
  const {executablePath, args, env} = await machine.browser()
  const browser = await puppeteer.launch({
    executablePath,
    args: [...args],
    env: {...env},
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false
  })
  const kill = () => void browser.process()?.kill('SIGKILL')
  machine.signal.addEventListener('abort', kill, {once: true})
  try {
    return await use({
      draw: (html, size) => draw(browser, html, size),
      evaluate: (files, path, scripts) => evaluate(browser, {files, path, scripts})
    })
  } finally {
    machine.signal.removeEventListener('abort', kill)
    await browser.close().catch(kill)
  }
}

async function draw(browser: Browser, html: string, size: {width: number; height: number}): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    await page.setViewport({...size, deviceScaleFactor: 1})
    await serve(page, new Map([['cover.html', {mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html)}]]))
    await page.goto(`${origin}cover.html`)
    return await page.screenshot({type: 'png'})
  } finally {
    await page.close()
  }
}

type Visit = {files: Files; path: string; scripts: readonly string[]}

async function evaluate<T>(browser: Browser, {files, path, scripts}: Visit): Promise<T> {
  const page = await browser.newPage()
  try {
    await page.setBypassCSP(true)
    await page.setViewport({width: 1200, height: 900})
    await serve(page, files)
    await page.goto(`${origin}${encodeURI(path)}`)
    let result: unknown
    for (const script of scripts) result = await page.evaluate(script)
    return result as T
  } finally {
    await page.close()
  }
}

async function serve(page: Page, files: Files): Promise<void> {
  await page.setRequestInterception(true)
  page.on('request', (request: HTTPRequest) => {
    const url = request.url()
    if (url.startsWith('data:')) {
      void request.continue()
      return
    }
    const path = url.startsWith(origin) ? decodeURI(url.slice(origin.length).replace(/[?#].*$/, '')) : ''
    const file = files.get(path)
    void (file
      ? request.respond({status: 200, contentType: file.mediaType, body: Buffer.from(file.bytes)})
      : request.respond({status: 404, body: ''}))
  })
}
