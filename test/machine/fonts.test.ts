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

test('finds one font alone in the folder that the browser sees', () => {
  expect(readdirSync(loneFontFolder()).filter((name) => /\.(ttf|otf|woff2?)$/.test(name))).toEqual([
    'NotoSerifSC_400Regular.ttf'
  ])
})
