import JSZip from 'jszip'
import {mkdtemp, rm, truncate, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {UsageError} from '../../scripts/diagnostics.ts'
import {readForeign} from '../../scripts/import/index.ts'
import {linesOf} from '../load/write-book.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  return zip.generateAsync({type: 'uint8array'})
}

type Read = {
  markdown: string
  images: string[]
  title: string | undefined
  creators: readonly string[]
  messages: string[]
}

async function read(
  name: string,
  content: string | Uint8Array,
  beside: Record<string, Uint8Array> = {}
): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-import-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  for (const [path, bytes] of Object.entries(beside)) await writeFile(join(folder, path), bytes)
  await writeFile(join(folder, name), content)
  const {markdown, images, title, creators, file} = await readForeign(join(folder, name))
  const messages = linesOf([file]).map((line) => line.replaceAll(`${folder}/`, ''))
  return {markdown, images: images.map(({path}) => path), title, creators, messages}
}

test('reads HTML: the text of the page, notes, captions, readings, formulas, images beside it', async () => {
  const html = `<!doctype html><html lang="zh"><head><title>容器札记</title><meta name="author" content="陈舟"></head><body>
<nav><a href="/">回首页</a></nav>
<main>
<h1 id="top">容器札记</h1>
<p>容器是<strong>隔开的进程。</strong>它和虚拟机
不同<sup id="r1"><a href="#n1">[1]</a></sup>，<ruby>镜<rt>jìng</rt></ruby>像也是<a href="https://example.org/a" title="说明">别处</a>说过的，见<a href="#two">下文</a>。</p>
<figure><img src="layers.png" alt="三层"><figcaption>镜像由层叠成</figcaption></figure>
<h2 id="two">怎样运行</h2>
<pre><code class="language-bash"># 运行
docker run hello
</code></pre>
<table><caption>两种方式</caption><tr><th>方式</th><th>大小</th></tr><tr><td>镜像</td><td>5 | 6</td></tr></table>
<p>水是 H<sub>2</sub>O，能量是<math display="inline"><semantics><mi>E</mi><annotation encoding="application/x-tex">E = mc^2</annotation></semantics></math>。<img src="missing.png" alt="没有"></p>
<ol><li id="n1"><p>虚拟机有自己的内核。<a href="#r1">↩</a></p></li></ol>
<script>alert(1)</script>
</main></body></html>`
  expect(await read('a.html', html, {'layers.png': png})).toMatchInlineSnapshot(`
    {
      "creators": [
        "陈舟",
      ],
      "images": [
        "images/layers.png",
      ],
      "markdown": "# 容器札记

    容器是**隔开的进程。**它和虚拟机不同[^1]，<ruby>镜<rt>jìng</rt></ruby>像也是[别处](https://example.org/a "说明")说过的，见[下文](#sec:1)。

    [^1]: 虚拟机有自己的内核。

    ![三层](images/layers.png "镜像由层叠成")

    ## 怎样运行 {#sec:1}

    \`\`\`bash
    # 运行
    docker run hello
    \`\`\`

    表：两种方式

    | 方式 | 大小 |
    | - | - |
    | 镜像 | 5 \\| 6 |

    水是 H<sub>2</sub>O，能量是$E = mc^2$。![没有](missing.png)
    ",
      "messages": [
        "a.html:0:0 info left-out-page Leaving out 3 letters around \`<main>\`, where the page has its text",
        "a.html:0:0 warning unread-image Cannot read \`missing.png\`, expected an image beside the text → Its name is kept: put the file there",
      ],
      "title": "容器札记",
    }
  `)
})

test('reads HTML in GB18030 whose text is not marked', async () => {
  const iconv = await import('iconv-lite')
  const html =
    '<html><head><meta charset="gb2312"><title>旧网页</title></head><body><h1>旧网页</h1><p>很久以前的文字，还在这里。</p></body></html>'
  const {markdown, messages} = await read('a.htm', iconv.default.encode(html, 'gb18030'))
  expect(markdown).toBe('# 旧网页\n\n很久以前的文字，还在这里。\n')
  expect(messages.map((line) => line.split(' ')[2])).toEqual(['other-encoding'])
})

const relations = (inside: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const paragraph = (text: string, style = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`

async function docxOf(body: string): Promise<Uint8Array> {
  const names =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
  return zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations(
      `<Relationship Id="r1" Type="${officeDocument}/officeDocument" Target="word/document.xml"/>`
    ),
    'word/_rels/document.xml.rels': relations(
      `<Relationship Id="s" Type="${officeDocument}/styles" Target="styles.xml"/><Relationship Id="f" Type="${officeDocument}/footnotes" Target="footnotes.xml"/>`
    ),
    'word/styles.xml': `<w:styles ${names}>${[
      ['a1', 'heading 1'],
      ['a2', '标题 2'],
      ['a3', 'Source Code'],
      ['a4', '我的样式']
    ]
      .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id!}"><w:name w:val="${name!}"/></w:style>`)
      .join('')}</w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${paragraph('脚注里的话。')}</w:footnote></w:footnotes>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>舟行 &amp; 记</dc:title><dc:creator>陈舟</dc:creator></cp:coreProperties>'
  })
}

test('reads Word: headings by any name, notes, code, tables, and says what it cannot', async () => {
  const body = [
    paragraph('第一章 出发', 'a1'),
    `<w:p><w:r><w:t>船离了岸。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    paragraph('风向', 'a2'),
    paragraph('自定的样式也是文字。', 'a4'),
    paragraph('sail --north', 'a3'),
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>日子</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>里数</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    '<w:p><w:r><w:t>速度是</w:t></w:r><m:oMath><m:r><m:t>v=s/t</m:t></m:r></m:oMath></w:p>',
    paragraph('第二章 到达', 'a1'),
    paragraph('船靠了岸。')
  ]
  expect(await read('舟.docx', await docxOf(body.join('')))).toMatchInlineSnapshot(`
    {
      "creators": [
        "陈舟",
      ],
      "images": [],
      "markdown": "# 第一章 出发

    船离了岸。[^1]

    [^1]: 脚注里的话。

    ## 风向

    自定的样式也是文字。

    \`\`\`
    sail --north
    \`\`\`

    | 日子 | 里数 |
    | - | - |

    速度是v=s/t

    # 第二章 到达

    船靠了岸。
    ",
      "messages": [
        "舟.docx:0:0 warning unread-formula Unexpected formulas, 1 in this file, expected none → Their characters are kept as running text: write them as \`$…$\`",
        "舟.docx:0:0 info unknown-style Unexpected style \`我的样式\`, expected one of Word's own → Its text is kept as running text",
      ],
      "title": "舟行 & 记",
    }
  `)
})

async function epubOf(documents: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const names = Object.keys(documents)
  const items = names.map((name, index) => `<item id="i${index}" href="${name}" media-type="application/xhtml+xml"/>`)
  const refs = names.map((_, index) => `<itemref idref="i${index}"/>`)
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
    'OEBPS/a.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>山中</dc:title><dc:creator>林月</dc:creator><dc:language>zh-CN</dc:language><meta name="cover" content="c"/></metadata><manifest>${items.join('')}</manifest><spine>${refs.join('')}</spine></package>`,
    'OEBPS/img/dot.png': png,
    ...Object.fromEntries(
      Object.entries(documents).map(([name, body]) => [
        `OEBPS/${name}`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="e"><head><title/></head><body>${body}</body></html>`
      ])
    )
  })
}

test('reads an EPUB in its order, with links between its documents', async () => {
  const epub = await epubOf({
    't/one.xhtml':
      '<h1>山脚</h1><p><a id="p1"/>上山的路见<a href="two.xhtml#b">后文</a>，也见<a href="two.xhtml">下一章</a>。<a id="f1" href="#n1">①</a></p><p><img src="../img/dot.png" alt="一点"/></p><div><p><a id="n1" href="#f1">①</a>这是注。</p></div>',
    't/two.xhtml': '<h1>山顶</h1><p>云在脚下。</p><h2 id="b">下山</h2><p>回到<a href="one.xhtml#p1">山脚</a>。</p>'
  })
  expect(await read('山.epub', epub)).toMatchInlineSnapshot(`
    {
      "creators": [
        "林月",
      ],
      "images": [
        "images/dot.png",
      ],
      "markdown": "# 山脚 {#sec:3}

    上山的路见[后文](#sec:1)，也见[下一章](#sec:2)。[^1]

    [^1]: 这是注。

    ![一点](images/dot.png)

    # 山顶 {#sec:2}

    云在脚下。

    ## 下山 {#sec:1}

    回到[山脚](#sec:3)。
    ",
      "messages": [],
      "title": "山中",
    }
  `)
})

test('says what is no archive, no EPUB, and no file', async () => {
  expect((await read('a.epub', '不是压缩包')).messages).toEqual([
    'a.epub:0:0 error unreadable-archive Cannot open `a.epub`, expected a zip archive'
  ])
  expect((await read('a.epub', await zipOf({a: 'b'}))).messages.join()).toContain('not-an-epub')
  expect((await read('a.docx', await zipOf({a: 'b'}))).messages.join()).toContain('unreadable-archive')
  await expect(readForeign('没有.docx')).rejects.toThrow(UsageError)
  await expect(readForeign('a.pdf')).rejects.toThrow('expected .txt, .md, .docx, .epub, .htm, .html, .xhtml')
})

test('says what is left out of a page or a document', async () => {
  const {messages} = await read('a.html', '<body><p>文字</p><svg><text>图里的字</text></svg></body>')
  expect(messages.map((line) => line.split(' ')[2])).toEqual(['lost-text'])
  const word = await read('a.docx', await docxOf(`${paragraph('文字')}<w:weird/>`))
  expect(word.messages.map((line) => line.split(' ')[2])).toEqual(['word-message'])
})

test('refuses by name what it cannot read', async () => {
  await expect(readForeign('没有.docx')).rejects.toMatchObject({facts: {ruleId: 'missing-input'}})
  await expect(readForeign('a.pdf')).rejects.toMatchObject({facts: {ruleId: 'unknown-input'}})
  const folder = await mkdtemp(join(tmpdir(), 'zhushu-import-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  await writeFile(join(folder, 'a.epub'), '')
  await truncate(join(folder, 'a.epub'), 257 * 1024 * 1024)
  await expect(readForeign(join(folder, 'a.epub'))).rejects.toMatchObject({facts: {ruleId: 'large-input'}})
})
