import {readFileSync, readdirSync} from 'node:fs'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {buildPage, pagePath} from '../../scripts/desk/build-page.mjs'

test('ships the page as its sources build it: run `npm run desk` after a change', {timeout: 60_000}, async () => {
  const built = await buildPage()
  expect(built === readFileSync(pagePath, 'utf8')).toBe(true)
  expect(built).toBe(await buildPage())
})

test('keeps the page small, and asks no other site for anything', () => {
  const folder = new URL('../../templates/desk/', import.meta.url)
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  expect(gzipSync(texts.join('')).length).toBeLessThan(60_000)
  const addresses = texts.flatMap((text) => text.match(/https?:\/\/[\w.-]+/g) ?? [])
  expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([])
})
