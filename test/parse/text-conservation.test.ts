import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map([['a.md', 'a']])})

/** Markdown, and the Han characters that readers must find of it. */
type Piece = {source: string; han: string}

const words = fc
  .array(
    fc.constantFrom('容器', '镜像', '编排', '𠮷', '「引」', '，', '。', '（注）', '“话”', 'Docker', ' ', '·', '——'),
    {
      minLength: 1,
      maxLength: 5
    }
  )
  .map((parts) => parts.join(''))

const around = (before: string, after: string) =>
  words.map((text) => ({source: before + text + after, han: hanOf(text)}))

const inline: fc.Arbitrary<Piece> = fc.oneof(
  {weight: 4, arbitrary: around('', '')},
  around('**', '**'),
  around('*', '*'),
  around('***', '***'),
  around('~~', '~~'),
  around('`', '`'),
  around('[', '](https://example.org)'),
  around('[', '](#fig:a)'),
  around('[', '](term:image)'),
  around('[', ']{.dots}'),
  around('<u>', '</u>'),
  around('<b>', '</i>'),
  around('<ruby>', '<rt>x</rt></ruby>'),
  around('<pod-', '>').map(({source}) => ({source: source.replace(/[^<>a-z-]/g, ''), han: ''})),
  around('<details>', '</details>'),
  around('<my-tag>', '</my-tag>'),
  around('', '\\\n'),
  around('', '\n'),
  around('__', '__'),
  around('{', '}'),
  around('{{ ', ' }}'),
  around(' $', ' '),
  around(' $5 ', ' $6 '),
  fc.constantFrom(
    {source: '&#x4E2D;', han: '中'},
    {source: '[^n]', han: ''},
    {source: '@fig:a', han: ''},
    {source: '$x$', han: ''},
    {source: '<br>', han: ''},
    {source: '<!-- x -->', han: ''},
    {source: '{#x}', han: ''},
    {source: '\\*', han: ''},
    {source: ':', han: ''},
    {source: 'https://example.org/a ', han: ''}
  )
)

const line: fc.Arbitrary<Piece> = fc.array(inline, {minLength: 1, maxLength: 8}).map(join(''))

const paragraph = line.map(({source, han}) => ({source: `字${source}`, han: `字${han}`}))

const flat = paragraph.map(({source, han}) => ({source: source.replace(/\\?\n/g, ' '), han}))

const block: fc.Arbitrary<Piece> = fc.letrec<{block: Piece; blocks: Piece}>((tie) => ({
  blocks: fc.array(tie('block'), {minLength: 1, maxLength: 3, depthIdentifier: 'block'}).map(join('\n\n')),
  block: fc.oneof(
    {maxDepth: 3, depthIdentifier: 'block'},
    paragraph,
    flat.map(framed('## ', '')),
    flat.map(({source, han}) => ({source: `| 列 |\n|---|\n| ${source} |`, han: `列${han}`})),
    words.map((text) => ({source: `\`\`\`text\n${text}\n\`\`\``, han: hanOf(text)})),
    flat.map(({source, han}) => ({source: `术语\n: ${source}`, han: `术语${han}`})),
    tie('blocks').map(indented('> ', '> ')),
    tie('blocks').map(indented('- ', '  ')),
    tie('blocks').map(indented('10. ', '    ')),
    tie('blocks').map(framed(':::note 题\n', '\n:::', '题')),
    tie('blocks').map(framed(':::poem\n', '\n:::')),
    tie('blocks').map(framed('<details>\n<summary>题</summary>\n\n', '\n\n</details>', '题')),
    tie('blocks').map(framed('<u>\n\n', '\n\n</u>')),
    tie('blocks').map(framed('> [!NOTE] 题\n> 文\n\n', '', '题文')),
    flat.map(({source, han}) => ({source: `<div align="center">\n\n${source}\n\n</div>`, han}))
  )
})).block

test('keeps every Han character of Chinese Markdown, in order', () => {
  fc.assert(
    fc.property(fc.array(block, {minLength: 1, maxLength: 4}), (blocks) => {
      const {source, han} = join('\n\n')(blocks)
      expect(hanOf(textOf(parsed(`${source}\n\n[^n]: 注\n`)))).toBe(`${han}注`)
    }),
    {numRuns: 800, seed: 20130320}
  )
}, 120_000)

test('throws for no text at all', () => {
  const marks = fc.constantFrom(
    ...'# ## > - 1. | --- ``` ~~~ :::note ::: : $$ $ ** * _ ~ ` [ ] ( ) ![ ]( [^ ]: {# .a } { @fig: < > </ <!-- --> <div> </div> <u> <script> <table> <td> & ; \\ / " = 字 。 a 1'.split(
      ' '
    ),
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t'
  )
  const text = fc.oneof(
    fc.array(marks, {maxLength: 60}).map((parts) => parts.join('')),
    fc.string({unit: 'binary', maxLength: 60})
  )
  fc.assert(
    fc.property(text, (value) => {
      expect(parsed(value).type).toBe('root')
    }),
    {numRuns: 3000, seed: 20130320}
  )
}, 120_000)

const manuscripts = resolve(import.meta.dirname, '../../../shared/manuscripts')

test.runIf(existsSync(manuscripts))('keeps every Han character of real manuscripts', () => {
  for (const name of readdirSync(manuscripts)) {
    const value = readFileSync(`${manuscripts}/${name}`, 'utf8').replace(/\r\n?/g, '\n')
    const file = new VFile({path: 'a.md', value})
    const frontMatter = cutFrontMatter(file)
    const title = frontMatter?.value['title']
    const source = {id: 'a', division: 'bodymatter' as const, file, ...(frontMatter ? {frontMatter} : {})}
    const expected = hanOf(`${typeof title === 'string' ? title : ''}${String(file)}`)
    expect(hanOf(textOf(parseChapter(source, processor).tree)), name).toBe(expected)
  }
})

function parsed(value: string): Nodes {
  return parseChapter({id: 'a', division: 'bodymatter', file: new VFile({path: 'a.md', value})}, processor).tree
}

/** All text of a tree but comments. */
function textOf(node: Nodes): string {
  if (node.type === 'html') return ''
  const own = 'value' in node ? node.value : ''
  return own + ('children' in node ? node.children.map(textOf).join('') : '')
}

function hanOf(text: string): string {
  return [...text.matchAll(/\p{Script=Han}/gu)].join('')
}

function join(separator: string): (pieces: Piece[]) => Piece {
  return (pieces) => ({
    source: pieces.map(({source}) => source).join(separator),
    han: pieces.map(({han}) => han).join('')
  })
}

function framed(before: string, after: string, own = ''): (piece: Piece) => Piece {
  return ({source, han}) => ({source: before + source + after, han: own + han})
}

function indented(first: string, others: string): (piece: Piece) => Piece {
  return ({source, han}) => ({source: first + source.replaceAll('\n', `\n${others}`), han})
}
