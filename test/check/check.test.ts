import JSZip from 'jszip'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {check, type Validator, type ValidatorFinding} from '../../scripts/check/index.ts'
import {renderEpub} from '../../scripts/render/epub/index.ts'
import {machine, sampleBook} from '../render/epub/sample-book.ts'
import {structureProblems} from '../validate/epub-structure.ts'

const [file] = await renderEpub(sampleBook(), machine)

test.each<[name: string, before: string | RegExp, after: string, problem: string]>([
  ['01.xhtml', 'href="#note-1"', 'href="#note-9"', 'dead-entry-link Unexpected address `#note-9`'],
  ['01.xhtml', 'href="chapter-003.xhtml#s-2"', 'href="gone.xhtml"', 'dead-entry-link Unexpected address `gone.xhtml`'],
  ['01.xhtml', 'href="#note-1"', 'href="../../../etc/passwd"', 'dead-entry-link'],
  ['01.xhtml', 'href="#note-1"', 'href="//example.org/a"', 'dead-entry-link'],
  ['01.xhtml', 'href="#note-1"', 'href="%E0%A4%A"', 'dead-entry-link'],
  ['01.xhtml', 'id="note-2"', 'id="note-1"', 'repeated-id Unexpected id `note-1`'],
  ['01.xhtml', 'src="images/', 'src="https://example.org/', 'remote-resource Unexpected address `https://example.org/'],
  ['01.xhtml', '<hr/>', '<hr onclick="x"/>', 'active-content Unexpected `onclick`'],
  ['01.xhtml', '<hr/>', '<script></script>', 'active-content Unexpected `script`'],
  ['01.xhtml', '<hr/>', '<hr style="color: red"/>', 'inline-style'],
  ['01.xhtml', 'alt="三层方块"', '', 'missing-image-alternative'],
  ['01.xhtml', ' xml:lang="zh-CN"', '', 'undeclared-language'],
  ['content.opf', '<itemref idref="doc-01"/>', '', 'unread-document'],
  ['content.opf', '<itemref idref="nav"/>', '', 'unread-contents'],
  ['content.opf', /<item id="style"[^>]*>/, '', 'unlisted-entry'],
  ['content.opf', 'href="style.css"', 'href="other.css"', 'missing-entry Unexpected `OEBPS/other.css`'],
  ['content.opf', 'href="toc.ncx"', 'href="style.css"', 'repeated-item Unexpected `OEBPS/style.css`'],
  ['content.opf', '"image/png"', '"image/webp"', 'wrong-media-type Unexpected media type `image/webp`'],
  ['content.opf', 'urn:isbn:9787115560018', 'urn:isbn:9787115560019', 'invalid-book-number'],
  ['content.opf', /<meta property="schema:accessibilityHazard">.*/, '', 'missing-accessibility-metadata'],
  ['toc.ncx', 'src="01.xhtml"', 'src="02.xhtml"', 'dead-entry-link Unexpected address `02.xhtml`']
])('in %s with %s as %s, finds %s', async (...[name, before, after, problem]) => {
  const changed = await change(name, (text) => {
    expect(text).toMatch(before)
    return text.replace(before, after)
  })
  const problems = await structureProblems(changed)
  expect(problems.map((found) => found.replace(/^\S* /, '')).join('\n')).toContain(problem)
})

test('finds nothing where nothing is wrong', async () => {
  expect(await structureProblems(file!.value as Uint8Array)).toEqual([])
})

test('says where', async () => {
  const changed = await change('01.xhtml', (text) => text.replace('<hr/>', '\n\n<p id="note-1">重</p>'))
  const text = await textIn(changed, '01.xhtml')
  const [problem] = await structureProblems(changed)
  const line = text.split('\n').findLastIndex((row) => row.includes('id="note-1"')) + 1
  expect(problem).toBe(`OEBPS/01.xhtml:${line} repeated-id Unexpected id \`note-1\` a second time`)
})

test('says where a document is not well-formed', async () => {
  const changed = await change('01.xhtml', (text) => text.replace('<hr/>', '\n<hr></p>'))
  const lines = (await textIn(changed, '01.xhtml')).split('\n')
  const line = lines.findIndex((row) => row.startsWith('<hr></p>')) + 1
  expect(await structureProblems(changed)).toEqual([
    `OEBPS/01.xhtml:${line} not-well-formed Unexpected characters, expected well-formed XML in UTF-8`
  ])
})

test('reads documents of EPUB 2, which have names for characters', async () => {
  const type = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
  const changed = await change('01.xhtml', (text) =>
    text.replace('<!DOCTYPE html>', type).replace('href="#note-1"', 'title="&nbsp;" href="#note-9"')
  )
  expect((await structureProblems(changed)).join('\n')).toMatch(/^OEBPS\/01\.xhtml:\d+ dead-entry-link .*$/)
})

test('finds a compressed mimetype, and one that is not first', async () => {
  const zip = await JSZip.loadAsync(file!.value)
  zip.file('mimetype', 'application/epub+zip', {compression: 'DEFLATE'})
  const compressed = await zip.generateAsync({type: 'uint8array', compression: 'DEFLATE'})
  expect((await structureProblems(compressed)).join('\n')).toContain('compressed-mimetype')
  zip.remove('mimetype')
  zip.file('mimetype', 'application/epub+zip')
  const late = await zip.generateAsync({type: 'uint8array'})
  expect((await structureProblems(late)).join('\n')).toContain('misplaced-mimetype')
})

test('advises against folders and names that devices lose', async () => {
  const zip = await JSZip.loadAsync(file!.value)
  zip.folder('META-INF/empty')
  zip.file('META-INF/说明.txt', '说明')
  const problems = (await structureProblems(await zip.generateAsync({type: 'uint8array'}))).join('\n')
  expect(problems).toContain('META-INF/empty/: folder-entry')
  expect(problems).toContain('META-INF/说明.txt: non-ascii-name')
})

test.each<[string, Uint8Array | Promise<Uint8Array>]>([
  ['text', new TextEncoder().encode('# 书')],
  ['nothing', new Uint8Array()],
  ['another archive', new JSZip().file('a.txt', '甲').generateAsync({type: 'uint8array'})],
  [
    'a container that leads nowhere',
    new JSZip()
      .file('META-INF/container.xml', '<container><rootfile full-path="x.opf"/></container>')
      .generateAsync({type: 'uint8array'})
  ]
])('refuses %s', async (_, bytes) => {
  const [problem, ...others] = await structureProblems(await bytes)
  expect(problem).toContain('not-an-epub')
  expect(others).toEqual([])
})

test('hears each finding once, from the validator that is trusted more', async () => {
  const finding: ValidatorFinding = {
    ruleId: 'RSC-005',
    severity: 'warning',
    message: '',
    entry: 'OEBPS/01.xhtml',
    line: 3,
    column: 7
  }
  const validator = (name: string, ...findings: ValidatorFinding[]): Validator => ({
    name,
    validate: () => Promise.resolve(findings)
  })
  const files = await check(new VFile({path: 'book.epub', value: file!.value}), [
    validator('first', finding),
    validator('second', {...finding, column: undefined}, {...finding, line: undefined, severity: 'info'})
  ])
  const messages = files.flatMap((one) => one.messages).filter(({ruleId}) => ruleId !== 'epub-size')
  expect(messages.map(({source, line, column, fatal}) => ({source, line, column, fatal}))).toEqual([
    {source: 'first', line: 3, column: 7, fatal: false},
    {source: 'second', line: undefined, column: undefined, fatal: undefined}
  ])
})

async function change(name: string, edit: (text: string) => string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file!.value)
  zip.file(`OEBPS/${name}`, edit(await zip.file(`OEBPS/${name}`)!.async('string')), {createFolders: false})
  return zip.generateAsync({type: 'uint8array'})
}

async function textIn(bytes: Uint8Array, name: string): Promise<string> {
  return (await JSZip.loadAsync(bytes)).file(`OEBPS/${name}`)!.async('string')
}
