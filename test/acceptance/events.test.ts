import {resolve} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import type {Book, Manuscript} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {nodesOf} from '../../scripts/enrich/nodes-of.ts'
import {editionsOf, load} from '../../scripts/load/index.ts'
import type {AnnalsEntry} from '../../scripts/mdast-apparatus.ts'
import {parse} from '../../scripts/parse/index.ts'
import {hasManuscripts} from './manuscripts-book.ts'

let manuscript: Manuscript
let book: Book

describe.skipIf(!hasManuscripts)('events of the real manuscripts, which are beside the checkout or absent', () => {
  beforeAll(async () => {
    const sources = await load(resolve(import.meta.dirname, 'events'))
    const [edition] = editionsOf(sources.config, [], [])
    manuscript = parse(sources)
    book = enrich(manuscript, new Map(), edition!)
  })

  test('finds every quoted passage', () => {
    const files = manuscript.annotations?.map(({file}) => file) ?? []
    expect(files).toHaveLength(1)
    expect(files.flatMap(({messages}) => messages.map(({reason}) => reason))).toEqual([])
  })

  test.each([
    ['oci', '2015-06-22', ['002:80', '003:51', '004:441']],
    ['swarm', '2014-12', ['004:337']]
  ])('143: the event %s of %s leads to the passages that tell it', (identifier, date, places) => {
    const entry = entries().find(({event}) => event.identifier === identifier)
    expect(entry?.event.date).toBe(date)
    expect(entry?.uses.map(({htmlId, chapterId}) => placeOf(htmlId, chapterId))).toEqual(places)
  })
})

function entries(): AnnalsEntry[] {
  return book.chapters.flatMap(({tree}) => [...nodesOf(tree)]).filter((node) => node.type === 'annalsEntry')
}

/** Manuscript and line of the passage whose note holds a link to an event. */
function placeOf(htmlId: string, chapterId: string): string {
  const chapter = book.chapters.find(({id}) => id === chapterId)!
  const note = book.notes.find(
    (one) =>
      one.chapterId === chapterId &&
      [...nodesOf({type: 'root', children: one.children})].some(
        (node) => node.type === 'eventReference' && node.data?.htmlId === htmlId
      )
  )
  const block = [...nodesOf(chapter.tree)].find(
    (node) =>
      node.type === 'paragraph' &&
      node.children.some((child) => child.type === 'footnoteReference' && child.identifier === note?.identifier)
  )
  return `${chapter.file.stem?.slice(0, 3)}:${block?.position?.start.line}`
}
