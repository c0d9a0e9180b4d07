/** The web server of a preview, for this computer alone. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {extname} from 'node:path'

/** What is shown, by name. All of it is in memory: no address leads to the disk. */
export type Site = {
  /** A file of the site or of the preview itself; nothing where there is none. */
  find: (name: string) => Promise<string | Uint8Array | undefined>
  /** What stands for what there is not. */
  missing: () => string
}

export type PreviewServer = {
  port: number
  /** Send a message to every open page. */
  tell: (message: unknown) => void
  close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf'
}

/** Where pages listen for what changes. */
const eventsName = '.preview/events'

/**
 * Serve a site on this computer.
 *
 * @param wanted The port, or the next that is free.
 */
export async function serve(site: Site, wanted: number): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    // Nothing that goes wrong with one answer ends the preview: no browser, no font.
    answer(request, response, {site, listeners, port: portOf(server)}).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, {'content-type': 'text/plain; charset=utf-8'})
      response.end(error instanceof Error ? `${error.message}\n` : '')
    })
  })
  await listenOn(server, wanted)
  return {
    port: portOf(server),
    tell: (message) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(message)}\n\n`)
    },
    close: async () => {
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
  }
}

type Context = {site: Site; listeners: Set<ServerResponse>; port: number}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {site, listeners, port}: Context
): Promise<void> {
  const refusal = refusalOf(request, port)
  if (refusal) {
    response.writeHead(refusal, {'content-type': 'text/plain'}).end(`${refusal}\n`)
    return
  }
  const name = nameOf(request.url ?? '/')
  if (name === eventsName) {
    listen(response, listeners)
    return
  }
  const value = name === undefined ? undefined : await site.find(name)
  const type = value === undefined ? types['.html'] : types[extname(name ?? '')]
  response.writeHead(value === undefined ? 404 : 200, {
    'content-type': type ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin'
  })
  response.end(request.method === 'HEAD' ? undefined : (value ?? site.missing()))
}

/** Pages of other sites may send a browser here: they do not know our name, or ask for more than to read. */
function refusalOf({headers, method}: IncomingMessage, port: number): number | undefined {
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  if (!names.includes(headers.host ?? '')) return 403
  if (headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate') return 403
  return method === 'GET' || method === 'HEAD' ? undefined : 405
}

/** `/` → `index.html`; nothing for an address that cannot be read. */
function nameOf(url: string): string | undefined {
  try {
    const name = decodeURIComponent(url.replace(/[?#].*$/, '')).replace(/^\//, '')
    return name === '' ? 'index.html' : name
  } catch {
    return undefined
  }
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'})
  response.write('retry: 500\n\n')
  listeners.add(response)
  response.on('close', () => listeners.delete(response))
}

async function listenOn(server: Server, wanted: number): Promise<void> {
  for (const port of [wanted, wanted + 1, wanted + 2, wanted + 3, 0]) {
    const isFree = await new Promise<boolean>((done, fail) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') done(false)
        else fail(error)
      })
      server.listen(port, '127.0.0.1', () => {
        server.removeAllListeners('error')
        done(true)
      })
    })
    if (isFree) return
    server.removeAllListeners('error')
  }
}

function portOf(server: Server): number {
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}
