import {toHtml} from 'hast-util-to-html'
import {toString} from 'hast-util-to-string'
import type {PhrasingContent, RootContent} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import type {Book, Chapter} from '../../../scripts/book.ts'
import {backlinksOf, chapterToHast, wordsToHast, type HastOptions} from '../../../scripts/render/hast/index.ts'
import {bookOf, chapterOf, deepFreeze, noteOf, targetOf, termOf} from '../book-of.ts'

const text = (value: string): PhrasingContent => ({type: 'text', value})
const paragraph = (...children: PhrasingContent[]): RootContent => ({type: 'paragraph', children})
const processor = unified().use(remarkParse).use(remarkGfm)
const markdown = (value: string): RootContent[] => processor.parse(value).children

function optionsOf(book: Book): HastOptions {
  return {
    book,
    hrefOf: ({chapterId, htmlId}) => `${chapterId}.html${htmlId ? `#${htmlId}` : ''}`,
    idOf: (_, htmlId) => htmlId,
    assetHrefOf: (path) => path
  }
}

function html(children: RootContent[], rest: Partial<Book> = {}, chapter: Partial<Chapter> = {}): string {
  const book = deepFreeze(bookOf([chapterOf(children, chapter)], rest))
  return toHtml(chapterToHast(book.chapters[0]!, optionsOf(book)).body)
}

test('puts the number of a heading before it, as ours', () => {
  const target = targetOf({kind: 'chapter', htmlId: 'images', depth: 1, number: [1], label: '第 1 章'})
  const heading: RootContent = {type: 'heading', depth: 1, children: [text('镜像')], data: {target}}
  expect(html([heading])).toMatchInlineSnapshot(`"<h1 id="images"><span class="gen label">第 1 章 </span>镜像</h1>"`)
})

test('keeps a heading without a target as it is', () => {
  expect(html(markdown('## 小节'))).toMatchInlineSnapshot(`"<h2>小节</h2>"`)
})

test('renders a figure with image, size, width class and caption', () => {
  const target = targetOf({kind: 'figure', htmlId: 'fig-a', number: [1, 2], label: '图 1-2'})
  const attributes = {classes: ['wide'], values: {width: '78%'}}
  const image: PhrasingContent = {type: 'image', url: 'a.svg', alt: '分层', data: {path: 'images/a.svg', attributes}}
  const caption = {type: 'caption' as const, children: [text('镜像的分层')]}
  const figure: RootContent = {
    type: 'figure',
    kind: 'figure',
    children: [paragraph(image) as never, caption],
    data: {target}
  }
  expect(html([figure])).toMatchInlineSnapshot(`
    "<figure class="figure" id="fig-a">
    <img src="images/a.svg" alt="分层" width="400" height="200" class="wide w-80">
    <figcaption><span class="gen label">图 1-2 </span>镜像的分层</figcaption>
    </figure>"
  `)
})

test('puts captions of tables above, and labels alone where there is no caption', () => {
  const target = targetOf({kind: 'table', htmlId: 'tab-a', number: [1, 1], label: '表 1-1'})
  const [table] = markdown('| 名 | 数 |\n| :- | -: |\n| 甲 | 1 |')
  expect(html([{type: 'figure', kind: 'table', children: [table as never], data: {target}}])).toMatchInlineSnapshot(`
    "<figure class="table" id="tab-a">
    <figcaption class="gen"><span class="label">表 1-1</span></figcaption>
    <div class="table" role="group" aria-label="表格" tabindex="0"><table>
    <thead>
    <tr>
    <th scope="col" class="align-left">名</th>
    <th scope="col" class="align-right">数</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td class="align-left">甲</td>
    <td class="align-right">1</td>
    </tr>
    </tbody>
    </table></div>
    </figure>"
  `)
})

test('shows the words of an image that is not there', () => {
  const image: PhrasingContent = {type: 'image', url: 'b.png', alt: '启动过程', data: {path: 'images/b.png'}}
  expect(html([paragraph(image)])).toMatchInlineSnapshot(`"<p><span class="missing">启动过程</span></p>"`)
})

test('scales an image to a width in pixels', () => {
  const attributes = {classes: [], values: {width: '100'}}
  const image: PhrasingContent = {type: 'image', url: 'a.svg', data: {path: 'images/a.svg', attributes}}
  expect(html([paragraph(image)])).toMatchInlineSnapshot(
    `"<p><img src="images/a.svg" alt="" width="100" height="50"></p>"`
  )
})

test('points cross-references at their target, generated ones as ours', () => {
  const target = targetOf({kind: 'figure', htmlId: 'fig-a', chapterId: '02', reference: '图 2-1'})
  const reference = {type: 'crossReference' as const, identifier: 'fig:a'}
  const generated: PhrasingContent = {...reference, children: [text('图 2-1')], data: {target, generated: true}}
  const written: PhrasingContent = {...reference, children: [text('下图')], data: {target}}
  const lost: PhrasingContent = {...reference, children: [text('那章')]}
  expect(html([paragraph(text('见'), generated, text('、'), written, text('、'), lost)])).toMatchInlineSnapshot(
    `"<p>见<a class="xref gen" href="02.html#fig-a">图 2-1</a>、<a class="xref" href="02.html#fig-a">下图</a>、<span class="xref">那章</span></p>"`
  )
})

test('keeps only addresses that can do no harm', () => {
  const source =
    '[甲](https://a.example/?q=容器) [乙](javascript:alert%281%29) <a@b.example> [丙](notes.txt) [丁](tel:+861)'
  expect(html(markdown(source))).toMatchInlineSnapshot(
    `"<p><a href="https://a.example/?q=%E5%AE%B9%E5%99%A8">甲</a> <span>乙</span> <a href="mailto:a@b.example">a@b.example</a> <span>丙</span> <a href="tel:+861">丁</a></p>"`
  )
})

test('makes no link within a link', () => {
  const target = targetOf({kind: 'figure', htmlId: 'fig-a'})
  const inner: PhrasingContent = {type: 'crossReference', identifier: 'x', children: [text('图')], data: {target}}
  expect(html([paragraph({type: 'link', url: 'https://a.example', children: [inner as never]})])).toMatchInlineSnapshot(
    `"<p><a href="https://a.example"><span class="xref">图</span></a></p>"`
  )
})

test('renders admonitions with the label of their kind or the title of their author', () => {
  const own: RootContent = {
    type: 'admonition',
    kind: 'tip',
    children: [{type: 'caption', children: [text('先做备份')]}, paragraph(text('甲')) as never]
  }
  expect(html([{...own, kind: 'warning', children: [paragraph(text('甲')) as never]}, own])).toMatchInlineSnapshot(`
    "<div class="admonition warning" role="note" aria-label="警告"><p class="admonition-title gen">警告</p>
    <p>甲</p>
    </div>
    <div class="admonition tip" role="note" aria-label="提示"><p class="admonition-title">先做备份</p>
    <p>甲</p>
    </div>"
  `)
})

test('keeps classes, languages and ids of spans and containers, not the class that marks our words', () => {
  const attributes = {id: 'x', classes: ['dots', 'gen', 'a"b'], values: {lang: 'en', onclick: 'x()'}}
  const span: PhrasingContent = {type: 'span', children: [text('重点')], data: {attributes}}
  expect(html([{type: 'container', name: 'sidebar', children: [paragraph(span) as never]}])).toMatchInlineSnapshot(`
    "<div class="container sidebar">
    <p><span id="x" class="dots" lang="en">重点</span></p>
    </div>"
  `)
})

test('renders sanitised HTML, with addresses and alignment as the format has them', () => {
  const element = (tagName: string, properties: object, children: RootContent[]) =>
    ({type: 'htmlElement', tagName, properties, children}) as RootContent
  const link = element('a', {href: '#here', id: 'from'}, [text('此处')])
  const bad = element('a', {href: 'javascript:x'}, [text('彼处')])
  expect(
    html([element('p', {align: 'center'}, [link, bad, element('kbd', {}, [text('Ctrl')])])])
  ).toMatchInlineSnapshot(
    `"<p class="align-center"><a id="from" href="01.html#here">此处</a><a>彼处</a><kbd>Ctrl</kbd></p>"`
  )
})

test('drops comments', () => {
  expect(html(markdown('甲\n\n<!-- 乙 -->\n\n丙'))).toMatchInlineSnapshot(`
    "<p>甲</p>
    <p>丙</p>"
  `)
})

test('colours code by class, and leaves languages it does not know', () => {
  expect(html(markdown('```dockerfile\nFROM alpine # 基础\n```\n\n```x-lang\na < b\n```'))).toMatchInlineSnapshot(`
    "<pre tabindex="0" data-language="dockerfile"><code class="language-dockerfile"><span class="hl-keyword">FROM</span> alpine <span class="hl-comment"># 基础</span>
    </code></pre>
    <pre tabindex="0" data-language="x-lang"><code class="language-x-lang">a &#x3C; b
    </code></pre>"
  `)
})

test('shows control characters, so that any parser can read the page', () => {
  expect(html([paragraph(text('a\u001B[0m\u0000\uFFFE\uD800𠮷')), {type: 'code', value: '\u0007'}]))
    .toMatchInlineSnapshot(`
    "<p>a␛[0m␀��𠮷</p>
    <pre tabindex="0"><code>␇
    </code></pre>"
  `)
})

test('renders formulas as MathML without inline styles', () => {
  const formulas: RootContent[] = [
    paragraph({type: 'inlineMath', value: 'a_1'}),
    {type: 'math', value: '\\begin{cases}1&x>0\\\\0\\end{cases}'}
  ]
  expect(html(formulas)).toMatchInlineSnapshot(`
    "<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a_1"><msub><mi>a</mi><mn>1</mn></msub></math></p>
    <div class="math"><math xmlns="http://www.w3.org/1998/Math/MathML" display="block" class="tml-display" alttext="\\begin{cases}1&#x26;x>0\\\\0\\end{cases}"><mrow><mo fence="true" form="prefix" stretchy="true">{</mo><mtable><mtr><mtd class="tml-left tml-left-0 tml-right-0"><mn>1</mn></mtd><mtd class="tml-left tml-left-2 tml-right-0"><mrow><mi>x</mi><mo>></mo><mn>0</mn></mrow></mtd></mtr><mtr><mtd class="tml-left tml-left-0 tml-right-0"><mn>0</mn></mtd><mtd class="tml-left tml-left-2 tml-right-0"></mtd></mtr></mtable><mo fence="true" form="postfix" stretchy="true"></mo></mrow></math></div>"
  `)
})

test('shows the source of a formula with a mistake, and reports it', () => {
  const chapter = chapterOf([paragraph({type: 'inlineMath', value: '\\frac{1'})])
  const book = bookOf([chapter])
  expect(toHtml(chapterToHast(chapter, optionsOf(book)).body)).toMatchInlineSnapshot(
    `"<p><code class="math-source">\\frac{1</code></p>"`
  )
  expect(chapter.file.messages.map(String)).toMatchInlineSnapshot(`
    [
      "01.md:1:1: Unexpected formula \`\\frac{1\`, expected TeX: Unexpected end of input in a macro argument, expected '}'",
    ]
  `)
  expect(chapter.file.messages.map(({ruleId}) => ruleId)).toEqual(['invalid-math'])
})

test('marks notes in the text and gives their content apart, with links back', () => {
  const data = {htmlId: 'noteref-1', noteId: 'note-1', label: '1'}
  const chapter = chapterOf([paragraph(text('甲'), {type: 'footnoteReference', identifier: 'n1', data})])
  const book = deepFreeze(bookOf([chapter], {notes: [noteOf(1, '注文。')]}))
  const {body, notes} = chapterToHast(chapter, optionsOf(book))
  expect(toHtml(body)).toMatchInlineSnapshot(
    `"<p>甲<sup class="noteref gen" id="noteref-1"><a role="doc-noteref" href="01.html#note-1">1</a></sup></p>"`
  )
  expect(toHtml(notes[0]!.content)).toMatchInlineSnapshot(`"<p>注文。</p>"`)
  expect(toHtml(backlinksOf(notes[0]!.note, optionsOf(book)))).toMatchInlineSnapshot(
    `"<span class="gen backlinks"> <a class="backlink" role="doc-backlink" href="01.html#noteref-1" aria-label="返回正文 (1)">↑</a></span>"`
  )
  const twice = {...noteOf(1, ''), referenceIds: ['noteref-1', 'noteref-1-2']}
  expect(toHtml(backlinksOf(twice, optionsOf(book)))).toMatchInlineSnapshot(
    `"<span class="gen backlinks"> <a class="backlink" role="doc-backlink" href="01.html#noteref-1" aria-label="返回正文 1 (1)">↑<sup>1</sup></a> <a class="backlink" role="doc-backlink" href="01.html#noteref-1-2" aria-label="返回正文 2 (1)">↑<sup>2</sup></a></span>"`
  )
})

test('lets notes use the link definitions of their chapter', () => {
  const [use] = markdown('[甲][site]\n\n[site]: https://a.example')
  const [, definition] = markdown('[甲][site]\n\n[site]: https://a.example')
  const chapter = chapterOf([definition!])
  const book = bookOf([chapter], {notes: [{...noteOf(1, ''), children: [use as never]}]})
  expect(toHtml(chapterToHast(chapter, optionsOf(book)).notes[0]!.content)).toContain('href="https://a.example"')
})

test('renders the glossary by initials, with pop-up-ready entries and links both ways', () => {
  const side = {status: 'approved' as const, forbidden: [], definition: ''}
  const langs = {
    'zh-Hans': {...side, term: '镜像', aliases: ['映像'], abbr: 'IMG'},
    en: {...side, term: 'image', aliases: []}
  }
  const terms = new Map([
    ['image', termOf('image', '镜像', {langs, related: ['container', 'unknown']})],
    ['container', termOf('container', '容器')]
  ])
  const groups = [
    {initial: 'J', identifiers: ['image']},
    {initial: 'R', identifiers: ['container']}
  ]
  const glossary = chapterOf([{type: 'glossaryList', groups}], {id: 'glossary', generated: 'glossary'})
  const reference: PhrasingContent = {
    type: 'termReference',
    identifier: 'image',
    children: [text('镜像')],
    data: {htmlId: 'use-1'}
  }
  const lost: PhrasingContent = {type: 'termReference', identifier: 'other', children: [text('其他')]}
  const chapter = chapterOf([paragraph(reference, lost)])
  const use = {identifier: 'image', chapterId: '01', htmlId: 'use-1', section: '构建'}
  const book = deepFreeze(bookOf([chapter, glossary], {terms, termUses: [use, {...use, htmlId: 'use-2'}]}))
  expect(toHtml(chapterToHast(chapter, optionsOf(book)).body)).toMatchInlineSnapshot(
    `"<p><a class="term" role="doc-glossref" href="glossary.html#term-image" id="use-1">镜像</a><span class="term">其他</span></p>"`
  )
  expect(toHtml(chapterToHast(glossary, optionsOf(book)).body)).toMatchInlineSnapshot(`
    "<section class="glossary" role="doc-glossary" aria-label="术语表">
    <h2 class="initial gen">J</h2>
    <dl><div class="entry" id="term-image">
    <dt><dfn>镜像</dfn><span class="gen separator"> </span><abbr>IMG</abbr><span class="gen separator"> </span><span class="equivalent" lang="en">image</span></dt>
    <dd class="definition">
    <p>镜像的定义。</p>
    </dd>
    <dd class="gen also-called"><span class="label">又称：</span><span class="alias">映像</span></dd>
    <dd class="gen see-also"><span class="label">参见：</span><a href="glossary.html#term-container">容器</a></dd>
    <dd class="gen used-in"><span class="label">见于：</span><a href="01.html#use-1" role="doc-backlink">构建</a> <a href="01.html#use-2" role="doc-backlink" aria-label="构建 2">2</a></dd>
    </div></dl>
    <h2 class="initial gen">R</h2>
    <dl><div class="entry" id="term-container">
    <dt><dfn>容器</dfn></dt>
    <dd class="definition">
    <p>容器的定义。</p>
    </dd>
    </div></dl>
    </section>"
  `)
})

test('slants emphasis only where it is Latin', () => {
  expect(html(markdown('*重点* *only* *用 only*'))).toMatchInlineSnapshot(
    `"<p><em>重点</em> <em class="latin">only</em> <em>用 only</em></p>"`
  )
})

test('gives the words of a heading for a table of contents', () => {
  const chapter = chapterOf([])
  const book = bookOf([chapter])
  const words = wordsToHast([text('用 '), {type: 'inlineCode', value: 'run'}, text(' 启动')], chapter, optionsOf(book))
  expect(toHtml(words)).toMatchInlineSnapshot(`"用 <code>run</code> 启动"`)
})

test('renders task lists with marks that can be read aloud', () => {
  expect(html(markdown('- [x] 甲\n- [ ] 乙\n\n  丙'))).toMatchInlineSnapshot(`
    "<ul class="contains-task-list">
    <li class="task-list-item">
    <p><span class="gen task" role="img" aria-label="已完成">☑</span> 甲</p>
    </li>
    <li class="task-list-item">
    <p><span class="gen task" role="img" aria-label="未完成">☐</span> 乙</p>
    <p>丙</p>
    </li>
    </ul>"
  `)
})

test('renders the identifier of a remark', () => {
  const data = {attributes: {id: 'adm', classes: ['wide'], values: {}}}
  expect(html([{type: 'admonition', kind: 'tip', children: [], data}])).toMatchInlineSnapshot(`
    "<div id="adm" class="admonition tip wide" role="note" aria-label="提示"><p class="admonition-title gen">提示</p>
    </div>"
  `)
})

test('renders definition lists', () => {
  const item = [
    {type: 'defListTerm' as const, children: [text('镜像')]},
    {type: 'defListDescription' as const, children: [paragraph(text('只读模板。')) as never]}
  ]
  expect(html([{type: 'defList', children: item}])).toMatchInlineSnapshot(`
    "<dl>
    <dt>镜像</dt>
    <dd>只读模板。
    </dd>
    </dl>"
  `)
})

test('keeps the paragraphs of a definition apart', () => {
  const children = [paragraph(text('第一段')) as never, paragraph(text('第二段')) as never]
  const item = [{type: 'defListDescription' as const, spread: false, children}]
  expect(html([{type: 'defList', children: item}])).toMatchInlineSnapshot(`
    "<dl>
    <dd>
    <p>第一段</p>
    <p>第二段</p>
    </dd>
    </dl>"
  `)
})

test('lets a format override a handler', () => {
  const chapter = chapterOf([paragraph(text('甲'))])
  const book = bookOf([chapter])
  const handlers: HastOptions['handlers'] = {paragraph: () => ({type: 'text', value: '乙'})}
  expect(toString(chapterToHast(chapter, {...optionsOf(book), ...(handlers ? {handlers} : {})}).body)).toBe('乙')
})
