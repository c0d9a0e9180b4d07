import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {expect, onTestFinished, test} from 'vitest'
import type {BrowserLaunch} from '../../../scripts/renderer.ts'
import {EnvironmentError} from '../../../scripts/diagnostics.ts'
import {documentUrl} from '../../../scripts/render/pdf/addresses.ts'
import {withSheet, type Resources, type Sheet} from '../../../scripts/render/pdf/print.ts'
import {thisMachine} from './print-book.ts'
import {itemsOf} from './read-pdf.ts'

async function withPage<T>(html: string, work: (sheet: Sheet) => Promise<T>, signal = new AbortController().signal) {
  const resources: Resources = new Map([[documentUrl, {mediaType: 'text/html; charset=utf-8', bytes: html}]])
  return withSheet({launch: await thisMachine().browser(), resources, signal}, work)
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({data: Uint8Array.from(bytes), verbosity: 0}).promise
  // Without subset fonts of ours, text is of radicals.
  return (await itemsOf(pdf, 0))
    .map(({text}) => text)
    .join('')
    .normalize('NFKC')
}

test('keeps a page that means harm from the network, from files and from running', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('here')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const html = `<!DOCTYPE html><title>x</title>
<meta http-equiv="refresh" content="0;url=${base}/refresh"><link rel="stylesheet" href="${base}/style.css">
<link rel="prefetch" href="${base}/prefetch"><style>@import "${base}/import.css"; body{background:url(${base}/back.png)}</style>
<p id="own">原文</p><img src="${base}/image.png"><img src="file:///etc/hostname"><object data="file:///etc/passwd"></object>
<iframe src="file:///etc/passwd"></iframe><iframe src="${base}/frame"></iframe><svg><image href="${base}/svg.png"/></svg>
<script>document.body.textContent = '改过'; fetch('${base}/fetch'); new WebSocket('${base.replace('http', 'ws')}/socket')</script>`
  const text = await withPage(html, async (sheet) => {
    await sheet.measure()
    return textOf(await sheet.print())
  })
  expect(text).toContain('原文')
  expect(text).not.toMatch(/改过|root:|here/)
  expect(asked).toEqual([])
}, 60_000)

test('writes page numbers where they are wanted, and lists of pages as short as they are', async () => {
  const item =
    '<span class="index-locator-pages">,<a href="#x">0</a><span class="index-locator-end">-<a href="#x">0</a></span></span>'
  const html = `<!DOCTYPE html><title>x</title><style id="page-furniture"></style>
<p>[<span data-page-of="a">0</span>]</p><p data-index-entry="glossary/term-a">${item}${item}${item}</p>`
  const text = await withPage(html, async (sheet) => {
    await sheet.patch({
      pageNumbers: {a: '3'},
      indexPages: {
        'glossary/term-a': [
          {from: {label: '3', href: '#a'}, to: {label: '5', href: '#b'}},
          {from: {label: '12', href: '#c'}}
        ]
      },
      hiddenReferences: [],
      keptNotes: [],
      moved: [],
      blanks: [],
      styles: '[hidden]{display:none}'
    })
    return textOf(await sheet.print())
  })
  expect(text.replace(/\s/g, '')).toBe('[3],3-5,12')
}, 60_000)

test('ends at once when it is told to', async () => {
  const controller = new AbortController()
  const work = withPage(
    '<!DOCTYPE html><title>x</title>',
    () => {
      controller.abort(new Error('stopped by hand'))
      return new Promise(() => undefined)
    },
    controller.signal
  )
  await expect(work).rejects.toThrow('stopped by hand')
}, 60_000)

/** The browser behind a script that writes down the number of each of its processes. */
async function knownBrowser(): Promise<{launch: BrowserLaunch; pids: () => Promise<number[]>}> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-browser-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  const launch = await thisMachine().browser()
  const executablePath = join(folder, 'browser')
  await writeFile(executablePath, `#!/bin/sh\necho $$ >> '${folder}/pids'\nexec '${launch.executablePath}' "$@"\n`)
  await chmod(executablePath, 0o755)
  const pids = async () => (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n').map(Number)
  return {launch: {...launch, executablePath}, pids}
}

// Long enough to be still printing when the browser is killed.
const page = `<!DOCTYPE html><title>x</title>${'<p>原文</p>'.repeat(4000)}`
const resources: Resources = new Map([[documentUrl, {mediaType: 'text/html; charset=utf-8', bytes: page}]])
const {signal} = new AbortController()

test.skipIf(process.platform === 'win32')(
  'prints once more when the browser is killed in mid-print',
  async () => {
    const {launch, pids} = await knownBrowser()
    let attempts = 0
    const pdf = await withSheet({launch, resources, signal}, async (sheet) => {
      attempts += 1
      const printing = sheet.print()
      if (attempts === 1) process.kill((await pids()).at(-1)!, 'SIGKILL')
      return printing
    })
    expect(await textOf(pdf)).toContain('原文')
    expect(attempts).toBe(2)
    expect(await pids()).toHaveLength(2)
  },
  60_000
)

test.skipIf(process.platform === 'win32')(
  'says that the browser crashes when it is killed again',
  async () => {
    const {launch, pids} = await knownBrowser()
    const work = withSheet({launch, resources, signal}, async (sheet) => {
      const printing = sheet.print()
      process.kill((await pids()).at(-1)!, 'SIGKILL')
      return printing
    })
    await expect(work).rejects.toThrow(EnvironmentError)
    await expect(work).rejects.toMatchObject({facts: {ruleId: 'browser-crash'}})
    expect(await pids()).toHaveLength(2)
  },
  60_000
)
