/** What the server answers. Everything has passed the guard before it comes here. */
import {Hono, type Context} from 'hono'
import {z} from 'zod'
import type {TermData} from '../glossary/index.ts'
import {owns} from '../glossary/index.ts'
import {Failure} from '../diagnostics.ts'
import type {Repository} from '../machine/index.ts'
import type {Wording} from '../report.ts'
import {findPlaces} from './concordance.ts'
import {coverageOf, stalenessOf} from './coverage.ts'
import {findingsOf} from './findings.ts'
import {authorized, ownSite, secureHeaders, type Gate} from './guard.ts'
import {othersOf, type ReferenceGlossary} from './others.ts'
import {overviewOf} from './overview.ts'
import {sourceHref, type Ways} from './places.ts'
import {previewOf} from './preview.ts'
import type {SaveAnswer, TermAnswer, TermValue} from './protocol.ts'
import {reviewOf} from './review.ts'
import {rowOf} from './rows.ts'
import type {StoredTerm} from './shelf.ts'
import {Refused, type Store} from './store.ts'

export type AppOptions = {
  gate: Gate
  store: Store
  /** The page's files, by their addresses. */
  files: ReadonlyMap<string, {type: string; content: Uint8Array}>
  wording: (language: string) => Wording
  /** Addresses of built sites, by edition: what is there just now. */
  sites: () => Promise<Readonly<Record<string, string>>>
  repository: Repository | undefined
  references: readonly ReferenceGlossary[]
  /** Gives a way to stop listening. */
  listen: (listener: (ids: readonly string[]) => void) => () => void
}

const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)

/** What a term's file can hold, as deep as one goes. */
const value: z.ZodType<TermData> = z.record(
  z.string().max(80),
  z.lazy(() =>
    z.union([
      z.string().max(20_000),
      z.boolean(),
      z.null(),
      z.array(z.unknown()).max(500),
      z.record(z.string().max(80), z.unknown())
    ])
  )
) as z.ZodType<TermData>

/** Make the server. */
export function createApp(options: AppOptions): Hono {
  const {gate, files} = options
  const app = new Hono()
  app.use(secureHeaders)
  app.use(ownSite(gate))
  app.use('/api/*', authorized(gate))
  app.onError((error, context) => {
    if (error instanceof Refused) return context.text(error.message, error.status)
    if (error instanceof z.ZodError) return context.text(z.prettifyError(error), 400)
    if (error instanceof SyntaxError) return context.text('Unreadable JSON', 400)
    if (error instanceof Failure) return context.text(error.message, 422)
    return context.text(`This is a bug in zhushu: ${error.message}`, 500)
  })
  bookRoutes(app, options)
  termRoutes(app, options)
  savingRoutes(app, options)
  app.get('*', (context) => {
    const file = files.get(context.req.path)
    return file
      ? context.body(new Uint8Array(file.content).buffer, 200, {'content-type': file.type})
      : context.text('Not found', 404)
  })
  app.all('*', (context) => context.text('Not found', 404))
  return app
}

async function waysOf({store, sites}: AppOptions): Promise<Ways> {
  return {root: store.shelf().root, sites: await sites()}
}

function bookRoutes(app: Hono, options: AppOptions): void {
  const {store, repository, references} = options
  app.get('/api/overview', async (context) => context.json(await overviewOf(options)))
  app.get('/api/coverage', async (context) => context.json(await coverageOf(store.shelf(), repository)))
  app.get('/api/concordance', async (context) => {
    const {text = '', id} = context.req.query()
    const asked = id === undefined ? {text: text.slice(0, 200)} : {id: identifier.parse(id)}
    return context.json(findPlaces(store.shelf(), asked, await waysOf(options)))
  })
  app.get('/api/review', async (context) => {
    if (!repository) throw new Refused(404, 'No version control')
    return context.json(await reviewOf(store.shelf(), repository, context.req.query('base') ?? 'HEAD'))
  })
  app.post('/api/propose', async (context) => {
    if (!repository) throw new Refused(404, 'No version control')
    const wanted = z.object({branch: z.string().min(1).max(200), message: z.string().trim().min(1).max(5000)})
    const {branch, message} = wanted.parse(await context.req.json())
    const folder = store.shelf().manuscript.config.glossary
    return context.json({branch, commit: (await repository.propose({branch, message, folder})).slice(0, 12)})
  })
  app.post('/api/terms/:id/others', async (context) => {
    const body = z.object({value}).parse(await context.req.json())
    return context.json(othersOf(asValue(body.value), store.shelf(), references))
  })
  app.get('/api/events', (context) => streamOf(context, options.listen))
}

function termRoutes(app: Hono, options: AppOptions): void {
  const {store, repository, wording} = options
  app.get('/api/terms/:id', async (context) => {
    const id = idOf(context)
    const stored = await store.term(id)
    const shelf = store.shelf()
    const others = shelf.manuscript.glossary.filter((entry) => entry.identifier !== id)
    const checking = {others, languages: shelf.languages, wording: wording(languageOf(context))}
    return context.json({
      revision: stored.revision,
      value: asValue(stored.data),
      path: stored.path,
      text: stored.text,
      href: sourceHref(shelf.root, stored.path, {line: 1, column: 1}),
      findings: findingsOf(stored.file, stored.data, checking),
      stale: await stalenessOf(shelf, id, repository)
    } satisfies TermAnswer)
  })
  app.post('/api/terms/:id/preview', async (context) => {
    const body = z.object({value}).parse(await context.req.json())
    const stored = await store.term(idOf(context))
    const shelf = store.shelf()
    const around = {shelf, ways: await waysOf(options), wording: wording(languageOf(context))}
    return context.json(previewOf(stored, body.value, around))
  })
  app.post('/api/terms/:id/merge', async (context) => {
    const {base, mine} = z.object({base: value, mine: value}).parse(await context.req.json())
    return context.json(await store.merge(idOf(context), base, mine))
  })
}

function savingRoutes(app: Hono, options: AppOptions): void {
  const {store} = options
  app.put('/api/terms/:id', async (context) => {
    const id = idOf(context)
    const revision = /^(?:W\/)?"([0-9a-f]+)"$/.exec(context.req.header('if-match') ?? '')?.[1]
    if (revision === undefined) return context.text('Expected If-Match', 428)
    const body = z.object({value}).parse(await context.req.json())
    await checkOwner(options, id, body.value)
    return context.json(saved(options, await store.save(id, body.value, revision)))
  })
  app.post('/api/terms', async (context) => {
    const wanted = z.object({id: identifier, language, term: z.string().trim().min(1).max(200)})
    const {id, language: name, term} = wanted.parse(await context.req.json())
    return context.json(saved(options, await store.create(id, name, term)), 201)
  })
}

function idOf(context: Context): string {
  return identifier.parse(context.req.param('id'))
}

function saved({store}: AppOptions, stored: StoredTerm): SaveAnswer {
  const shelf = store.shelf()
  const entry = shelf.manuscript.glossary.find(({file}) => file.path === stored.path)
  if (!entry) throw new Refused(409, 'The file is no term of this book')
  return {revision: stored.revision, row: rowOf(entry, shelf), value: asValue(stored.data)}
}

/** Approving is for those who own the language, whatever a page lets people click. */
async function checkOwner({store, repository}: AppOptions, id: string, draft: TermData): Promise<void> {
  const owners = store.owners()
  if (!owners) return
  const user = (await repository?.user()) ?? {name: '', email: ''}
  const before = asValue((await store.term(id)).data).langs
  for (const [name, side] of Object.entries(asValue(draft).langs)) {
    if (side.status === 'approved' && before[name]?.status !== 'approved' && !owns(owners, user, name))
      throw new Refused(403, `Only owners of ${name} may approve`)
  }
}

/** A term's data as the page sees it. What is no term is refused where it is written. */
function asValue(data: TermData): TermValue {
  const {langs} = data
  if (typeof langs !== 'object' || langs === null) throw new Refused(422, 'Expected languages')
  return data as unknown as TermValue
}

function languageOf(context: Context): string {
  return context.req.header('accept-language')?.startsWith('en') ? 'en' : 'zh-Hans'
}

/** A line for each change, and one now and then, so that a broken connection is noticed. */
function streamOf(context: Context, listen: AppOptions['listen']): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (line: string): void => {
        controller.enqueue(encoder.encode(line))
      }
      send(': open\n')
      const pulse = setInterval(() => {
        send(': still here\n')
      }, 20_000)
      const stop = listen((ids) => {
        send(`data: ${JSON.stringify(ids)}\n`)
      })
      context.req.raw.signal.addEventListener('abort', () => {
        clearInterval(pulse)
        stop()
      })
    }
  })
  return context.body(stream, 200, {'content-type': 'text/event-stream'})
}
