import JSZip from 'jszip'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {check} from '../../scripts/check/index.ts'
import {renderEpub} from '../../scripts/render/epub/index.ts'
import {machine, sampleBook} from '../render/epub/sample-book.ts'

test('tells what an EPUB weighs, by part', async () => {
  const [file] = await renderEpub(sampleBook(), machine)
  const [checked] = await check(new VFile({path: 'a.epub', value: file!.value}), [])
  const sizes = checked!.messages.find(({ruleId}) => ruleId === 'epub-size')!
  const parts = Object.fromEntries(Object.entries(sizes.values!).map(([kind, value]) => [kind, Number(value)]))
  const {whole, ...rest} = parts
  expect(sizes.fatal).toBeUndefined()
  expect(whole).toBeCloseTo((file!.value as Uint8Array).length / 1000, 1)
  const sum = Object.values(rest).reduce((total, value) => total + value, 0)
  // Names and directory of the archive are in no part.
  expect(sum).toBeLessThan(whole!)
  expect(sum).toBeGreaterThan(whole! - 10)
  const zip = await JSZip.loadAsync(file!.value)
  const style = await new JSZip().file('a', await zip.file('OEBPS/style.css')!.async('uint8array')).generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: {level: 9}
  })
  expect(parts['styles']).toBeCloseTo(style.length / 1000, 0)
})
