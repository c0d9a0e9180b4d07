/** Built sites of the book, on an origin of their own: their scripts share nothing with the desk. */
import {Hono} from 'hono'
import {readBuiltFile} from '../load/index.ts'
import {ownSite, type Gate} from './guard.ts'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml'
}

export type SitesOptions = {
  hosts: Gate['hosts']
  /** Stands before every path: who does not know it, sees nothing. */
  secret: string
  root: string
}

/** Serve what lies in `out/<edition>/html` of a book, to be read only. */
export function createSites({hosts, secret, root}: SitesOptions): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.res.headers.set('x-content-type-options', 'nosniff')
    context.res.headers.set('referrer-policy', 'no-referrer')
    context.res.headers.set('cross-origin-resource-policy', 'same-origin')
  })
  app.use(ownSite({hosts, opensFromElsewhere: true}))
  app.get(`/${secret}/:edition/:path{.+}`, async (context) => {
    const {edition, path} = context.req.param()
    const bytes = await readBuiltFile(root, edition, path)
    if (!bytes) return context.text('Not found', 404)
    const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    return context.body(new Uint8Array(bytes).buffer, 200, {'content-type': type})
  })
  app.all('*', (context) => context.text('Not found', 404))
  return app
}
