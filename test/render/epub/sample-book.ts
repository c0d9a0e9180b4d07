/** A book in memory with every kind of node, as `enrich` would leave it. */
import type {BlockContent, DefinitionContent, PhrasingContent, RootContent} from 'mdast'
import type {Note} from '../../../scripts/apparatus.ts'
import type {Asset, Book, Chapter, Target, TocEntry} from '../../../scripts/book.ts'
import {bookConfig} from '../../../scripts/load/config.ts'
import {createMachine} from '../../../scripts/machine/index.ts'
import {bookOf, chapterOf, deepFreeze, imageAsset, noteOf, targetOf, termOf} from '../book-of.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const dot: Asset = {path: 'images/点.png', mediaType: 'image/png', bytes: png, width: 1, height: 1}

export function text(value: string): PhrasingContent {
  return {type: 'text', value}
}

export function paragraph(...children: (PhrasingContent | string)[]): BlockContent {
  return {type: 'paragraph', children: children.map((child) => (typeof child === 'string' ? text(child) : child))}
}

function heading(depth: 1 | 2 | 3 | 4, title: string, target?: Target): RootContent {
  return {type: 'heading', depth, children: [text(title)], ...(target ? {data: {target}} : {})}
}

const targets = {
  preface: targetOf({kind: 'chapter', htmlId: 's-preface', chapterId: 'preface', depth: 1, title: '前言'}),
  chapter: targetOf({kind: 'chapter', htmlId: '镜像与层', depth: 1, number: [1], label: '第 1 章', title: '镜像与层'}),
  section: targetOf({kind: 'section', htmlId: 'sec-层', depth: 2, number: [1, 1], label: '1.1', title: '层'}),
  deep: targetOf({kind: 'section', htmlId: '写时复制', depth: 3, number: [1, 1, 1], label: '1.1.1', title: '写时复制'}),
  figure: targetOf({kind: 'figure', htmlId: 'fig-layers', number: [1, 1], label: '图 1-1', title: '三层'}),
  table: targetOf({kind: 'table', htmlId: 'tbl-kinds', number: [1, 1], label: '表 1-1', title: '打包方式'}),
  listing: targetOf({kind: 'listing', htmlId: 'lst-hello', number: [1, 1], label: '代码清单 1-1', title: '打个招呼'}),
  equation: targetOf({kind: 'equation', htmlId: 'eq-area', number: [1, 1], label: '式 (1-1)', title: ''}),
  second: targetOf({kind: 'chapter', htmlId: 's-2', chapterId: '第二章', depth: 1, label: '第 2 章', title: '编排'}),
  glossary: targetOf({kind: 'chapter', htmlId: 's-glossary', chapterId: 'glossary', depth: 1, title: '术语表'})
}

const notes: Note[] = [
  {...noteOf(1, '一条注，也有'), referenceIds: ['noteref-1', 'noteref-1-2']},
  {...noteOf(2, '译者说：这个词没有定译。'), class: 'translator'}
]

function noteReference(number: number, htmlId = `noteref-${number}`): PhrasingContent {
  const data = {htmlId, noteId: `note-${number}`, label: String(number)}
  return {type: 'footnoteReference', identifier: `n${number}`, label: `n${number}`, data}
}

function term(identifier: string, word: string, htmlId?: string): PhrasingContent {
  return {type: 'termReference', identifier, children: [text(word)], ...(htmlId ? {data: {htmlId}} : {})}
}

const figures: (BlockContent | DefinitionContent)[] = [
  {
    type: 'figure',
    kind: 'figure',
    identifier: 'fig:layers',
    data: {target: targets.figure},
    children: [
      paragraph({type: 'image', url: 'images/a.svg', alt: '三层方块', data: {path: imageAsset.path}}),
      {type: 'caption', children: [text('三层')]}
    ]
  },
  {
    type: 'figure',
    kind: 'table',
    data: {target: targets.table},
    children: [
      {
        type: 'table',
        align: ['left', 'right'],
        children: [
          ['方式', '数量'],
          ['压缩包', '12']
        ].map((row) => ({
          type: 'tableRow',
          children: row.map((cell) => ({type: 'tableCell', children: [text(cell)]}))
        }))
      },
      {type: 'caption', children: [text('打包方式')]}
    ]
  },
  {
    type: 'figure',
    kind: 'listing',
    data: {target: targets.listing},
    children: [
      {type: 'code', lang: 'bash', value: '# 打个招呼\necho "你好" && exit 0 < /dev/null'},
      {type: 'caption', children: [text('打个招呼')]}
    ]
  },
  {
    type: 'figure',
    kind: 'equation',
    data: {target: targets.equation},
    children: [
      {type: 'math', value: 'S = \\pi r^2'},
      {type: 'caption', children: []}
    ]
  }
]

const blocks: RootContent[] = [
  {type: 'blockquote', children: [paragraph('引用的话。')]},
  {type: 'admonition', kind: 'warning', children: [paragraph('警告读者的话。')]},
  {type: 'admonition', kind: 'tip', children: [{type: 'caption', children: [text('自己的题目')]}, paragraph('提示。')]},
  {type: 'container', name: 'poem', children: [paragraph('一行诗')]},
  {
    type: 'list',
    ordered: true,
    start: 3,
    children: [{type: 'listItem', spread: false, children: [paragraph('从三开始')]}]
  },
  {
    type: 'list',
    children: [{type: 'listItem', checked: true, spread: false, children: [paragraph('做完的事')]}]
  },
  {
    type: 'defList',
    children: [
      {type: 'defListTerm', children: [text('术语')]},
      {type: 'defListDescription', children: [paragraph('它的解释。')]}
    ]
  },
  {
    type: 'htmlElement',
    tagName: 'details',
    properties: {open: true},
    children: [
      {type: 'htmlElement', tagName: 'summary', properties: {}, children: [text('折叠的题目')]},
      paragraph('里面的话。')
    ]
  },
  {type: 'code', lang: null, value: '  缩进的代码 <b>不是标签</b> \u001B[31m'},
  {type: 'thematicBreak'}
]

function inline(): RootContent[] {
  const ruby: PhrasingContent = {
    type: 'htmlElement',
    tagName: 'ruby',
    properties: {},
    children: [text('汉'), {type: 'htmlElement', tagName: 'rt', properties: {}, children: [text('hàn')]}]
  }
  return [
    paragraph(
      '生僻字𠮷与表情😀，A & B < C > D，',
      {type: 'strong', children: [text('重点。')]},
      {type: 'emphasis', children: [text('着重')]},
      {type: 'delete', children: [text('删去')]},
      {type: 'inlineCode', value: 'a < b && c'},
      ruby,
      {type: 'span', children: [text('带点的字')], data: {attributes: {classes: ['dots'], values: {}}}},
      noteReference(1),
      noteReference(2),
      noteReference(1, 'noteref-1-2'),
      {type: 'break'},
      {type: 'inlineMath', value: 'E = mc^2'}
    ),
    paragraph(
      term('image', '镜像', 'term-image-1'),
      '由层叠成，见',
      {type: 'crossReference', identifier: 'fig:layers', children: [text('图 1-1')], data: {target: targets.figure}},
      '与',
      {type: 'crossReference', identifier: '第二章', children: [text('第 2 章')], data: {target: targets.second}},
      '，再说一次',
      term('image', '镜像'),
      '和',
      {type: 'link', url: 'https://example.org/书?a=1&b=2', title: '题目', children: [text('链接')]},
      '。',
      {type: 'image', url: 'images/点.png', alt: '一个点', data: {path: dot.path}}
    )
  ]
}

function entry(target: Target, rest: Partial<TocEntry> = {}): TocEntry {
  return {target, content: [text(target.title)], division: 'bodymatter', children: [], ...rest}
}

const part = '第一部分 <容器> & “编排”'

function chapters(): Chapter[] {
  return [
    chapterOf([heading(1, '前言', targets.preface), paragraph('开篇的话。')], {
      id: 'preface',
      division: 'frontmatter',
      title: '前言'
    }),
    chapterOf(
      [
        heading(1, '镜像与层', targets.chapter),
        ...inline(),
        heading(2, '层', targets.section),
        ...figures,
        heading(3, '写时复制', targets.deep),
        ...blocks
      ],
      {title: '镜像与层', part}
    ),
    chapterOf([heading(1, '编排', targets.second), paragraph(term('paas', 'PaaS', 'term-paas-1'), '出现过了。')], {
      id: '第二章',
      title: '编排',
      part
    }),
    chapterOf(
      [
        heading(1, '术语表', targets.glossary),
        {
          type: 'glossaryList',
          groups: [
            {initial: 'J', identifiers: ['image']},
            {initial: 'P', identifiers: ['paas']}
          ]
        }
      ],
      {id: 'glossary', division: 'backmatter', title: '术语表', generated: 'glossary'}
    )
  ]
}

const config = bookConfig.parse({
  title: '容器 <手记> & “注”]]>',
  subtitle: '写给 "读者" 的 <小书>',
  creators: [
    {name: '林书一 & 友', role: 'author', fileAs: 'Lin <Shuyi>'},
    {name: '周注', role: 'editor'},
    {name: '译 "者"', role: 'translator'}
  ],
  isbn: '978-7-115-56001-8',
  publisher: '注书 <出版> & 社',
  rights: 'CC BY 4.0 & ]]>',
  date: '2026',
  modified: '2026-11-21',
  description: '一行 <b> & 两行\n“引号”]]>',
  subjects: ['排版 & 印刷', '电子书'],
  series: {title: '纸上 & 屏上', position: 2},
  epub: {certifier: '检 <查> 人'},
  cover: 'images/a.svg',
  repository: 'https://example.org/book?a=1&b=2'
})

/** This computer, which the renderer asks for fonts. */
export const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})

/** Make the book. Frozen, as renderers must not change it. */
export function sampleBook(rest: Partial<Book> = {}): Book {
  const book = bookOf(chapters())
  return deepFreeze({
    ...book,
    config: {
      ...config,
      editions: {'zh-Hans': {formats: ['epub']}},
      name: 'notes',
      identifier: 'urn:uuid:0d4d8a4e-6a2c-4b7b-9f53-2f4d8a4e6a2c'
    },
    edition: {...book.edition, title: config.title},
    assets: new Map([imageAsset, dot].map((asset) => [asset.path, asset])),
    targets: new Map(Object.values(targets).map((target) => [target.identifier, target])),
    notes,
    terms: new Map(
      [termOf('image', '镜像', {related: ['paas']}), termOf('paas', 'PaaS')].map((one) => [one.identifier, one])
    ),
    termUses: [
      {identifier: 'image', chapterId: '01', htmlId: 'term-image-1', section: '镜像与层'},
      {identifier: 'paas', chapterId: '第二章', htmlId: 'term-paas-1', section: '编排'}
    ],
    toc: [
      entry(targets.preface, {division: 'frontmatter'}),
      entry(targets.chapter, {part, children: [entry(targets.section, {children: [entry(targets.deep)]})]}),
      entry(targets.second, {part}),
      entry(targets.glossary, {division: 'backmatter'})
    ],
    ...rest
  })
}
