import {expect, test} from 'vitest'
import {chapterHtmlOf, isWithin, tidy, visibleTextOf} from './plain-html.ts'

/**
 * What GitHub adds to CommonMark, example by example of its specification: its number, the same thing in our words.
 * The others are those of CommonMark, of an older version, which took fewer things for comments (645, 646).
 *
 * @see https://github.github.com/gfm/
 */
const examples: readonly [number: number, markdown: string, html: string][] = [
  [198, '| 灯 | 油 |\n| --- | --- |\n| 甲 | 乙 |', table('<th>灯</th><th>油</th>', '<td>甲</td><td>乙</td>')],
  [
    199,
    '| 灯塔 | 灯油价格 |\n:-: | -----------:\n甲 | 乙',
    table(
      '<th align="center">灯塔</th><th align="right">灯油价格</th>',
      '<td align="center">甲</td><td align="right">乙</td>'
    )
  ],
  [
    200,
    '| 灯\\|油 |\n| ------ |\n| 码 `\\|` 码 |\n| 粗 **\\|** 体 |',
    table('<th>灯|油</th>', '<td>码 <code>|</code> 码</td>', '<td>粗 <strong>|</strong> 体</td>')
  ],
  [
    201,
    '| 灯 | 油 |\n| --- | --- |\n| 甲 | 乙 |\n> 引用',
    `${table('<th>灯</th><th>油</th>', '<td>甲</td><td>乙</td>')}<blockquote><p>引用</p></blockquote>`
  ],
  [
    202,
    '| 灯 | 油 |\n| --- | --- |\n| 甲 | 乙 |\n丙\n\n丁',
    `${table('<th>灯</th><th>油</th>', '<td>甲</td><td>乙</td>', '<td>丙</td><td></td>')}<p>丁</p>`
  ],
  [203, '| 灯 | 油 |\n| --- |\n| 甲 |', '<p>| 灯 | 油 | | --- | | 甲 |</p>'],
  [
    204,
    '| 灯 | 油 |\n| --- | --- |\n| 甲 |\n| 甲 | 乙 | |',
    table('<th>灯</th><th>油</th>', '<td>甲</td><td></td>', '<td>甲</td><td>乙</td>')
  ],
  [205, '| 灯 | 油 |\n| --- | --- |', '<table><thead><tr><th>灯</th><th>油</th></tr></thead></table>'],
  [
    279,
    '- [ ] 未做\n- [x] 做完',
    '<ul><li><input disabled type="checkbox"> 未做</li><li><input checked disabled type="checkbox"> 做完</li></ul>'
  ],
  [
    280,
    '- [x] 甲\n  - [ ] 乙\n- [ ] 丙',
    '<ul><li><input checked disabled type="checkbox"> 甲<ul><li><input disabled type="checkbox"> 乙</li></ul></li>' +
      '<li><input disabled type="checkbox"> 丙</li></ul>'
  ],
  [491, '~~旧~~ 新，还是新！', '<p><del>旧</del> 新，还是新！</p>'],
  [492, '这里~~有两\n\n段~~。', '<p>这里~~有两</p><p>段~~。</p>'],
  [621, 'www.example.org', `<p>${link('http://www.example.org', 'www.example.org')}</p>`],
  [
    622,
    '见 www.example.org/help 一页。',
    `<p>见 ${link('http://www.example.org/help', 'www.example.org/help')} 一页。</p>`
  ],
  [
    623,
    '见 www.example.org.\n\n见 www.example.org/a.b.',
    `<p>见 ${link('http://www.example.org', 'www.example.org')}.</p>` +
      `<p>见 ${link('http://www.example.org/a.b', 'www.example.org/a.b')}.</p>`
  ],
  [
    624,
    'www.example.org/?q=a+(b)\n\nwww.example.org/?q=a+(b)))\n\n(www.example.org/?q=a+(b))',
    `<p>${link('http://www.example.org/?q=a+(b)', 'www.example.org/?q=a+(b)')}</p>` +
      `<p>${link('http://www.example.org/?q=a+(b)', 'www.example.org/?q=a+(b)')}))</p>` +
      `<p>(${link('http://www.example.org/?q=a+(b)', 'www.example.org/?q=a+(b)')})</p>`
  ],
  [625, 'www.example.org/?q=(a))+b', `<p>${link('http://www.example.org/?q=(a))+b', 'www.example.org/?q=(a))+b')}</p>`],
  [
    626,
    'www.example.org/?q=a&hl=zh\n\nwww.example.org/?q=a&hl;',
    `<p>${link('http://www.example.org/?q=a&amp;hl=zh', 'www.example.org/?q=a&amp;hl=zh')}</p>` +
      `<p>${link('http://www.example.org/?q=a', 'www.example.org/?q=a')}&amp;hl;</p>`
  ],
  [627, 'www.example.org/a<b', `<p>${link('http://www.example.org/a', 'www.example.org/a')}&lt;b</p>`],
  [
    628,
    'http://example.org\n\n(见 https://example.org/?q=a+(b))\n\n也在 ftp://example.org.',
    `<p>${link('http://example.org')}</p><p>(见 ${link('https://example.org/?q=a+(b)')})</p>` +
      `<p>也在 ${link('ftp://example.org')}.</p>`
  ],
  [629, 'a@example.org', `<p>${link('mailto:a@example.org', 'a@example.org')}</p>`],
  [
    630,
    'a@b+c.example 不是，a+b@c.example 是。',
    `<p>a@b+c.example 不是，${link('mailto:a+b@c.example', 'a+b@c.example')} 是。</p>`
  ],
  [
    631,
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    `<p>${link('mailto:a.b-c_d@a.b', 'a.b-c_d@a.b')}</p><p>${link('mailto:a.b-c_d@a.b', 'a.b-c_d@a.b')}.</p>` +
      '<p>a.b-c_d@a.b-</p><p>a.b-c_d@a.b_</p>'
  ],
  [
    653,
    '<strong>粗 <style> 字</strong>\n\n<blockquote>\n  <xmp> 不许\n</blockquote>',
    '<p><strong>粗 &lt;style> 字</strong></p><blockquote>&lt;xmp> 不许</blockquote>'
  ]
]

const differences = {
  'a scheme but http, https, mailto and tel is no link; GitHub itself makes none of `ftp:` either': [628],
  'more than the tags that GitHub shows as text is taken out (`unsafe-html`)': [653]
}

test('makes of everything that GFM adds what it says, but for what is listed', () => {
  const different = examples.filter(([, markdown, html]) => chapterHtmlOf(markdown) !== tidy(html))
  expect(different.map(([number]) => number)).toEqual(Object.values(differences).flat())
})

test('loses no visible character of them but the tag that it takes out', () => {
  const lost = examples.filter(
    ([, markdown, html]) => !isWithin(visibleTextOf(html), visibleTextOf(chapterHtmlOf(markdown)))
  )
  expect(lost.map(([number]) => number)).toEqual([653])
  expect(visibleTextOf(chapterHtmlOf(examples.at(-1)![1]))).toContain('粗字')
})

function table(head: string, ...rows: string[]): string {
  const body = rows.map((row) => `<tr>${row}</tr>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function link(address: string, words = address): string {
  return `<a href="${address}">${words}</a>`
}
