import {describe, expect, test} from 'vitest'
import {epubcheck, epubcheckFindings, portFindings} from '../../validate/epubcheck.ts'
import {structureProblems} from '../../validate/epub-structure.ts'
import {renderEditions, roots} from './rendered-books.ts'

describe.each(roots)('book %s', (root) => {
  const editions = renderEditions(root)

  test('is whole and passes the validator, in every edition', {timeout: 120_000}, async () => {
    for (const {edition, bytes} of await editions) {
      expect(await structureProblems(bytes), edition).toEqual([])
      expect(await portFindings(bytes), edition).toEqual([])
    }
  })

  test('passes EPUBCheck 5.3.0, in every edition', {timeout: 300_000}, async (context) => {
    context.skip(epubcheck === undefined, 'needs Java')
    for (const {edition, bytes} of await editions) expect(await epubcheckFindings(bytes), edition).toEqual([])
  })
})
