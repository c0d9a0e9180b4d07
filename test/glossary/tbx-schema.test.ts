import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {RelaxNGValidator, XmlDocument} from 'libxml2-wasm'
import {expect, test} from 'vitest'
import {exchangeFormats, exportTerms, readTermData} from '../../scripts/glossary/index.ts'
import type {TermData} from '../../scripts/glossary/index.ts'

const root = resolve(import.meta.dirname, '../..')
const options = {languages: ['zh-Hans', 'zh-Hant', 'en'], source: 'zh-Hans', target: 'en', title: '试书'}

function validate(text: string): void {
  const schema = XmlDocument.fromString(readFileSync(join(root, 'test/fixtures/glossary/tbx-basic.rng'), 'utf8'))
  const document = XmlDocument.fromString(text)
  // TBX is defined in RELAX NG, and no other library on npm reads that whole. The version is pinned.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  RelaxNGValidator.fromDoc(schema).validate(document)
}

test('writes TBX-Basic that fits its schema, of every term of this book', async () => {
  const folder = join(root, 'glossary/terms')
  const terms = readdirSync(folder).map((name) => readTermData(readFileSync(join(folder, name), 'utf8'))!)
  const odd: TermData = {
    id: '12-factor',
    related: ['docker', 'nothing-of-ours'],
    langs: {en: {status: 'draft', term: 'twelve-factor app', abbr: '12F', pos: 'noun'}}
  }
  const [file] = await exportTerms(exchangeFormats['tbx']!, [...terms, odd], options)
  expect(() => {
    validate(String(file!.content))
  }).not.toThrow()
  expect(() => {
    validate(String(file!.content).replace('preferredTerm-admn-sts', 'best'))
  }).toThrow()
})
