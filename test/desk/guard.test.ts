/** Hostile requests, each refused. */
import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {networkInterfaces, tmpdir} from 'node:os'
import {join} from 'node:path'
import {connect} from 'node:net'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openTestDesk, pod, type OpenedDesk} from './open-desk.ts'

let opened: OpenedDesk

beforeAll(async () => {
  opened = await openTestDesk()
}, 120_000)

afterAll(() => opened.close())

const value = {id: 'pod', langs: {}}

test('answers who has the address that was printed', async () => {
  const {status, text} = await opened.ask('/api/overview')
  expect(status).toBe(200)
  expect(text).toContain('容器组')
})

test('loopback: does not answer at any other address of this computer', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({family, internal}) => family === 'IPv4' && !internal)
    .map(({address}) => address)
  for (const host of others) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({host, port: opened.port, timeout: 2000})
      for (const name of ['error', 'timeout'] as const) socket.on(name, () => (resolve(false), socket.destroy()))
      socket.on('connect', () => (resolve(true), socket.destroy()))
    })
    expect(isOpen).toBe(false)
  }
})

test.each([
  ['another name', () => 'evil.example'],
  ['another name that leads here (DNS rebinding)', () => `evil.example:${opened.port}`],
  ['a name that ends like ours', () => `localhost.evil.example:${opened.port}`],
  ['a name that begins like ours', () => `127.0.0.1.evil.example:${opened.port}`],
  ['another port', () => '127.0.0.1:80'],
  ['no port', () => 'localhost'],
  ['a user before the name', () => `127.0.0.1:${opened.port}@evil.example`]
])('Host allow-list: refuses %s', async (_, host) => {
  for (const path of ['/', '/api/overview']) {
    // What is no host at all is refused before it comes to us.
    expect([400, 421]).toContain((await opened.ask(path, {headers: {host: host()}})).status)
  }
})

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
  'Origin: refuses %s',
  async (origin) => {
    expect((await opened.ask('/api/overview', {headers: {origin}})).status).toBe(403)
    expect((await opened.ask('/api/terms', {method: 'POST', headers: {origin}, body: {}})).status).toBe(403)
  }
)

test.each(['cross-site', 'same-site'])('Sec-Fetch-Site: refuses %s', async (site) => {
  expect((await opened.ask('/api/overview', {headers: {'sec-fetch-site': site}})).status).toBe(403)
})

test('token: refuses requests without it, with a wrong one, and with it in the address', async () => {
  const {token} = opened
  expect((await opened.ask('/api/overview', {without: ['authorization']})).status).toBe(401)
  expect((await opened.ask('/api/overview', {headers: {authorization: 'Bearer '}})).status).toBe(401)
  const near = `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  expect((await opened.ask('/api/overview', {headers: {authorization: near}})).status).toBe(401)
  expect((await opened.ask(`/api/overview?token=${token}`, {without: ['authorization']})).status).toBe(401)
  expect((await opened.ask('/api/events', {without: ['authorization']})).status).toBe(401)
})

test('token: has 192 bits, stands in the fragment, and in nothing that is served', async () => {
  expect(Buffer.from(opened.token, 'base64url')).toHaveLength(24)
  expect(new URL(opened.desk.address).hash).toBe(`#token=${opened.token}`)
  for (const path of ['/', '/desk.js', '/desk.css', '/api/overview']) {
    const {text, headers} = await opened.ask(path)
    expect(text).not.toContain(opened.token)
    expect(headers['set-cookie']).toBeUndefined()
  }
})

test('no CORS: allows no other site to read or to ask', async () => {
  const headers = {origin: 'http://evil.example', 'access-control-request-method': 'PUT'}
  const {status, headers: answered} = await opened.ask('/api/terms/pod', {method: 'OPTIONS', headers})
  expect(status).toBe(403)
  expect(Object.keys(answered).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
  'JSON alone: refuses a body of type "%s"',
  async (type) => {
    const asking = {method: 'POST', headers: {'content-type': type}, body: '{"id":"x","language":"en","term":"x"}'}
    expect((await opened.ask('/api/terms', asking)).status).toBe(415)
  }
)

test('If-Match: refuses to save without it (428), and over another state of the file (412)', async () => {
  const asking = {method: 'PUT', body: {value}}
  expect((await opened.ask('/api/terms/pod', asking)).status).toBe(428)
  expect((await opened.ask('/api/terms/pod', {...asking, headers: {'if-match': '*'}})).status).toBe(428)
  const old = {...asking, headers: {'if-match': `"${'0'.repeat(20)}"`}}
  expect((await opened.ask('/api/terms/pod', old)).status).toBe(412)
  expect(opened.read('glossary/terms/pod.yaml')).toBe(pod)
})

test.each([
  '..%2F..%2Fbook',
  '%2e%2e',
  'pod.yaml',
  'POD',
  'a/b',
  '%00',
  '-x',
  'pod%00',
  'a'.repeat(81),
  'C%3A',
  '__proto__'
])('slugs: refuses %s as an id', async (id) => {
  const {status} = await opened.ask(`/api/terms/${id}`)
  expect([400, 404]).toContain(status)
  const made = {id: decodeURIComponent(id), language: 'en', term: 'x'}
  expect((await opened.ask('/api/terms', {method: 'POST', body: made})).status).toBe(400)
})

test.each(['/../book.yaml', '/..%2fbook.yaml', '//etc/passwd', '/templates/page.html', '/%2e%2e/package.json'])(
  'fixed files: gives nothing for the path %s',
  async (path) => {
    expect((await opened.ask(path)).status).toBe(404)
  }
)

test('no symlinks: neither reads nor writes through a link in the place of a term', async () => {
  const outside = join(tmpdir(), `outside-${opened.port}.yaml`)
  writeFileSync(outside, pod.replaceAll('pod', 'outside'))
  symlinkSync(outside, join(opened.root, 'glossary/terms/outside.yaml'))
  expect((await opened.ask('/api/terms/outside')).status).toBe(404)
  const put = {method: 'PUT', headers: {'if-match': `"${'0'.repeat(20)}"`}, body: {value: {id: 'outside', langs: {}}}}
  expect((await opened.ask('/api/terms/outside', put)).status).toBe(404)
  const made = await opened.ask('/api/terms', {method: 'POST', body: {id: 'outside', language: 'en', term: 'x'}})
  expect(made.status).toBe(409)
  rmSync(outside)
})

test('no symlinks: makes nothing in a folder that leads out of the book', async () => {
  const other = await openTestDesk()
  const outside = join(tmpdir(), `elsewhere-${other.port}`)
  mkdirSync(outside)
  rmSync(join(other.root, 'glossary/terms'), {recursive: true})
  symlinkSync(outside, join(other.root, 'glossary/terms'))
  const made = await other.ask('/api/terms', {method: 'POST', body: {id: 'new', language: 'en', term: 'x'}})
  expect(made.status).not.toBe(201)
  rmSync(outside, {recursive: true})
  await other.close()
}, 60_000)

test('limits: refuses a body that is too large, too deep or no JSON', async () => {
  const large = {value: {id: 'pod', langs: {en: {status: 'draft', note: 'x'.repeat(1_200_000)}}}}
  // Where the answer comes before the body is sent, the connection may end first.
  expect([0, 413]).toContain((await opened.ask('/api/terms/pod/preview', {method: 'POST', body: large})).status)
  expect((await opened.ask('/api/terms/pod/preview', {method: 'POST', body: '{"value":'})).status).toBe(400)
  expect((await opened.ask('/api/terms/pod/preview', {method: 'POST', body: {value: []}})).status).toBe(400)
  const proto = '{"value":{"id":"pod","__proto__":{"x":"y"},"langs":{}}}'
  expect((await opened.ask('/api/terms/pod/preview', {method: 'POST', body: proto})).status).toBeLessThan(500)
})

test('limits: takes aliases in YAML for no term', async () => {
  const bomb = `id: bomb\nlangs: &a\n  en: {status: draft, term: x}\nb: [*a, *a]\n`
  opened.write('glossary/terms/bomb.yaml', bomb)
  expect((await opened.ask('/api/terms/bomb')).status).toBe(404)
})

test('CSP and its like: let the page load and send nothing but its own, and nobody frame it', async () => {
  for (const path of ['/', '/desk.js', '/api/overview', '/none']) {
    const {headers} = await opened.ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cache-control']).toBe('no-store')
  }
})

test('no raw HTML: a definition shows no markup, script or address of its own making', async () => {
  const definition = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) [d](file:///etc/passwd)',
    '<b onclick="alert(1)">粗</b> ![图](http://evil.example/x.png) **重** [容器](term:container) <svg onload=alert(1)>'
  ].join('\n\n')
  const draft = {id: 'pod', langs: {en: {status: 'draft', term: 'pod', definition}}}
  const {text} = await opened.ask('/api/terms/pod/preview', {method: 'POST', body: {value: draft}})
  const {definitions} = JSON.parse(text) as {definitions: Record<string, string>}
  const html = definitions['en'] ?? ''
  expect(html).toContain('<strong>重</strong>')
  expect(html).toContain('href="#/terms/container"')
  expect(html).not.toMatch(/<(script|img|svg|b|iframe)|\son\w+=|javascript:|data:|vbscript:|file:/i)
})

test('proposals: refuses a branch that is an option or a way out', async () => {
  for (const branch of ['--force', '-f', '../x', 'refs/../../x', 'a b']) {
    const {status} = await opened.ask('/api/propose', {method: 'POST', body: {branch, message: '改'}})
    expect([404, 422]).toContain(status)
  }
  const {status} = await opened.ask('/api/review?base=--output%3D/tmp/x')
  expect([404, 422]).toContain(status)
})

test('built pages: have an origin of their own, and a secret in their address', async () => {
  const other = await openTestDesk({'out/full/html/01-start.html': '<p>成书</p>', 'out/full/secret.txt': '不给'})
  const {sites} = JSON.parse((await other.ask('/api/overview')).text) as {sites: Record<string, string>}
  const site = new URL(sites['full']!)
  expect(Number(site.port)).not.toBe(other.port)
  const headers = {host: site.host}
  const at = async (path: string, more = {}) => {
    const response = await fetch(new URL(path, site), {headers: more})
    return response.status
  }
  expect(await at('01-start.html')).toBe(200)
  expect(await at('..%2fsecret.txt')).toBe(404)
  expect(await at('%2e%2e%2f%2e%2e%2f%2e%2e%2fbook.yaml')).toBe(404)
  expect(await at('/full/01-start.html')).toBe(404)
  expect(await at('01-start.html', {origin: 'http://evil.example'})).toBe(403)
  expect(headers.host).toContain('127.0.0.1')
  await other.close()
}, 60_000)
