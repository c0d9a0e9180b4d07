import JSZip from 'jszip'
import {expect, test} from 'vitest'
import {pack, type Parts} from '../../../scripts/render/epub/pack.ts'

const parts: Parts = {
  title: '<书> & ]]>',
  language: 'zh-CN',
  identifier: 'urn:x',
  packageDocument: '<package/>',
  navigationDocument: '<nav/>',
  ncx: '<ncx/>',
  stylesheet: 'p {}',
  documents: [
    {name: 'b.xhtml', xhtml: '<p>中文 <%= title %> &amp;</p>'},
    {name: 'a.xhtml', xhtml: '<a id="x"></a>'}
  ],
  resources: [{name: 'images/a.png', bytes: new Uint8Array(1000)}]
}

test('puts in what it is given, letter for letter', async () => {
  const zip = await JSZip.loadAsync(await pack(parts))
  const read = (name: string) => zip.file(`OEBPS/${name}`)!.async('string')
  expect(await read('b.xhtml')).toBe('<p>中文 <%= title %> &amp;</p>')
  expect(await read('a.xhtml')).toBe('<a id="x"></a>')
  expect(await Promise.all(['content.opf', 'toc.xhtml', 'toc.ncx', 'style.css'].map(read))).toEqual([
    '<package/>',
    '<nav/>',
    '<ncx/>',
    'p {}'
  ])
  expect(await zip.file('OEBPS/images/a.png')!.async('uint8array')).toEqual(new Uint8Array(1000))
})

test('dates everything on the first day of zip, in any time zone', async () => {
  const zip = await JSZip.loadAsync(await pack(parts))
  expect([...new Set(Object.values(zip.files).map(({date}) => date.toISOString()))]).toEqual([
    '1980-01-01T00:00:00.000Z'
  ])
})

test('compresses all but the type', async () => {
  const bytes = Buffer.from(await pack(parts))
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip')
  expect(bytes.length).toBeLessThan(2200)
})

test('refuses a name that the library would change', async () => {
  const documents = [{name: '第一章.xhtml', xhtml: ''}]
  await expect(pack({...parts, documents})).rejects.toThrow('Unexpected file name `第一章.xhtml`')
})
