/** The browser that pages are looked at in, and a server on this machine for them. */
import {readFile} from 'node:fs/promises'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join} from 'node:path'
import puppeteer, {type Browser} from 'puppeteer'
import {createMachine} from '../../../scripts/machine/index.ts'

/** Start the browser; nothing, said on the console, where there is none. It reaches this machine and no other. */
export async function openBrowser(): Promise<Browser | undefined> {
  const signal = new AbortController().signal
  return createMachine({progress: () => undefined, signal})
    .browser()
    .then(
      ({executablePath, args, env}) =>
        puppeteer.launch({
          executablePath,
          args: [...args, '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
          env: {...process.env, ...env}
        }),
      (error: unknown) => {
        console.warn(`Pages are not looked at: ${String(error)}`)
        return undefined
      }
    )
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml'
}

/** Serve a folder's files, and those of another where it lacks them. Gives the address of the folder, and what was asked for so far. */
export async function serve(
  folder: string,
  below = folder
): Promise<{server: Server; address: string; asked: string[]}> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    asked.push(name)
    readFile(join(folder, name))
      .catch(() => readFile(join(below, name)))
      .then(
        (content) => response.setHeader('content-type', types[extname(name)] ?? '').end(content),
        () => response.writeHead(name === '/favicon.ico' ? 204 : 404).end()
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {server, address: `http://127.0.0.1:${port}`, asked}
}
