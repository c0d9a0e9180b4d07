import {expect, test} from 'vitest'
import {UsageError} from '../../scripts/diagnostics.ts'
import {editionsOf, load} from '../../scripts/load/index.ts'
import {messagesOf, writeBook} from './write-book.ts'

const chapter = {'01.md': '# 一\n\n正文。\n'}

test('fills in every default', async () => {
  const root = await writeBook({...chapter, 'book.yaml': 'title: 云原生编年\nname: annals\n'})
  const {config} = await load(root)
  expect(config).toMatchInlineSnapshot(`
    {
      "aliases": "aliases.yaml",
      "annals": "annals.yaml",
      "annotations": "annotations",
      "bibliography": [
        "bibliography.yaml",
        "bibliography.json",
        "bibliography.bib",
      ],
      "creators": [],
      "editions": {
        "zh-Hans": {
          "formats": [
            "html",
            "epub",
            "pdf",
          ],
        },
      },
      "epub": {
        "fonts": "rare",
        "imageBudget": 500,
        "imageWidth": 1600,
      },
      "glossary": "glossary",
      "identifier": "urn:uuid:447b81ba-827b-569b-939c-49b398f82d83",
      "index": {
        "enabled": "auto",
        "terms": true,
      },
      "labels": {},
      "language": "zh-Hans",
      "lint": {},
      "manuscript": ".",
      "modified": "2000-01-01",
      "name": "annals",
      "notes": [
        "author",
        "editor",
        "translator",
      ],
      "numbering": {
        "chapters": true,
        "figures": "chapter",
        "sections": 3,
      },
      "page": {
        "binding": "screen",
        "chapters": "any",
        "colophon": true,
        "size": "16k",
      },
      "recover": "auto",
      "references": {
        "backlinks": false,
        "phrases": true,
      },
      "release": {
        "appendix": false,
        "budget": {},
      },
      "site": {
        "changes": [],
        "font": "system",
      },
      "spelling": true,
      "subjects": [],
      "terms": {
        "byEnglish": false,
        "display": "own",
        "firstUse": "plain",
        "headings": false,
        "link": "chapter",
      },
      "title": "云原生编年",
      "version": "0.0.0",
    }
  `)
  expect(editionsOf(config, [], [])).toMatchInlineSnapshot(`
    [
      {
        "chapters": undefined,
        "formats": [
          "html",
          "epub",
          "pdf",
        ],
        "index": {
          "enabled": "auto",
          "terms": true,
        },
        "label": "",
        "language": "zh-Hans",
        "name": "zh-Hans",
        "notes": [
          "author",
          "editor",
          "translator",
        ],
        "numbering": {
          "chapters": true,
          "figures": "chapter",
          "sections": 3,
        },
        "page": {
          "binding": "screen",
          "chapters": "any",
          "colophon": true,
          "size": "16k",
        },
        "parallels": false,
        "references": {
          "backlinks": false,
          "phrases": true,
        },
        "reviewed": true,
        "terms": {
          "byEnglish": false,
          "display": "own",
          "firstUse": "plain",
          "headings": false,
          "link": "chapter",
        },
        "title": "云原生编年",
        "version": "0.0.0",
      },
    ]
  `)
})

test.each([
  ['titel: 书'],
  ['title: 书\nlanguage: cn'],
  ['title: 书\nlanguage: zh_CN'],
  ['title: 书\nversion: 一'],
  ['title: 书\nname: 书'],
  ['title: 书\nname: con'],
  ['title: 书\nisbn: 978-7-115-56001-9'],
  ['title: 书\nidentifier: urn:isbn:9787115000000'],
  ['title: 书\ndate: 2026-02-30'],
  ['title: 书\nmodified: 2026'],
  ['title: 书\nrepository: javascript:alert(1)'],
  ['title: 书\ncreators: [{name: 林书一, role: auther}]'],
  ['title: 书\nnumbering: {sections: 7}'],
  ['title: 书\neditions: {}'],
  ['title: 书\neditions: {a: {}, A: {}}'],
  ['title: 书\neditions:\n  full:\n    formats: [epub, mobi]'],
  ['title: 书\nchapters:\n  body: [01.md]'],
  ['title: 书\nchapters:\n  - part: 第一部分'],
  ['title: 书\nmanuscript: 书稿']
])('cannot use %j', async (text) => {
  const root = await writeBook({...chapter, 'book.yaml': text})
  await expect(load(root)).rejects.toThrow('Cannot use the configuration of the book')
  expect(await messagesOf(root)).toMatchSnapshot()
})

test('keeps versions, dates and names as they are written', async () => {
  const text = 'title: 2013\nversion: 1.10\ndate: 2026\nmodified: 2026-11-21\nisbn: 7302511500\n'
  const {config} = await load(await writeBook({...chapter, 'book.yaml': text}))
  expect(config).toMatchObject({
    title: '2013',
    version: '1.10',
    date: '2026',
    modified: '2026-11-21',
    isbn: '7302511500'
  })
})

test('makes an identifier from the ISBN, else from name and title, always the same', async () => {
  const identifierOf = async (text: string): Promise<string> =>
    (await load(await writeBook({...chapter, 'book.yaml': text}))).config.identifier
  expect(await identifierOf('title: 书\nisbn: 978-7-115-56001-8')).toBe('urn:isbn:9787115560018')
  expect(await identifierOf('title: 书\nidentifier: urn:x:1\nisbn: 978-7-115-56001-8')).toBe('urn:x:1')
  const made = await identifierOf('title: 书\nname: a')
  expect(made).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(await identifierOf('title: 书\nname: a')).toBe(made)
  expect(await identifierOf('title: 书\nname: b')).not.toBe(made)
})

test('names a book after its folder', async () => {
  const nameOf = async (folder: string): Promise<string> => {
    const root = await writeBook({[`${folder}/01.md`]: '# 一'})
    return (await load(`${root}/${folder}`)).config.name
  }
  expect(await nameOf('My Book (2nd)')).toBe('my-book-2nd')
  expect(await nameOf('Café 之书')).toBe('cafe')
  expect(await nameOf('书')).toBe('book')
})

test('resolves editions and refuses unknown ones', async () => {
  const text = `title: 书
version: 1.0.0
chapters: [01.md, 第二章.md]
editions:
  full: {}
  sample: {title: 试读, language: zh-Hant, formats: [epub], chapters: [01, 第二章.md]}
`
  const {config, configFile} = await load(await writeBook({...chapter, '第二章.md': '# 二', 'book.yaml': text}))
  expect(configFile.messages).toEqual([])
  const names = (wanted: string[], formats: ('html' | 'epub' | 'pdf')[]): string[] =>
    editionsOf(config, wanted, formats).map(({name, formats: own}) => `${name} ${own.join(' ')}`)
  expect(names([], [])).toEqual(['full html epub pdf', 'sample epub'])
  expect(names(['sample'], [])).toEqual(['sample epub'])
  expect(names([], ['pdf'])).toEqual(['full pdf'])
  expect(editionsOf(config, ['sample'], [])).toMatchObject([
    {title: '试读', language: 'zh-Hant', version: '1.0.0', chapters: ['01', 'di-er-zhang']}
  ])
  expect(() => names(['smaple'], [])).toThrow(UsageError)
  expect(() => names(['smaple'], [])).toThrow('Unexpected edition `smaple`, expected `full`, `sample`')
  expect(() => names(['sample'], ['pdf'])).toThrow('Unexpected format `pdf`, expected one that an edition has')
})

test('reports what the configuration names and the book lacks', async () => {
  const root = await writeBook({
    ...chapter,
    '02-image.md': '# 二',
    '03.pdf': '%PDF',
    'notes/多余.md': '# 多余',
    'README.md': '# 说明',
    'book.yaml': `title: 书
chapters:
  - 01.md
  - 02-imgae.md
  - 03.pdf
  - part: 第二部分
    chapters: [01.md, ../外.md, notes]
labels:
  zh-Hans: {figrue: '插图 {number}'}
editions:
  sample: {chapters: [01, 02-imgae]}
`
  })
  expect(await messagesOf(root)).toMatchInlineSnapshot(`
    [
      "book.yaml:3:3 warning unlisted-chapter Unexpected \`02-image.md\` in the folder, expected it under \`chapters\` → List the file, or move it out of the folder; its text is not in the book",
      "book.yaml:3:3 warning unlisted-chapter Unexpected \`notes/多余.md\` in the folder, expected it under \`chapters\` → List the file, or move it out of the folder; its text is not in the book",
      "book.yaml:4:5 error missing-chapter Cannot read \`02-imgae.md\`, expected a file that exists (02-image.md)",
      "book.yaml:5:5 error not-a-chapter Unexpected \`.pdf\` of \`03.pdf\`, expected \`.md\`, \`.markdown\` or \`.txt\`",
      "book.yaml:7:16 error duplicate-chapter Unexpected second \`01.md\`, expected each chapter once, the first is in line 3",
      "book.yaml:7:23 error outside-path Cannot read \`../外.md\`, expected a file inside the book's folder → Copy the file into the book",
      "book.yaml:7:32 error not-a-chapter Unexpected \`\` of \`notes\`, expected \`.md\`, \`.markdown\` or \`.txt\`",
      "book.yaml:9:22 error unknown-label Unexpected label \`figrue\`, expected one that \`templates/labels\` has (figure)",
      "book.yaml:11:27 error unknown-chapter Unexpected chapter \`02-imgae\`, expected one of the book",
    ]
  `)
})

test('merges interface words: own over shipped, a language over its nearest', async () => {
  const text =
    "title: 书\nlanguage: zh-Hant\nlabels:\n  zh-Hant: {figure: '圖 {number}'}\n  en: {table: 'Tab. {number}'}\n"
  const {labels} = await load(await writeBook({...chapter, 'book.yaml': text}))
  expect(labels['zh-Hant']).toMatchObject({figure: '圖 {number}', table: '表 {number}'})
  expect(labels['zh-Hans']).toMatchObject({figure: '图 {number}', table: '表 {number}'})
  expect(labels.en).toMatchObject({figure: 'Figure {number}', table: 'Tab. {number}'})
})
