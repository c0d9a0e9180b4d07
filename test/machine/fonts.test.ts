import {readdirSync} from 'node:fs'
import {expect, test} from 'vitest'
import {listFonts, loneFontFolder} from '../../scripts/machine/fonts.ts'

const fonts = listFonts()

test('lists the families in order of preference, Chinese first and emoji last', () => {
  expect([...new Set(fonts.map(({family}) => family))]).toEqual([
    'zhushu-serif',
    'zhushu-sans',
    'zhushu-mono',
    'zhushu-kai',
    'zhushu-italic',
    'zhushu-latin',
    'zhushu-symbols',
    'zhushu-math',
    'zhushu-emoji'
  ])
})

test.each(fonts.map((font) => [font.family, font.weight, font] as const))(
  'reads %s %i from its package',
  (_, __, font) => {
    const magic = Buffer.from(font.bytes.subarray(0, 4)).toString('latin1')
    expect(['\u0000\u0001\u0000\u0000', 'wOF2']).toContain(magic)
    expect(font.bytes).toBe(font.bytes)
  }
)

test('gives Traditional Chinese its own forms, and keeps Simplified ones for what these lack', () => {
  const families = [...new Set(listFonts('zh-Hant').map(({family}) => family))]
  expect(families.slice(0, 5)).toEqual(['zhushu-serif', 'zhushu-sans', 'zhushu-mono', 'zhushu-other', 'zhushu-kai'])
  const [serif] = listFonts('zh-Hant')
  expect(serif?.bytes.length).not.toBe(fonts[0]?.bytes.length)
})

test.each(listFonts('zh-Hant').map((font) => [font.family, font.weight, font] as const))(
  'reads %s %i for Traditional Chinese from its package',
  (_, __, font) => {
    const magic = Buffer.from(font.bytes.subarray(0, 4)).toString('latin1')
    expect(['\u0000\u0001\u0000\u0000', 'wOF2']).toContain(magic)
  }
)

test('finds one font alone in the folder that the browser sees', () => {
  expect(readdirSync(loneFontFolder()).filter((name) => /\.(ttf|otf|woff2?)$/.test(name))).toEqual([
    'NotoSerifSC_400Regular.ttf'
  ])
})
