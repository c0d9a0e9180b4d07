import {expect, test} from 'vitest'
import {chapterHtmlOf} from './plain-html.ts'

/**
 * Emphasis beside Chinese characters and marks, where the rule of CommonMark about punctuation makes asterisks show.
 *
 * @see https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 */
test.each([
  ['**“引用”**的', '<strong>“引用”</strong>的'],
  ['**注意：**后文', '<strong>注意：</strong>后文'],
  ['这是**重点。**下一句', '这是<strong>重点。</strong>下一句'],
  ['这是**“重点”**，不是别的', '这是<strong>“重点”</strong>，不是别的'],
  ['前文**（注）**后文', '前文<strong>（注）</strong>后文'],
  ['前文**《书名》**后文', '前文<strong>《书名》</strong>后文'],
  ['前文**「引」**后文', '前文<strong>「引」</strong>后文'],
  ['前文**『引』**後文', '前文<strong>『引』</strong>後文'],
  ['前文**【提示】**后文', '前文<strong>【提示】</strong>后文'],
  ['前文**〔注〕**后文', '前文<strong>〔注〕</strong>后文'],
  ['**真的吗？**他问', '<strong>真的吗？</strong>他问'],
  ['**真的！**他说', '<strong>真的！</strong>他说'],
  ['**甲、**乙', '<strong>甲、</strong>乙'],
  ['**甲；**乙', '<strong>甲；</strong>乙'],
  ['**等等……**后文', '<strong>等等……</strong>后文'],
  ['前文**——后文**完', '前文<strong>——后文</strong>完'],
  ['前文**‘引’**后文', '前文<strong>‘引’</strong>后文'],
  ['*着重。*后文', '<em>着重。</em>后文'],
  ['前文*“着重”*后文', '前文<em>“着重”</em>后文'],
  ['***又粗又斜。***后文', '<em><strong>又粗又斜。</strong></em>后文'],
  ['~~删去。~~后文', '<del>删去。</del>后文'],
  ['前文~~“删去”~~后文', '前文<del>“删去”</del>后文'],
  ['**`代码`**后文', '<strong><code>代码</code></strong>后文'],
  ['前文**`代码`**后文', '前文<strong><code>代码</code></strong>后文'],
  ['前文**[链接](https://example.org)**后文', '前文<strong><a href="https://example.org">链接</a></strong>后文'],
  ['**链接：[文](https://example.org)**后文', '<strong>链接：<a href="https://example.org">文</a></strong>后文'],
  ['**Docker（容器）**是', '<strong>Docker（容器）</strong>是'],
  ['用**Docker**打包', '用<strong>Docker</strong>打包'],
  ['用**C++**写', '用<strong>C++</strong>写'],
  ['省了**50%**的油', '省了<strong>50%</strong>的油'],
  ['**注意:**后文', '<strong>注意:</strong>后文'],
  ['前文**(注)**后文', '前文<strong>(注)</strong>后文'],
  ['**甲。**和**乙。**和丙', '<strong>甲。</strong>和<strong>乙。</strong>和丙'],
  ['**外*内。*外。**后文', '<strong>外<em>内。</em>外。</strong>后文'],
  ['**𠮷，**后文', '<strong>𠮷，</strong>后文'],
  ['**葛󠄀。**后文', '<strong>葛󠄀。</strong>后文'],
  ['**カタカナ。**ひらがな', '<strong>カタカナ。</strong>ひらがな'],
  ['**注音（ㄅ）**後文', '<strong>注音（ㄅ）</strong>後文'],
  ['**한국어(조선말)**를', '<strong>한국어(조선말)</strong>를'],
  ['**重点。**\n后文', '<strong>重点。</strong>后文'],
  ['“**引用**”的', '“<strong>引用</strong>”的'],
  ['（**注**）后文', '（<strong>注</strong>）后文']
])('takes the marks of %s for emphasis', (markdown, html) => {
  expect(chapterHtmlOf(markdown)).toBe(`<p>${html}</p>`)
})

test.each([
  ['** 重点。** 后文', '** 重点。** 后文'],
  ['**重点。 **后文', '**重点。 **后文'],
  ['2*3*4，甲 * 乙', '2<em>3</em>4，甲 * 乙'],
  ['前文\\*\\*“引用”\\*\\*后文', '前文**“引用”**后文'],
  ['前文__“引用”__后文', '前文__“引用”__后文'],
  ['变量_名_称', '变量_名_称'],
  ['a**(b)**c', 'a**(b)**c'],
  // Four asterisks are one run, which neither opens nor closes two.
  ['**第一。****第二。**后文', '<strong>第一。****第二。</strong>后文'],
  ['`**“引用”**`的', '<code>**“引用”**</code>的']
])('reads %s as CommonMark does', (markdown, html) => {
  expect(chapterHtmlOf(markdown)).toBe(`<p>${html}</p>`)
})
