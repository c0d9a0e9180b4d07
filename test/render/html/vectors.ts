/**
 * Ways to run a script from a manuscript. Each calls `hit(n)` where it succeeds.
 *
 * Lists are multiplied where what differs is a spelling: each product is a vector of its own.
 */

/** Numbered as they are listed. */
export type Vector = {number: number; source: string}

const js = 'hit(0)'

/** Tags as filters meet them: cases, slashes, line ends, nothing closed, one in the other. */
const scripts = [
  `<script>${js}</script>`,
  `<SCRIPT>${js}</SCRIPT>`,
  `<script/x>${js}</script/x>`,
  `<script\n>${js}</script\n>`,
  `<script\t>${js}</script >`,
  `<script type=module>${js}</script>`,
  `<script type=text/javascript defer>${js}</script>`,
  `<scr<script>ipt>${js}</scr</script>ipt>`,
  `<<script>${js}//<</script>`,
  `<script>${js}`,
  `<script x=">">${js}</script>`,
  `<script src=data:text/javascript,${js}></script>`,
  `<script src="data:text/javascript;base64,aGl0KDAp"></script>`,
  `<svg><script>${js}</script></svg>`,
  `<svg><script xlink:href=data:text/javascript,${js}></script></svg>`,
  `<svg><script>&#104;it(0)</script></svg>`,
  `<math><script>${js}</script></math>`,
  `<noscript><p title="</noscript><script>${js}</script>">`,
  `<textarea><script>${js}</script></textarea><script>${js}</script>`,
  `<title><script>${js}</script></title><script>${js}</script>`,
  `<style><script>${js}</script></style><script>${js}</script>`,
  `<xmp><p title="</xmp><script>${js}</script>"></xmp>`,
  `<iframe><p title="</iframe><script>${js}</script>"></iframe>`,
  `<noembed><p title="</noembed><script>${js}</script>"></noembed>`,
  `<template><script>${js}</script></template>`,
  `<plaintext><script>${js}</script>`,
  `<!--><script>${js}</script>-->`,
  `<!--[if gte IE 4]><script>${js}</script><![endif]-->`,
  `<!-- --!><script>${js}</script> -->`,
  `<?xml version="1.0"?><script>${js}</script>`,
  `<![CDATA[<script>${js}</script>]]>`,
  `<!DOCTYPE x [<!ENTITY y "<script>${js}</script>">]>&y;`,
  `<p>\0<scr\0ipt>${js}</script></p>`,
  `<div><script>${js}</script></div>`,
  `<table><script>${js}</script></table>`,
  `<select><script>${js}</script></select>`,
  `<details open><summary>摘要</summary><script>${js}</script></details>`,
  `<ruby>字<rt><script>${js}</script></rt></ruby>`
]

/** Elements that tell by themselves that something happened. */
const carriers = [
  ['img src=x', 'onerror'],
  ['img src=data:, ', 'onerror'],
  ['svg', 'onload'],
  ['svg/x', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['iframe', 'onload'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onload'],
  ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'],
  ['video><source', 'onerror'],
  ['input autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['button autofocus', 'onfocus'],
  ['a href=#x autofocus tabindex=0', 'onfocus'],
  ['details open', 'ontoggle'],
  ['marquee', 'onstart'],
  ['style', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['script src=x', 'onerror'],
  ['input type=image src=x', 'onerror'],
  ['p', 'onclick'],
  ['p', 'onmouseover'],
  ['p', 'onpointerenter'],
  ['p style=animation:x', 'onanimationstart'],
  ['p contenteditable', 'onbeforeinput'],
  ['dialog open', 'onclose'],
  ['p popover', 'onbeforetoggle'],
  ['math href=#', 'onclick'],
  ['form', 'onsubmit'],
  ['track', 'onerror'],
  ['isindex type=image src=x', 'onerror']
] as const

const spellings = [
  (name: string) => `${name}=${js}`,
  (name: string) => `${name.toUpperCase()}="${js}"`,
  (name: string) => `${name}\n=\n'${js}'`,
  (name: string) => `x="'"/${name}=${js}//`
]

const handlers = carriers.flatMap(([element, name]) => spellings.map((spell) => `<${element} ${spell(name)}>文字`))

/** Addresses that run something, as they can be written. */
const addresses = [
  `javascript:${js}`,
  `JaVaScRiPt:${js}`,
  `javascript&colon;${js}`,
  `java&Tab;script:${js}`,
  `java&NewLine;script:${js}`,
  `&#106;avascript:${js}`,
  `&#x6A;avascript:${js}`,
  `&#0000106avascript:${js}`,
  `\u0001javascript:${js}`,
  `&#1;javascript:${js}`,
  `&nbsp;javascript:${js}`,
  `javascript://%0a${js}`,
  `javascript:%68it(0)`,
  `vbscript:${js}`,
  `livescript:${js}`,
  `data:text/html,<script>${js}</script>`,
  `data:text/html;base64,PHNjcmlwdD5oaXQoMCk8L3NjcmlwdD4=`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${js}'/>`,
  `data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>${js}</script>`,
  `blob:javascript:${js}`,
  `feed:javascript:${js}`,
  `view-source:javascript:${js}`
]

const places = [
  (address: string) => `<a href="${address}">链接</a>`,
  (address: string) => `[链接](<${address}>)`,
  (address: string) => `[链接]: <${address}>\n\n[链接]`,
  (address: string) => `![图](<${address}>)`,
  (address: string) => `<img src="${address}" alt="图">`,
  (address: string) => `<svg><a xlink:href="${address}"><text y="20">字</text></a></svg>`
]

const links = addresses.flatMap((address) => places.map((write) => write(address)))

/** Other elements that load, move, send or restyle. */
const elements = [
  `<iframe src="javascript:${js}"></iframe>`,
  `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  `<object data="javascript:${js}"></object>`,
  `<object data="data:text/html,<script>parent.${js}</script>"></object>`,
  `<embed src="javascript:${js}">`,
  `<applet code=javascript:${js}></applet>`,
  `<form action="javascript:${js}"><input type=submit></form>`,
  `<form><button formaction="javascript:${js}">按</button></form>`,
  `<input type=image formaction="javascript:${js}">`,
  `<base href="javascript:${js}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  `<meta http-equiv=refresh content="0;url=data:text/html,<script>${js}</script>">`,
  `<link rel=import href="data:text/html,<script>${js}</script>">`,
  `<link rel=stylesheet href="data:text/css,*{display:none}">`,
  `<style>@import 'javascript:${js}';</style>`,
  `<style>*{background:url(javascript:${js})}</style>`,
  `<p style="background:url(javascript:${js})">字</p>`,
  `<p style="behavior:url(x.htc)">字</p>`,
  `<p style="-moz-binding:url(x)">字</p>`,
  `<p style="width:expression(${js})">字</p>`,
  `<table background="javascript:${js}"><tr><td background="javascript:${js}">格</table>`,
  `<svg><animate attributeName=href values=javascript:${js} /><a id=x><text y=20>字</text></a></svg>`,
  `<svg><set attributeName=onmouseover to=${js} /></svg>`,
  `<svg><foreignObject><script>${js}</script></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${js}</script></svg>#x"></use></svg>`,
  `<svg><image href="x" onerror="${js}"></image></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${js}></style></mglyph></table></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><p title="</p><img src=x onerror=${js}>"></annotation-xml></math>`,
  `<math xlink:href="javascript:${js}"><mi>x</mi></math>`,
  `<maction actiontype="statusline#javascript:${js}">x</maction>`,
  `<video poster="javascript:${js}"></video>`,
  `<img srcset="javascript:${js} 1x">`,
  `<picture><source srcset="javascript:${js}"><img alt=x></picture>`,
  `<img longdesc="javascript:${js}" alt=x>`,
  `<a ping="javascript:${js}" href="#x">字</a>`,
  `<p is=x-evil>字</p>`,
  `<portal src="javascript:${js}"></portal>`,
  `<slot onslotchange=${js}></slot>`,
  `<frameset onload=${js}><frame src="javascript:${js}"></frameset>`,
  `<layer src="javascript:${js}"></layer>`,
  `<bgsound src="javascript:${js}">`,
  `<xss id=x tabindex=1 onfocus=${js}>字</xss>`,
  `<p id="bookSite">字</p><form name="bookSite"></form>`,
  `<img name="getElementById" alt=x>`,
  `<a id="body" name="body" href="#x">字</a>`
]

/** What Markdown and its extensions carry along into attributes. */
const markdown = [
  `[链接](# "\\"><script>${js}</script>")`,
  `![\\"><img src=x onerror=${js}>](x.png)`,
  `![图](x.png "\\" onerror=\\"${js}")`,
  `<javascript:${js}>`,
  `<data:text/html,x>`,
  `\`\`\`js"><script>${js}</script>\n码\n\`\`\``,
  `\`\`\`{.x onload=${js}}\n码\n\`\`\``,
  `\`\`\`mermaid\nclick A "javascript:${js}"\n\`\`\``,
  `# 题 {#x" onclick="${js}}`,
  `# 题 {onclick="${js}"}`,
  `段落{#x onclick=${js}}`,
  `![图](x.png){onerror="${js}" src=x}`,
  `![图](x.png "题"){#fig:x"><script>${js}</script>}`,
  `| <script>${js}</script> | 列 |\n|:--|--:|\n| <img src=x onerror=${js}> | 格 |`,
  `[^x"><script>${js}</script>]\n\n[^x"><script>${js}</script>]: 注`,
  `文字[^v]\n\n[^v]: <img src=x onerror=${js}>`,
  `$\\href{javascript:${js}}{x}$`,
  `$\\htmlData{x=" onclick="${js}}{y}$`,
  `$\\text{<img src=x onerror=${js}>}$`,
  `$$\n\\style{x}{<script>${js}</script>}\n$$`,
  `:::note{onclick="${js}"}\n文字\n:::`,
  `:::"><script>${js}</script>\n文字\n:::`,
  `::iframe{src="javascript:${js}"}`,
  `:script[${js}]`,
  `[@fig:"><script>${js}</script>]`,
  `[](#"><script>${js}</script>)`,
  `[文字](event:x"><script>${js}</script>)`,
  `[术语](term:x"><script>${js}</script>)`,
  `> [!NOTE"><script>${js}</script>]\n> 文字`,
  `- [x] <img src=x onerror=${js}>`,
  `术语\n: <script>${js}</script>`,
  `**<b onmouseover=${js}>粗</b>**`,
  `~~<img src=x onerror=${js}>~~`,
  `&lt;script&gt;${js}&lt;/script&gt;`,
  `<img src=x\nonerror=${js}>`,
  `<b/onclick=${js}>字`,
  `<a href="https://example.org" target=_blank onclick=${js}>字</a>`,
  `</article></main><script>${js}</script>`,
  `{{main}}{{head}}<script>${js}</script>`
]

const all = [...scripts, ...handlers, ...links, ...elements, ...markdown]

/** All vectors, each once, with its number in place of 0. */
export const vectors: readonly Vector[] = [...new Set(all)].map((source, index) => ({
  number: index + 1,
  source: source.replaceAll('hit(0)', `hit(${index + 1})`)
}))

/** Words for places that take a line: titles, captions, names. */
export const lines: readonly string[] = [
  `<script>hit(9001)</script>`,
  `<img src=x onerror=hit(9002)>`,
  `"><svg onload=hit(9003)>`,
  `' onmouseover='hit(9004)`,
  `</title><script>hit(9005)</script>`,
  `</script><script>hit(9006)</script>`,
  `--></style><img src=x onerror=hit(9007)>`,
  `{{main}}<script>hit(9008)</script>`,
  `javascript:hit(9009)`,
  `$\{hit(9010)}\`\\u003cscript>`
]

/** Images that are more than pictures. */
export const drawings: readonly string[] = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.hit(9101)"><script>parent.hit(9102)</script></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><a href="javascript:hit(9103)"><rect width="9" height="9"/></a></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="hit(9104)"/></foreignObject></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><use xlink:href="https://example.org/x.svg#y"/><image href="https://example.org/x.png"/></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><set attributeName="onclick" to="hit(9105)"/><animate attributeName="href" values="javascript:hit(9106)"/><rect width="9" height="9"/></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>@import url(https://example.org/x.css);*{fill:url(javascript:hit(9107))}</style><rect width="9" height="9" style="fill:url(https://example.org/x)"/></svg>`
]
