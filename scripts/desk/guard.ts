/** What every request has to pass before anything else looks at it. */
import {createHash, timingSafeEqual} from 'node:crypto'
import type {MiddlewareHandler} from 'hono'
import {bodyLimit} from 'hono/body-limit'

/** Who may ask. */
export type Gate = {
  /** `127.0.0.1:4321` and the like: what a `Host` header may say. A function, as a port is known once it is open. */
  hosts: () => readonly string[]
  /** 192 bits in base64url; it is handed over in the fragment of an address, which no request carries. */
  token: string
}

/** Largest body of a request, in bytes: a term's file and its draft are far smaller. */
const bodySize = 1_048_576

const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store'
}

/** Set what keeps a page to itself on every answer, refusals too. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
}

/** `opensFromElsewhere`: whether a link on another page may lead here. */
type OwnSiteOptions = Pick<Gate, 'hosts'> & {opensFromElsewhere?: boolean}

/**
 * Refuse who is not at this address (421: a name that was led here is another site's), and what another site sends (403).
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function ownSite({hosts, opensFromElsewhere = false}: OwnSiteOptions): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!hosts().includes(host)) return context.text('Misdirected request', 421)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`) return context.text('Forbidden origin', 403)
    const site = context.req.header('sec-fetch-site')
    if (opensFromElsewhere && context.req.header('sec-fetch-mode') === 'navigate') {
      await next()
      return undefined
    }
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return context.text('Forbidden site', 403)
    await next()
    return undefined
  }
}

/** Refuse who does not know the token (401), what is no JSON (415), and what is too much of it (413). */
export function authorized({token}: Pick<Gate, 'token'>): MiddlewareHandler {
  const wanted = digest(`Bearer ${token}`)
  const limit = bodyLimit({maxSize: bodySize, onError: (context) => context.text('Body too large', 413)})
  return async (context, next) => {
    const given = digest(context.req.header('authorization') ?? '')
    if (!timingSafeEqual(given, wanted)) return context.text('Missing or wrong token', 401)
    if (context.req.method === 'GET') {
      await next()
      return undefined
    }
    if (!/^application\/json(;|$)/i.test(context.req.header('content-type') ?? ''))
      return context.text('Expected application/json', 415)
    return await limit(context, next)
  }
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
