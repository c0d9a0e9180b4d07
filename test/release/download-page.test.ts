/** The page and the catalogue of a release, to the eyes of validators. */
import Ajv from 'ajv'
import {beforeAll, expect, test, vi} from 'vitest'
import {createMachine, findAxe, findNuChecker} from '../../scripts/machine/index.ts'
import {browse} from '../../scripts/release/browse.ts'
import {downloadPage} from '../../scripts/release/download-page.ts'
import {opdsFeed} from '../../scripts/release/opds-feed.ts'
import type {Artefact, EditionRecord, ReleaseRecord} from '../../scripts/release/record.ts'
import {parseErrors} from '../../scripts/release/validate.ts'
import {loadTemplates} from '../../scripts/load/index.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 60_000})

const artefact = (file: string, format: Artefact['format'], mediaType: string): Artefact => ({
  ...{file, format, mediaType, size: 1_234_567, sha256: 'a'.repeat(64)},
  ...{pages: format === 'pdf' ? 214 : null, fonts: null}
})

const edition: EditionRecord = {
  ...{name: 'zh-Hans', label: '简体版', title: '容器简史', language: 'zh-Hans', version: '1.1.0'},
  ...{identifier: 'urn:uuid:2f1b7c1e-8a51-5d0c-9d0a-3f1f2f3a4b5c', reviewed: true, address: null},
  counts: {han: 123_456, printedTerms: 88},
  artefacts: [
    artefact('a.epub', 'epub', 'application/epub+zip'),
    artefact('a.pdf', 'pdf', 'application/pdf'),
    artefact('a.html', 'html', 'text/html'),
    artefact('a.zip', 'site', 'application/zip')
  ],
  cover: {file: 'a-cover.png', mediaType: 'image/png', width: 600, height: 800},
  validations: []
}

const record: ReleaseRecord = {
  schema: 1,
  book: {
    ...{name: 'containers', title: '容器简史 <一>', language: 'zh-Hans', identifier: 'urn:x', modified: '2026-11-21'},
    creators: [
      {name: '林书一', role: 'author'},
      {name: '周译', role: 'translator'}
    ],
    ...{subjects: ['容器'], subtitle: '从 "PaaS" 到 K8s', publisher: '注书', rights: 'CC BY 4.0', date: '2026'},
    ...{description: '一部技术史。', repository: null}
  },
  version: '1.1.0',
  madeWith: '0.1.0',
  warnings: 0,
  editions: [
    edition,
    {
      ...edition,
      name: 'zh-Hant',
      label: '繁體版',
      language: 'zh-Hant',
      reviewed: false,
      cover: null,
      identifier: 'urn:y'
    }
  ],
  changes: {
    ...{from: '1.0.0', to: '1.1.0', addedChapters: ['网格'], removedChapters: [], renamedChapters: []},
    ...{movedChapters: [], addedSections: [], removedSections: [], renamedSections: []},
    ...{addedTerms: ['边车'], removedTerms: [], renamedTerms: [], redefinedTerms: [], rewritten: []},
    corrections: [{chapter: '镜像', before: '镜相', after: '镜像'}]
  }
}

let pages: {path: string; html: string}[] = []

beforeAll(async () => {
  const style = (await loadTemplates())['download.css'] ?? ''
  const other = {href: 'index.en.html', language: 'en'}
  const back = {href: 'index.html', language: 'zh-Hans'}
  pages = [
    {path: 'index.html', html: downloadPage(record, {language: 'zh-Hans', style, other})},
    {path: 'index.en.html', html: downloadPage(record, {language: 'en', style, other: back})},
    {path: 'index.hant.html', html: downloadPage(record, {language: 'zh-Hant', style, other: undefined})}
  ]
})

test('links every artefact, names what changed, and speaks two languages', () => {
  const [zh, en] = pages
  for (const {file} of edition.artefacts) expect(zh?.html).toContain(`href="${file}"`)
  expect(zh?.html).toContain('「镜相」→「镜像」')
  expect(zh?.html).toContain('未经人工审读')
  expect(en?.html).toContain('<html lang="en">')
  expect(en?.html).toContain('123,456 characters')
})

test('are pages that no validator finds fault with', async () => {
  const files = pages.map(({path, html}) => ({path, bytes: Buffer.from(html)}))
  expect(files.flatMap(parseErrors)).toEqual([])
  const nu = await findNuChecker()
  if (!nu) console.warn('The download page is not checked by the Nu HTML checker: there is no Java')
  expect((await nu?.(files)) ?? []).toEqual([])
})

test('are pages that axe finds no fault with', async ({skip}) => {
  const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})
  const axe = await findAxe()
  if (axe === undefined || (await machine.browser().catch(() => undefined)) === undefined) {
    skip('there is no browser, or no axe')
    return
  }
  const found = await browse(machine, async (browsing) => {
    const all: unknown[] = []
    for (const {path, html} of pages) {
      const files = new Map([[path, {mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html)}]])
      const run = `axe.run(document, {rules: {'target-size': {enabled: true}}}).then(({violations}) => violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]))`
      all.push(await browsing.evaluate(files, path, [axe, run]))
    }
    return all
  })
  expect(found).toEqual([[], [], []])
})

/** What OPDS 2 asks of a feed, in our words. @see https://drafts.opds.io/opds-2.0 */
const link = {
  type: 'object',
  required: ['href', 'type'],
  properties: {href: {type: 'string', minLength: 1}, type: {type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$'}}
}
const schema = {
  type: 'object',
  required: ['metadata', 'links', 'publications'],
  properties: {
    metadata: {type: 'object', required: ['title'], properties: {title: {type: 'string', minLength: 1}}},
    links: {type: 'array', items: link, contains: {required: ['rel'], properties: {rel: {const: 'self'}}}},
    publications: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['metadata', 'links'],
        properties: {
          metadata: {
            type: 'object',
            required: ['title', 'identifier', 'language', 'modified'],
            properties: {
              '@type': {const: 'http://schema.org/Book'},
              identifier: {type: 'string', format: 'uri'},
              language: {type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'},
              modified: {type: 'string', format: 'date-time'},
              published: {type: 'string', format: 'date'},
              numberOfPages: {type: 'integer', minimum: 1}
            }
          },
          links: {
            type: 'array',
            minItems: 1,
            items: {
              ...link,
              properties: {...link.properties, rel: {const: 'http://opds-spec.org/acquisition/open-access'}}
            }
          },
          images: {
            type: 'array',
            minItems: 1,
            items: link,
            contains: {properties: {type: {enum: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']}}}
          }
        }
      }
    }
  }
}

test('has a catalogue as OPDS 2 asks for', () => {
  const feed = JSON.parse(opdsFeed(record)) as {publications: object[]}
  const validate = new Ajv({allErrors: true}).compile(schema)
  validate(feed)
  expect(validate.errors).toBeNull()
  expect(feed.publications[0]).toMatchObject({
    metadata: {author: ['林书一'], translator: ['周译'], numberOfPages: 214, published: '2026-01-01'}
  })
  validate({...feed, publications: [{metadata: {}, links: []}]})
  expect(validate.errors?.length).toBeGreaterThan(3)
})
