import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {covers, folder, hasManuscripts, lintedFiles, messagesIn, title} from './linted-book.ts'

const quotes = ['reversed-quotes', 'mixed-quotes', 'single-quotes', 'unpaired-quote', 'straight-quotes']

describe.skipIf(!hasManuscripts)(title, () => {
  test('12 reports the skip from the title to the third level', async () => {
    expect(await covers('000 3:1', '###', 'heading-skip')).toBe(true)
  })

  test('17 reports the line of spaces', async () => {
    expect(await messagesIn('000', 'whitespace-line')).toMatchObject([{line: 91, column: 1}])
  })

  test('20 reports paragraphs that end without a mark, and not as torn', async () => {
    for (const line of [165, 207]) {
      const found = (await messagesIn('000')).filter((message) => message.line === line)
      expect(found.map(({ruleId}) => ruleId)).toContain('missing-full-stop')
      expect(found.map(({ruleId}) => ruleId)).not.toContain('recover-page-breaks')
    }
  })

  test('21 reports the summary that says nothing', async () => {
    expect(await covers('000 236:1', '### 小结', 'empty-section')).toBe(true)
  })

  test('24 reports curly quotes in code', async () => {
    expect(await covers('000 138:34', '“', 'curly-quotes-in-code')).toBe(true)
    expect((await messagesIn('000', 'curly-quotes-in-code')).every(({fix}) => fix === undefined)).toBe(true)
  })

  test('32 reports the spaces behind full stops', async () => {
    const found = await messagesIn('001', 'space-beside-punctuation')
    expect(found.map(({line}) => line)).toEqual([27, 27, 35])
    expect(found[0]).toMatchObject({column: 64, fix: {kind: 'safe'}})
  })

  test('35 reports quotes that point the wrong way', async () => {
    expect(await covers('002 5:31', '”史诗', 'reversed-quotes')).toBe(true)
    expect(await covers('002 5:44', '”容器编排', 'reversed-quotes')).toBe(true)
  })

  test('39 reports the double hyphen, and a dash to write instead', async () => {
    const [found] = await messagesIn('002', 'double-hyphen')
    expect(found).toMatchObject({line: 15, column: 108, expected: ['——']})
  })

  test('48 reports no missing full stop of list items', async () => {
    expect(await messagesIn('003', 'missing-full-stop')).toEqual([])
  })

  test('52 reports six dots', async () => {
    expect(await messagesIn('003', 'wrong-ellipsis')).toMatchObject([{line: 65, column: 5, expected: ['……']}])
  })

  test('64 reports a bracket that is narrower than its other half', async () => {
    expect(await messagesIn('004', 'mismatched-brackets')).toMatchObject([{line: 427, column: 3, expected: ['）']}])
  })

  test('77 gives every finding a place inside its line, a rule and a message', async () => {
    for (const file of await lintedFiles()) {
      const lines = readFileSync(join(folder, file.path), 'utf8').split('\n')
      for (const {line, column, ruleId, reason} of file.messages) {
        expect(ruleId).toBeTruthy()
        expect(reason).not.toBe('')
        expect(line).toBeGreaterThanOrEqual(1)
        expect(column).toBeLessThanOrEqual((lines[line! - 1] ?? '').length + 1)
      }
    }
  })

  test('94 reports degree signs that were full stops', async () => {
    for (const place of ['000 103:53', '000 105:94']) {
      expect(await covers(place, '°', 'degree-for-full-stop')).toBe(true)
    }
  })

  test('95 reports what is written twice, and nothing that is said so', async () => {
    expect(await covers('000 149:56', '按照指定按照指定', 'doubled-word')).toBe(true)
    expect(await covers('000 81:122', '和和', 'doubled-character')).toBe(true)
    const all = await Promise.all(
      ['000', '001', '002', '003', '004'].map((one) => messagesIn(one, 'doubled-word', 'doubled-character'))
    )
    expect(all.flat()).toHaveLength(2)
  })

  test('97 reports the number that nobody writes so', async () => {
    expect(await covers('000 179:57', '30,0000', 'malformed-number')).toBe(true)
  })

  test('99 reports half-width marks', async () => {
    for (const [place, mark] of [
      ['000 35:6', ','],
      ['000 35:44', ':'],
      ['000 35:58', '!']
    ] as const) {
      expect(await covers(place, mark, 'half-width-punctuation')).toBe(true)
    }
  })

  test('101 covers 72 half-width commas by a few regions', async () => {
    const file = (await lintedFiles()).find(({path}) => path.startsWith('004'))
    const lines = String(file).split('\n')
    let commas = 0
    for (let line = 427; line <= 535; line++) {
      if (line > 451 && line < 512) continue
      for (const {index} of (lines[line - 1] ?? '').matchAll(/,/g)) {
        commas++
        expect(await covers(`004 ${line}:${index + 1}`, ',', 'half-width-punctuation')).toBe(true)
      }
    }
    expect(commas).toBeGreaterThanOrEqual(72)
    const regions = (await messagesIn('004', 'half-width-punctuation')).filter(({line}) => line! >= 427)
    expect(regions.length).toBeLessThanOrEqual(4)
  })

  test('103 reports quotes that are single, or have no other half', async () => {
    for (const [place, mark] of [
      ['000 11:63', '‘'],
      ['000 63:15', '’'],
      ['000 105:88', '‘'],
      ['000 201:23', '‘']
    ] as const) {
      expect(await covers(place, mark, ...quotes)).toBe(true)
    }
  })

  test('104 reports the endings of a list once', async () => {
    const found = await messagesIn('000', 'inconsistent-list-endings')
    expect(found.filter(({line}) => line! >= 169 && line! <= 171)).toHaveLength(1)
  })

  test('107 reports two slips of spacing in one file, and a note on the style of two others', async () => {
    const found = await messagesIn('002', 'han-latin-spacing')
    expect(found).toHaveLength(2)
    expect(await covers('002 7:54', '消耗CPU', 'han-latin-spacing')).toBe(true)
    expect(await covers('002 37:178', 'Google云端', 'han-latin-spacing')).toBe(true)
    for (const number of ['000', '003']) expect(await messagesIn(number, 'han-latin-spacing')).toHaveLength(1)
  })
})
