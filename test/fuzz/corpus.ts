/** What has broken this or another program once. Each is kept, so that it never does again. */
export const corpus: Readonly<Record<string, string>> = {
  'rule at the start': '---\n\n> 引用\n\n- 项\n',
  'dollar signs': '# 题\n\n价格是 $5 到 $6，变量是 $HOME 与 `$x`。\n',
  'bare address in a cell': '# 题\n\n| 甲 | 乙 |\n| -- | -- |\n| https://a.cn/x | 丙 |\n',
  'template marks': '# 题\n\n{{ "x".constructor.constructor("return process.pid")() }}{% raw %}{{< x >}}\n',
  'end of CDATA': '# 题\n\n```xml\n<![CDATA[ x ]]>\n<?xml version="1.0"?>\n<!-- a -- b -->\n```\n',
  entities: '# 题\n\n&nbsp;&copy;&bogus;&#xD800;&#0;&#x110000;\n',
  'names of prototypes': '# 题\n\n## __proto__\n\n甲\n\n## constructor\n\n乙\n\n## toString\n\n丙\n',
  'note within itself': '# 题\n\n见注。[^一]\n\n[^一]: 又见[^一]。\n',
  'note in a heading': '# 题[^一]\n\n正文。\n\n[^一]: 注。\n',
  'deep quotes': `# 题\n\n${'>'.repeat(60)} 深\n`,
  'deep list': `# 题\n\n${Array.from({length: 40}, (_, depth) => `${'  '.repeat(depth)}- 层`).join('\n')}\n`,
  'many brackets': `# 题\n\n${'['.repeat(300)}甲${']'.repeat(300)}\n`,
  'many emphases': `# 题\n\n${'**「文」**'.repeat(200)}\n`,
  'characters beyond the plane': '# 𠮷祥\n\n𠀀𠀁，葛󠄀，👨‍👩‍👧。\n',
  'invisible characters in a heading': '# 题\u200b目\ufeff\n\n正文\u2060。\n',
  'direction marks': '# 题\n\n正文\u202e倒\u202c。\n',
  'only a comment': '<!-- 只有注释 -->\n',
  'only a rule': '---\n',
  'fence without an end': '# 题\n\n```js\nconst 甲 = 1\n',
  'html without an end': '# 题\n\n<div><p>甲<b>乙</div>丙\n'
}
