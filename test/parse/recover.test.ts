import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Chapter} from '../../scripts/book.ts'
import type {RecoverConfig} from '../../scripts/load/config.ts'
import {createProcessor, parseChapter, recoverChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map()})

function recovered(text: string, {path = 'a.txt', config = 'auto'}: {path?: string; config?: RecoverConfig} = {}) {
  const file = new VFile({path, value: text})
  return recoverChapter({file}, processor.parse(file), config)
}

function markdownOf(text: string, path = 'a.txt'): string {
  return recovered(text, {path})
    .text.replace(/\n{3,}/g, '\n\n')
    .trim()
}

function chapterOf(text: string, path = 'a.txt'): Chapter {
  return parseChapter({id: 'a', division: 'bodymatter', file: new VFile({path, value: text})}, processor)
}

function hanOf(text: string): string {
  return [...text.matchAll(/\p{Script=Han}/gu)].join('')
}

const prose = '灯塔建在岛的东边，每天傍晚点灯，天亮才熄，守塔的人因此总是白天睡觉。'

test('takes the numbered points of a letter for no headings', () => {
  const letter = `亲爱的小妹：\n\n${prose}\n\n一、房子的事\n\n等过了年再说。\n\n二、弟弟的事\n\n他考得不错。\n\n哥哥`
  expect(markdownOf(letter)).toBe(letter)
  expect(markdownOf(letter.replace('亲爱的小妹：', '引言')).match(/^#+ .、/gm)).toHaveLength(2)
})

test('reads books in traditional characters, and contents whose sections begin anew in each chapter', () => {
  const long = '橋是木頭的，走上去會響，走的人都拄著杖，走得極慢，也不說話，只聽見水聲。'
  const entries = ['第一章 上山……1', '第一節 路……1', '第二章 下山……9', '第一節 橋……9', '附錄 A 草木……20']
  const headings = ['第一章 上山', '第一節 路', '小結', '第二章 下山', '第一節 橋', '參考文獻', '附錄 A 草木', '後 記']
  const body = headings.map((heading) => `${heading}\n\n${long}`).join('\n\n')
  const found = recovered(`目 錄\n\n${entries.join('\n')}\n\n${body}`)
  expect(found.contents?.map(({kind, number, missing}) => [kind, ...number, missing ?? false].join(' '))).toEqual([
    'chapter 1 false',
    'section 1 false',
    'chapter 2 false',
    'section 1 false',
    'other false'
  ])
  expect(found.text.match(/^#.*$/gm)).toEqual([
    '# 第一章 上山',
    '## 第一節 路',
    '## 小結 {.unnumbered}',
    '# 第二章 下山',
    '## 第一節 橋',
    '# 參考文獻',
    '# 附錄 A 草木',
    '# 後記'
  ])
  expect(found.recoveries.map(({ruleId}) => ruleId)).not.toContain('missing-contents-entry')
})

describe('finds headings in text without marks', () => {
  test.each([
    [
      'a chapter and its sections',
      `第一章 建塔\n\n1.1 选址\n\n${prose}\n\n1.2 动工\n\n${prose}`,
      ['# 第一章 建塔', '## 1.1 选址', '## 1.2 动工']
    ],
    ['a number and its title on two lines', `第 3 章\n\n守塔的人\n\n${prose}`, ['# 第 3 章 守塔的人']],
    ['a part above chapters', `第一部分\n\n海岛\n\n第 1 章 建塔\n\n${prose}`, ['# 第一部分 海岛', '# 第 1 章 建塔']],
    ['an appendix', `第 1 章 建塔\n\n${prose}\n\n附录 A 灯的型号\n\n${prose}`, ['# 第 1 章 建塔', '# 附录 A 灯的型号']],
    ['names that are set with spaces', `前 言\n\n${prose}\n\n第 1 章 建塔\n\n${prose}`, ['# 前言', '# 第 1 章 建塔']],
    [
      'a name that several sections have, below each',
      `第 1 章 塔\n\n1.1 灯\n\n${prose}\n\n小结\n\n${prose}\n\n1.2 油\n\n${prose}\n\n小结\n\n${prose}`,
      ['# 第 1 章 塔', '## 1.1 灯', '### 小结 {.unnumbered}', '## 1.2 油', '### 小结 {.unnumbered}']
    ],
    [
      'a name at the end of a chapter, below the chapter',
      `第 1 章 塔\n\n1.1 灯\n\n${prose}\n\n1.2 油\n\n${prose}\n\n本章小结\n\n${prose}`,
      ['# 第 1 章 塔', '## 1.1 灯', '## 1.2 油', '## 本章小结 {.unnumbered}']
    ],
    [
      'levels of Han and Arabic numbers',
      `值守手册\n\n一、总则\n\n（一）职责\n\n1. 巡检\n\n${prose}\n\n2. 记录\n\n${prose}\n\n（二）交接\n\n${prose}\n\n二、附则\n\n${prose}`,
      ['# 值守手册', '## 一、总则', '### （一）职责', '#### 1. 巡检', '#### 2. 记录', '### （二）交接', '## 二、附则']
    ],
    [
      'chapters of a novel, whose paragraphs have indents and no empty lines',
      '第一回　雾中闻钟\n　　湖上起了雾。\n　　小学徒问路。\n第二回　桥上失散\n　　三人过桥。',
      ['# 第一回　雾中闻钟', '# 第二回　桥上失散']
    ]
  ])('%s', (_, text, headings) => {
    expect(markdownOf(text).match(/^#.*$/gm)).toEqual(headings)
    expect(hanOf(markdownOf(text))).toBe(hanOf(text))
  })
})

test.each([
  `第 3 章会讲到网络。\n\n${prose}`,
  `第一部分我们已经说过，不再重复\n\n${prose}`,
  `${prose}\n\n1.5 亿人用过它\n\n${prose}`,
  `${prose}\n\n3.14 是圆周率\n\n${prose}`,
  `${prose}\n\n2.5 千瓦以上的设备\n\n${prose}`,
  `步骤如下：\n\n一、关灯。\n\n二、锁门。\n\n三、下山。`,
  `${prose}\n\n1. 关灯\n2. 锁门\n3. 下山\n\n${prose}`,
  `${prose}\n\n一、关灯\n\n二、锁门\n\n三、下山\n\n${prose}`,
  `他在前言里写道：\n\n${prose}`
])('makes no heading of %j', (text) => {
  expect(markdownOf(text)).not.toMatch(/^#+ (?:第|[\d一二三]|他)/m)
})

describe('reads a printed table of contents', () => {
  const body = `第 1 章 建塔\n\n1.1 选址\n\n${prose}\n\n1.2 动工\n\n${prose}`
  test.each([
    ['dots', '第 1 章 建塔……………1\n1.1 选址……………1\n1.2 动工……………5\n第 2 章 守塔……………9'],
    ['tabs', '第 1 章\t建塔\t1\n1.1\t选址\t1\n1.2\t动工\t5\n第 2 章\t守塔\t9'],
    ['points', '第 1 章 建塔 ........ 1\n1.1 选址 ........ 1\n1.2 动工 ........ 5\n第 2 章 守塔 ........ 9'],
    ['empty lines between', '第 1 章 建塔 1\n\n1.1 选址 1\n\n1.2 动工 5\n\n第 2 章 守塔 9']
  ])('with %s', (_, contents) => {
    const {text, contents: entries, recoveries} = recovered(`目\u3000录\n\n${contents}\n\n${body}`)
    expect(text.trim().split('\n')[0]).toBe('# 第 1 章 建塔')
    expect(entries?.map(({text: entry, page, missing}) => [entry, page, missing])).toEqual([
      ['第 1 章 建塔', '1', undefined],
      ['1.1 选址', '1', undefined],
      ['1.2 动工', '5', undefined],
      ['第 2 章 守塔', '9', true]
    ])
    const missing = recoveries.filter(({ruleId}) => ruleId === 'missing-contents-entry')
    expect(missing.map(({values}) => values)).toEqual([{missing: 1, count: 4, found: 3, titles: '第 2 章 守塔'}])
  })

  test('joins an entry that takes two lines', () => {
    const {contents} = recovered(
      `目录\n\n第 1 章 建塔 1\n1.1 在一座没有人住过的岛上为一座\n灯塔选址 1\n1.2 动工 5\n\n${body}`
    )
    expect(contents?.[1]).toMatchObject({text: '1.1 在一座没有人住过的岛上为一座灯塔选址', page: '1'})
  })

  test('leaves a list that somebody wrote', () => {
    expect(recovered(`目录\n\n- 选址\n- 动工\n\n${body}`).contents).toBeUndefined()
  })
})

describe('makes lists of what has printed signs', () => {
  test.each([
    ['□ 灯\n\n□ 油\n\n□ 绳', '- 灯\n- 油\n- 绳'],
    ['要带三样：\n□灯\n□油\n□绳', '要带三样：\n\n- 灯\n- 油\n- 绳'],
    ['❑ 灯；\n\n- 油；\n- 绳。', '- 灯；\n- 油；\n- 绳。'],
    ['- ◆ 灯\n- ◆ 油', '- 灯\n- 油'],
    ['● 灯\n● 油', '- 灯\n- 油'],
    ['· 灯\n· 油', '- 灯\n- 油']
  ])('%j', (text, markdown) => {
    expect(markdownOf(text)).toBe(markdown)
    expect(markdownOf(`# 装备\n\n${text}`, 'a.md')).toBe(`# 装备\n\n${markdown}`)
  })

  test.each(['□□□ 三个字看不清。', '□ 只有一行，看不出是不是列表。', '爱德华·霍普\n\n让·雅克'])(
    'and not of %j',
    (text) => {
      expect(markdownOf(text)).toBe(text)
    }
  )

  test('drops items of nothing', () => {
    expect(markdownOf('-\n- 灯\n- 油\n-')).toBe('- 灯\n- 油')
  })
})

describe('joins paragraphs that a page tore', () => {
  const start = '老周挑着两筐炭从镇上回来，走到半路遇见了雪'
  test.each([
    ['in brackets', '他带了三样东西（灯、油，还有一捆结实的', '绳子），别的都没有带。'],
    ['in a word', `${start}，于是他决定到庙里去休`, '息一会儿，等雪停了再走。'],
    ['in a name that stands elsewhere', `装的是 Light House 牌。${start}，他想起了 Light`, 'House 牌的灯。'],
    ['behind a comma', `${start}，`, '于是躲进了一座没有人的小庙，一直等到天亮才走。'],
    ['behind a word that ends no sentence', `${start}，他觉得那盏灯是最为`, '明亮的。'],
    ['before a mark that begins none', `${start}下得很大`, '，只好躲进庙里。']
  ])('%s', (where, first, second) => {
    expect(markdownOf(`${first}\n\n${second}\n\n${prose}`)).toBe(
      `${first}${where.includes('name') ? ' ' : ''}${second}\n\n${prose}`
    )
  })

  test.each([
    [
      'that end without a full stop and nothing else',
      '后来他把那盏旧灯收进了箱子里，改名叫做小灯',
      '在那个年代，灯塔还很少见。'
    ],
    ['that end as sentences do', `${start}。`, '时间过得很快。'],
    ['that lead to what follows', '他在纸上写下了这样几个大字，一笔一画都很认真：', '灯不能灭。'],
    ['of which one is a heading', `${start}，他觉得那盏灯是最为`, '1.1 明亮的灯']
  ])('and not those %s', (_, first, second) => {
    expect(markdownOf(`${first}\n\n${second}\n\n${prose}`)).toContain(`${first}\n\n`)
  })

  test('only says so in Markdown', () => {
    const text = `# 雪\n\n${start}，\n\n于是躲进了一座没有人的小庙，一直等到天亮才走。\n`
    const {file} = chapterOf(text, 'a.md')
    expect(recovered(text, {path: 'a.md'}).text).toBe(text)
    expect(file.messages.map(({ruleId, line, fatal}) => [ruleId, line, fatal])).toEqual([
      ['recover-page-breaks', 3, false]
    ])
  })
})

test('takes the first of several sections for no title of the others', () => {
  const sections = ['一、灯', '二、塔', '三、海'].map((title) => `${title}\n\n${prose}`).join('\n\n')
  const {title, tree, file} = chapterOf(sections)
  const headings = tree.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  expect([title, headings]).toEqual(['a', [1, 2, 2, 2]])
  expect(file.messages.map(({ruleId, line}) => `${line} ${ruleId}`)).toContain('1 missing-title')
  const markdown = chapterOf(`## 灯\n\n${prose}\n\n### 芯\n\n${prose}`, 'a.md')
  expect(markdown.title).toBe('灯')
})

test('reads printed contents without pages where their titles come again', () => {
  const chapters = ['第一章 上島', '第二章 點燈', '附錄Ａ 燈塔表']
  const body = chapters.map((title) => `${title}\n\n${prose}`).join('\n\n')
  const found = recovered(`島上\n\n目 錄\n\n${chapters.join('\n')}\n\n${body}`)
  expect(found.text.match(/^#.*$/gm)).toEqual(['# 島上', '# 第一章 上島', '# 第二章 點燈', '# 附錄Ａ 燈塔表'])
  expect(found.contents?.map(({missing}) => missing ?? false)).toEqual([false, false, false])
  const list = `目录\n\n灯\n塔\n海\n\n${prose}`
  expect(recovered(list).contents).toBeUndefined()
})

test('leaves out page numbers and running heads, and joins what is around them', () => {
  const pages = ['灯塔建在岛的东边，那里地势最', '高，石头也最', '结实，风浪打不到', '塔的底下。']
  const text = pages.map((page, index) => `${page}\n\n${index + 11}\n\n海岛灯塔志\n`).join('\n')
  expect(markdownOf(`第 1 章 塔\n\n${text}`)).toBe(
    '# 第 1 章 塔\n\n灯塔建在岛的东边，那里地势最高，石头也最\n\n结实，风浪打不到\n\n塔的底下。'
  )
})

test('leaves numbers that are no pages', () => {
  const text = `${prose}\n\n1949\n\n${prose}\n\n7\n\n${prose}`
  expect(markdownOf(text)).toBe(text)
})

test('keeps wrapped lines together and takes their indents away', () => {
  const text = `    灯塔建在岛的东边，每天傍晚点灯，天亮才熄，守塔的\n人因此总是白天睡觉，到了晚上就坐在灯下写信，写给远\n方的朋友。\n    后来岛上通了电，灯不用人点了，可是守塔的人还是不\n肯搬走，他说住惯了。`
  const {tree} = chapterOf(text)
  const paragraphs = tree.children.filter(({type}) => type === 'paragraph')
  expect(paragraphs).toHaveLength(2)
  expect(tree.children.some(({type}) => type === 'code')).toBe(false)
})

test('reads the imprint, and tells it to renderers', () => {
  const text = `图书在版编目（CIP）数据\n\n海岛灯塔志 / 张望，李海著. — 青岛 : 海岛出版社, 2019.8\nISBN 978-7-115-56001-8\n\n第 1 章 建塔\n\n${prose}`
  expect(chapterOf(text).imprint).toEqual({
    title: '海岛灯塔志',
    creators: [
      {name: '张望', role: 'author'},
      {name: '李海', role: 'author'}
    ],
    publisher: '海岛出版社',
    date: '2019-08',
    isbn: '978-7-115-56001-8'
  })
  expect(hanOf(markdownOf(text))).toBe(hanOf(text))
})

test('makes code of commands in running text', () => {
  expect(markdownOf('# 灯\n\n> 先运行：\n>\n> $ lamp up --now \n>\n> 再等一会儿。', 'a.md')).toContain(
    '> ```\n> $ lamp up --now\n> ```'
  )
  expect(markdownOf('输入：\n$ lamp up\n$ lamp down\n就好。')).toBe(
    '输入：\n\n```\n$ lamp up\n$ lamp down\n```\n\n就好。'
  )
  for (const text of ['$ 5 就能买到。', '$ lamp 是一个命令，很好用', '价格是 $ lamp'])
    expect(markdownOf(text)).toBe(text)
})

test('makes chapters of several titles, unless the first is the title of all', () => {
  const openings = (text: string) =>
    chapterOf(text, 'a.md').tree.children.flatMap((node) =>
      node.type === 'heading' ? [[node.depth, node.data?.opening?.kind]] : []
    )
  expect(openings('# 灯\n\n文。\n\n# 油\n\n文。\n\n## 鱼油\n')).toEqual([
    [1, 'chapter'],
    [1, 'chapter'],
    [2, undefined]
  ])
  expect(openings('# 塔\n\n# 灯\n\n文。\n\n# 油\n\n文。')).toEqual([
    [1, undefined],
    [2, undefined],
    [2, undefined]
  ])
})

test('keeps an item whose text begins on the next line, and a number without text', () => {
  for (const text of ['-\n  灯\n-\n  油', '1. 灯\n2.\n3. 油', '-\n  ```sh\n  ls\n  ```']) {
    expect(markdownOf(text, 'a.md')).toBe(text)
    expect(markdownOf(text)).toBe(text)
  }
})

test.each([
  ['recover-empty-item', '-\n- 灯\n- 油'],
  ['recover-indents', `\u3000\u3000${prose}`],
  ['recover-paragraphs', `\u3000\u3000${prose}\n\u3000\u3000${prose}`],
  ['recover-line-breaks', `海岛路 11 号\n邮编 100\n\n${prose}`],
  ['recover-page-furniture', `${prose}\n\n11\n\n${prose}\n\n12\n\n${prose}\n\n13`]
])('reports %s', (ruleId, text) => {
  expect(recovered(text).recoveries.map((recovery) => recovery.ruleId)).toContain(ruleId)
})

test('says where everything was recovered, in the places of the file', () => {
  const {file, tree} = chapterOf(`\n第 1 章\n\n建塔\n\n□ 灯\n\n□ 油\n\n${prose}\n`)
  expect(file.messages.map(({ruleId, line, column}) => `${line ?? 0}:${column ?? 0} ${ruleId ?? ''}`)).toEqual([
    '2:1 recover-headings',
    '6:1 recover-lists'
  ])
  expect(
    tree.children.map(({type, position}) => `${type} ${position?.start.line ?? 0}–${position?.end.line ?? 0}`)
  ).toEqual(['heading 2–4', 'list 6–8', 'paragraph 10–10'])
})

test('is switched off, or only proposes, as the book says', () => {
  const text = `第 1 章 建塔\n\n□ 灯\n\n□ 油\n\n${prose}`
  expect(recovered(text, {config: false})).toMatchObject({text, recoveries: []})
  expect(recovered(text, {config: {lists: false}}).text).toBe(`# 第 1 章 建塔\n\n□ 灯\n\n□ 油\n\n${prose}`)
  const proposed = recovered(text, {config: 'propose'})
  expect(proposed.text).toBe(text)
  expect(proposed.recoveries.map(({ruleId, applied}) => [ruleId, applied])).toEqual([
    ['recover-headings', false],
    ['recover-lists', false]
  ])
})

/** What scans are made of. */
const piece = fc.constantFrom(
  ...[
    '第 1 章 建塔',
    '第二章',
    '第一部分 海岛',
    '1.1 选址',
    '1.2 动工',
    '小结',
    '前 言',
    '目 录',
    '一、总则',
    '（一）职责',
    '附录 A 灯'
  ],
  ...[
    '□ 灯；',
    '❑ 油',
    '- ◆ 绳',
    '· 炭',
    '-',
    '$ lamp up',
    '12',
    '13',
    '14',
    '海岛灯塔志',
    '1.1 选址……3',
    '1.2 动工\t5',
    '第 1 章 塔 1'
  ],
  ...[
    prose,
    '他在路上遇见了老周，老周说',
    '，这条路不好走（因为',
    '下雪）。',
    'Light',
    'House 的灯',
    '    缩进的一行字在这里。',
    '　　全角缩进的一段。'
  ],
  ...[
    'ISBN 978-7-115-56001-8',
    '张望 著',
    '> 引',
    '```',
    '# 题',
    '| 甲 | 乙 |',
    '|---|---|',
    '1. 关灯',
    '2. 锁门',
    '<div>',
    '[^a]: 注',
    '**粗**',
    '[^a]'
  ]
)
const scan = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\n\n\n')), {maxLength: 25})
  .map((pieces) => pieces.flat().join(''))

test('keeps every Han character of scans, but those that it says it left out', () => {
  fc.assert(
    fc.property(scan, (text) => {
      const {text: markdown, recoveries, contents} = recovered(text)
      const dropped = recoveries.filter(
        ({kind, applied}) => applied && (kind === 'page-furniture' || kind === 'contents')
      )
      let kept = text
      for (const {edits} of [...dropped].reverse())
        for (const {start, end} of edits) kept = kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end)
      expect(hanOf(markdown)).toBe(hanOf(kept))
      expect(contents === undefined || contents.length > 0).toBe(true)
    }),
    {numRuns: 2000, seed: 20130320}
  )
}, 120_000)

test('finds nothing more in what it recovered', () => {
  fc.assert(
    fc.property(scan, (text) => {
      const once = recovered(text).text
      expect(recovered(once, {path: 'a.md'}).text).toBe(once)
    }),
    {numRuns: 1000, seed: 20130320}
  )
}, 120_000)

test('throws for no text', () => {
  fc.assert(
    fc.property(fc.oneof(scan, fc.string({unit: 'binary', maxLength: 200})), (text) => {
      expect(chapterOf(text).tree.type).toBe('root')
      expect(typeof recovered(text, {config: true}).text).toBe('string')
    }),
    {numRuns: 1500, seed: 20130320}
  )
}, 120_000)
