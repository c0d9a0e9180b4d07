import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {ownBook} from './own-book.ts'

/** Words that are said otherwise in Taiwan. */
const mainland = [
  ...[
    '軟件',
    '硬件',
    '網絡',
    '服務器',
    '(?<!大)數據',
    '程序',
    '文件夾',
    '內存',
    '硬盤',
    '光盤',
    '磁盤',
    '鼠標',
    '屏幕',
    '打印'
  ],
  ...[
    '默認',
    '缺省',
    '支持多',
    '開源',
    '代碼',
    '源碼',
    '腳本',
    '接口',
    '調用',
    '變量',
    '字符',
    '字段',
    '數組',
    '函數',
    '線程'
  ],
  ...[
    '進程',
    '內核',
    '鏡像',
    '集群',
    '虛擬機[^器]',
    '命令行',
    '端口',
    '域名[^稱]',
    '地址',
    '客戶端',
    '用戶[^端]',
    '社區',
    '博客'
  ],
  ...[
    '信息',
    '互聯網',
    '視頻',
    '鏈接',
    '登錄',
    '存儲',
    '緩存',
    '隊列',
    '宏觀調控',
    '項目',
    '調度',
    '運維[^護]',
    '質量',
    '智能'
  ]
]

test('has no word of the mainland left in its Traditional edition, code aside', async () => {
  const {book} = await ownBook('zh-Hant')
  const texts = [
    ...book.chapters.flatMap(({tree}) => tree.children.filter(({type}) => type !== 'code').map((node) => prose(node))),
    ...book.notes.map(({children}) => prose({type: 'root', children})),
    ...[...book.terms.values()].map(({definitions}) => toString(definitions['zh-Hant']))
  ]
  const left = texts.flatMap((text) =>
    mainland.flatMap((word) => [...text.matchAll(new RegExp(`.{0,6}${word}.{0,4}`, 'gu'))].map(([found]) => found))
  )
  expect(left).toEqual([])
})

test('has every conversion settled by a person', async () => {
  const {manuscript} = await ownBook('zh-Hant')
  expect(manuscript.ledgers?.flatMap(({file}) => file.messages.map(String))).toEqual([])
  expect(manuscript.ledgers?.flatMap(({rows}) => rows.filter(({reviewed}) => !reviewed))).toEqual([])
})

test('has the quotation marks of Traditional Chinese', async () => {
  const {book} = await ownBook('zh-Hant')
  const text = book.chapters.map(({tree}) => prose(tree)).join('')
  expect(text.match(/.{0,8}[“”].{0,4}/gu) ?? []).toEqual([])
  expect((text.match(/「/g) ?? []).length).toBeGreaterThan(50)
})

test('leaves each listing as it is in the Simplified edition', async () => {
  const codeOf = async (edition: string): Promise<string[]> => {
    const codes: string[] = []
    const {book} = await ownBook(edition)
    for (const {tree} of book.chapters) visit(tree, 'code', ({value}) => void codes.push(value))
    return codes
  }
  expect(await codeOf('zh-Hant')).toEqual(await codeOf('zh-Hans'))
})

/** Text, but for code in a line and in blocks. */
function prose(node: Parameters<typeof toString>[0]): string {
  const parts: string[] = []
  visit(node as never, 'text', ({value}: {value: string}) => void parts.push(value))
  return parts.join('')
}
