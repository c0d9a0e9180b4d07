import {expect, test} from 'vitest'
import {countBook} from '../../scripts/cli/count-book.ts'
import {ownBook} from './own-book.ts'

test('holds as much as it promises', async () => {
  const {manuscript, book} = await ownBook('zh-Hans')
  const counts = countBook(manuscript, book)
  expect(counts.han).toBeGreaterThanOrEqual(45_000)
  expect(counts.body).toBeGreaterThanOrEqual(10)
  expect(counts.body).toBeLessThanOrEqual(12)
  expect(counts.figures).toBeGreaterThanOrEqual(25)
  expect(counts.terms).toBeGreaterThanOrEqual(190)
  expect(counts.completeTerms).toBe(counts.terms)
  expect(counts.printedTerms).toBe(counts.terms)
  expect(counts.events).toBeGreaterThanOrEqual(60)
  expect(counts.indexEntries).toBeGreaterThanOrEqual(250)
  expect(counts.works).toBeGreaterThanOrEqual(20)
  expect(counts.editions).toBe(3)
})

test('gives a reading to every term with a character that is read in several ways', async () => {
  const {polyphonic} = await import('pinyin-pro')
  const {manuscript} = await ownBook('zh-Hans')
  const without = manuscript.glossary.flatMap(({identifier, langs}) =>
    ['zh-Hans', 'zh-Hant'].flatMap((language) => {
      const {term = '', reading} = langs[language] ?? {}
      const several = polyphonic(term, {type: 'array'}).some((readings) => readings.length > 1)
      return several && reading === undefined ? [`${identifier} ${language}`] : []
    })
  )
  expect(without).toEqual([])
})

test('names a source for each event and each chapter has notes', async () => {
  const {manuscript, book} = await ownBook('zh-Hans')
  expect(manuscript.annals!.events.filter(({sources}) => sources.length === 0)).toEqual([])
  const body = book.chapters.filter(({division}) => division === 'bodymatter')
  const silent = body.filter(({id}) => !book.notes.some(({chapterId}) => chapterId === id))
  expect(silent.map(({id}) => id)).toEqual([])
})

test('refers to every event from the text', async () => {
  const {book} = await ownBook('zh-Hans')
  const told = new Set<string>()
  const text = JSON.stringify(book.chapters.filter(({generated}) => generated === undefined).map(({tree}) => tree))
  const notes = JSON.stringify(book.notes.map(({children}) => children))
  for (const [, id] of `${text}${notes}`.matchAll(/"type":"eventReference","identifier":"([^"]+)"/g)) told.add(id!)
  expect(told.size).toBeGreaterThanOrEqual(60)
})
