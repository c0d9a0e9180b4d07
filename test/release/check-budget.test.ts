import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {checkBudget} from '../../scripts/release/check-budget.ts'
import type {Artefact, EditionRecord} from '../../scripts/release/record.ts'

const epub: Artefact = {
  file: 'book-zh-Hans-1.0.0.epub',
  format: 'epub',
  mediaType: 'application/epub+zip',
  size: 250_001,
  sha256: '',
  pages: null,
  fonts: 3
}
const edition: EditionRecord = {
  ...{name: 'zh-Hans', label: '', title: '书', language: 'zh-Hans', version: '1.0.0', identifier: 'urn:x'},
  ...{reviewed: true, address: null, counts: {}, artefacts: [epub], cover: null, validations: []}
}

function rulesOf(budget: Parameters<typeof checkBudget>[1], warnings = 0): (string | undefined)[] {
  const file = new VFile({path: 'book.yaml'})
  checkBudget({editions: [edition], warnings}, budget, file)
  return file.messages.map(({ruleId}) => ruleId)
}

test('refuses what is heavier, has more fonts or more warnings than the book allows', () => {
  expect(rulesOf({epub: 250, fonts: 2, warnings: 0}, 1)).toEqual(['budget-size', 'budget-fonts', 'budget-warnings'])
  expect(rulesOf({epub: 251, fonts: 3, warnings: 1}, 1)).toEqual([])
  expect(rulesOf({pdf: 1})).toEqual([])
  expect(rulesOf({}, 100)).toEqual([])
})
