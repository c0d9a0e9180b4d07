import {h} from 'hastscript'
import type {Root} from 'hast'
import {expect, test} from 'vitest'
import {createMachine} from '../../../scripts/machine/index.ts'
import {coverageOf} from '../../../scripts/render/fonts/index.ts'
import {prepareFonts} from '../../../scripts/render/pdf/prepare-fonts.ts'

const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})

test('keeps in one face what makes one sign of several', async () => {
  const faces = await coveragesOf('👍🏽 好，👩‍💻 写，🏳️‍🌈，1️⃣，❤️')
  for (const character of '👍🏽👩\u200D💻🏳🌈\uFE0F\u20E3') {
    expect(faces.get('zhushu-emoji')?.has(character.codePointAt(0)!), character).toBe(true)
  }
  for (const character of '👍🏽👩💻🏳🌈') {
    expect(faces.get('zhushu-symbols')?.has(character.codePointAt(0)!) ?? false, character).toBe(false)
  }
})

test('takes from later faces only what the first two lack', async () => {
  const faces = await coveragesOf('汉字 Latin 123。')
  expect([...faces.keys()].filter((family) => !['zhushu-serif', 'zhushu-sans'].includes(family))).toEqual([])
})

test('names the characters that no face has', async () => {
  const {missing} = await prepareFonts(rootOf('汉\u{10FFFD}字'), '', await machine.fonts())
  expect(missing).toEqual(['\u{10FFFD}'])
})

async function coveragesOf(text: string): Promise<Map<string, Set<number>>> {
  const {faces} = await prepareFonts(rootOf(text), '', await machine.fonts())
  const families = new Map<string, Set<number>>()
  for (const {family, bytes} of faces)
    families.set(family, new Set([...(families.get(family) ?? []), ...coverageOf(bytes)]))
  return families
}

function rootOf(text: string): Root {
  return {type: 'root', children: [h('p', text)]}
}
