/** A small book with everything that a page can show, long enough for sections to run over pages. */

const filler = [
  '编排不是把容器排成一队，而是让每个容器都知道自己该在哪里、出了事由谁来补。',
  '一台机器上的事，人还记得住；一百台机器上的事，只能交给程序去记。',
  '镜像把文件和说明放在一起，谁拿到它，都能得到同样的开始。',
  '早先的做法是写一份安装手册，照着做的人各有各的理解，于是各有各的故障。',
  '记下来的步骤会过时，跑得通的步骤才可信；所以步骤要能重跑，也要能回退。'
]

/** Paragraphs of about 120 characters. */
function paragraphs(count: number): string {
  return Array.from({length: count}, (_, index) =>
    [0, 1, 2].map((step) => filler[(index * 2 + step) % filler.length]).join('')
  ).join('\n\n')
}

function chapter(title: string, sections: readonly string[]): string {
  const body = sections.map((section, index) => `## ${section}\n\n${paragraphs(6 + index * 3)}\n`)
  return `# ${title}\n\n${paragraphs(2)}\n\n${body.join('\n')}`
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" width="240" height="80">
<defs><linearGradient id="tone"><stop offset="0" stop-color="#ddd"/><stop offset="1" stop-color="#eee"/></linearGradient></defs>
<rect width="240" height="80" fill="url(#tone)"/><text x="20" y="48" font-size="20">图里的字：层</text></svg>`

const longLine = `docker run --detach --publish 8080:80 --volume /srv/www:/usr/share/nginx/html:ro --name ${'web-'.repeat(12)}server nginx`

export const sampleBook: Readonly<Record<string, string>> = {
  'book.yaml': `title: 试印之书
subtitle: 排版样张
name: shiyin
creators:
  - name: 林书一
  - {name: 周注, role: translator}
publisher: 样张社
rights: CC BY 4.0
description: 用来检查印本的小书。
subjects: [容器, 编排]
version: 1.2.3
date: "2026"
modified: "2026-11-21"
manuscript: .
chapters:
  frontmatter: [preface.md]
  bodymatter:
    - part: 第一部分 起步
      chapters: [one.md, two.md]
    - part: 第二部分 远行
      chapters: [three.md]
  backmatter: [afterword.md]
`,
  'preface.md': `# 前言\n\n这本书只为试印。${paragraphs(1)}\n`,
  'one.md': `${chapter('镜像', ['从文件说起', '分层', '标签与摘要'])}

### 细处

先看图[^layers]。再说**重点**与*强调*，还有\`/etc/containers/registries.conf\`这样的长路径。

[^layers]: 注里的话：层自下而上叠放。

![一层叠着一层](images/layers.svg)

| 名字 | 说明 |
| --- | --- |
| 层 | 只读的文件 |
| 容器层 | 可写的一层 |

\`\`\`sh
${longLine}
\`\`\`

- 第一项
- 第二项

> 引一段旧话。
`,
  'two.md': `${chapter('编排', ['谁来调度', '服务与发现'])}\n\n也可以回头看[镜像一章](one.md)。\n`,
  'three.md': `${chapter('平台', ['上云', '下云', '再上云'])}\n\n特别的字：𠮷、✓、→、α、é。公式 $E = mc^2$ 写在行内。\n`,
  'afterword.md': `# 后记\n\n${paragraphs(1)}\n`,
  'images/layers.svg': drawing,
  'glossary/terms/orchestration.yaml': `id: orchestration
class: concept
langs:
  zh-Hans: {status: approved, term: 编排, definition: 决定容器在哪里运行。}
  en: {status: approved, term: orchestration, definition: Deciding where containers run.}
`
}
