import {expect, test} from 'vitest'
import {editionIdentifier} from '../../../scripts/render/epub/edition-identifier.ts'
import {sampleBook} from './sample-book.ts'

const uuid = 'urn:uuid:0d4d8a4e-6a2c-4b7b-9f53-2f4d8a4e6a2c'

test('gives the first edition the identifier of the book', () => {
  expect(identify(uuid, 'zh-Hans')).toBe(uuid)
})

test('gives every other edition a UUID of its own where the book has one, always the same', () => {
  const other = identify(uuid, 'zh-Hant')
  expect(other).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(identify(uuid, 'zh-Hant')).toBe(other)
  expect(identify(uuid, 'bilingual')).not.toBe(other)
})

test('names the edition behind an identifier of another kind', () => {
  expect(identify('https://example.org/book', 'zh-Hant')).toBe('https://example.org/book#zh-Hant')
})

function identify(identifier: string, name: string): string {
  const {config, edition, ...book} = sampleBook()
  const editions = {'zh-Hans': config.editions['zh-Hans']!}
  return editionIdentifier({...book, config: {...config, identifier, editions}, edition: {...edition, name}})
}
