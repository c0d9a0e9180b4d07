import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {DomUtils} from 'htmlparser2'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import type {Chapter} from '../../scripts/book.ts'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'
import {
  bodiesOf,
  buildInPlace,
  elements,
  epubPages,
  hanOf,
  sitePages,
  textOf,
  textsOf,
  type Element,
  type Finding,
  type Pages
} from './structure-book.ts'

const folder = resolve(import.meta.dirname, '../../../shared/manuscripts')
const isThere = existsSync(folder)
const names = isThere ? readdirSync(folder).sort() : []

describe.skipIf(!isThere)(
  isThere ? 'structure' : 'structure (skipped: the manuscripts are not beside this checkout)',
  () => {
    let out = ''
    let findings: Finding[] = []
    let site: Pages = new Map()
    let epub: Awaited<ReturnType<typeof epubPages>> = {pages: new Map(), files: new Map()}

    beforeAll(async () => {
      out = mkdtempSync(join(tmpdir(), 'zhushu-structure-'))
      findings = await buildInPlace(folder, out, ['html', 'epub'])
      site = sitePages(join(out, 'zh-Hans/html'))
      epub = await epubPages(join(out, 'zh-Hans'))
    }, 300_000)
    afterAll(() => {
      rmSync(out, {recursive: true, force: true})
    })

    const html = (name: string): Element[] => bodiesOf(site, name)
    const textIn = (name: string): string => html(name).map(textOf).join('\n')
    const paragraphs = (name: string): string[] => textsOf(html(name), 'p')
    const headings = (name: string): {depth: number; text: string; id: string | undefined}[] =>
      html(name).flatMap((body) =>
        DomUtils.findAll(({name: tag}) => /^h[1-6]$/.test(tag), [body]).map((one) => ({
          depth: Number(one.name[1]),
          text: textOf(one).trim(),
          id: one.attribs['id']
        }))
      )
    const titles = (name: string): string[] => headings(name).map(({text}) => text)
    const lists = (name: string, tag = 'ul'): string[][] =>
      html(name).flatMap((body) => elements(body, tag).map((list) => itemsOf(list).map((item) => textOf(item).trim())))
    const at = (name: string, line: number, ruleId?: RegExp): Finding[] =>
      findings.filter((one) => one.path.startsWith(name) && one.line === line && (ruleId?.test(one.ruleId) ?? true))

    test('1: the Han characters of 000 are those of its source, in order', () => {
      expect(hanOf(textIn('000'))).toBe(hanOf(sourceOf('000')))
      expect(hanOf(textIn('000'))).toHaveLength(4097)
    })
    test('2: the Han characters of 001 are those of its source, front matter in metadata or page', () => {
      const {file, chapter} = chapterOf('001')
      expect(hanOf(textIn('001'))).toBe(hanOf(chapter.title + String(file)))
      expect(hanOf(String(file))).toHaveLength(2328)
      const opf = epub.files.get('OEBPS/content.opf')
      for (const subject of ['运维', '云原生', '深入剖析 Kubernetes']) expect(opf).toContain(`<dc:subject>${subject}<`)
    })
    test('4: the Han characters of 003 are those of its source, in order', () => {
      expect(hanOf(textIn('003'))).toBe(hanOf(sourceOf('003')))
      expect(hanOf(textIn('003'))).toHaveLength(1710)
    })
    test('the Han characters of 004 are those of its source, but for the printed contents', () => {
      const lines = sourceOf('004').split('\n')
      const text = [...lines.slice(0, 64), ...lines.slice(142)].join('\n')
      expect(hanOf(textIn('004'))).toBe(hanOf(text))
    })
    test('6: the text of the EPUB is that of the HTML', () => {
      for (const name of ['000', '001', '002', '003', '004']) {
        const inEpub = bodiesOf(epub.pages, name).map(textOf).join('')
        expect(inEpub.replace(/\s/g, ''), name).toBe(textIn(name).replace(/\s/g, ''))
      }
    })
    test.each([
      ['000', '30,0000'],
      ['002', 'Solumon'],
      ['003', '......'],
      ['000', 'Doceker']
    ])('9: without fixes, odd strings survive: %s %s', (name, text) => {
      expect(textIn(name)).toContain(text)
      expect(bodiesOf(epub.pages, name).map(textOf).join('')).toContain(text)
    })

    test('10: emphasis that ends beside Chinese ends there', () => {
      const strong = textsOf(html('000'), 'strong')
      expect(strong).toContain('而Docker镜像恰好解决了上述中PaaS项目的打包问题。')
      for (const name of names) expect(textIn(name.slice(0, 3))).not.toContain('**')
    })
    test('12: a skipped level is reported, and none is skipped in the output', () => {
      expect(at('000', 3, /heading-skip/)).toHaveLength(1)
      for (const name of ['000', '001', '002', '003', '004']) {
        const depths = headings(name).map(({depth}) => depth)
        depths.forEach((depth, index) => {
          expect(depth - (depths[index - 1] ?? depth), `${name} ${index}`).toBeLessThanOrEqual(1)
        })
      }
    })
    test('13: □ of 000 become one list of two items', () => {
      const list = lists('000').find((items) => items[0]?.startsWith('Kubemetes项目必须'))
      expect(list).toHaveLength(2)
      expect(textIn('000')).not.toContain('□')
      expect(at('000', 203, /recover-lists/)).toHaveLength(1)
    })
    test('15: the steps of 000 are 1 and 2, each with its code', () => {
      const ordered = html('000').flatMap((body) => elements(body, 'ol'))
      const step = (text: string): Element | undefined => ordered.find((list) => textOf(list).includes(text))
      expect(step('制作一个压缩包')?.attribs['start'] ?? '1').toBe('1')
      expect(step('来解压这个镜像')?.attribs['start']).toBe('2')
      expect(textsOf(html('000'), 'pre').slice(0, 2)).toEqual(['$ docker build _我的镜像_', '$ docker run _我的镜像_'])
    })
    test('16: $ fig up in the quotation of 000 is code', () => {
      const quotes = html('000').flatMap((body) => elements(body, 'blockquote'))
      expect(
        quotes.flatMap((quote) => elements(quote, 'code').map((code) => textOf(code).replace(/\n$/, '')))
      ).toContain('$ fig up')
      expect(at('000', 159, /recover-commands/)).toHaveLength(1)
      expect(fixesOf('000', 159)).not.toEqual([])
    })
    test('17: a line of spaces makes no paragraph', () => {
      expect(paragraphs('000')).not.toContain('')
      expect(at('000', 91)).not.toEqual([])
    })
    test('18: a torn paragraph of 000 is proposed, and its fix joins it without a space', () => {
      const message = chapterOf('000').chapter.file.messages.find(
        ({ruleId, line}) => ruleId === 'recover-page-breaks' && line === 101
      )
      expect(message?.fatal).toBe(false)
      expect(applied('000', 101)).toContain('他们心里明白')
    })
    test('20: paragraphs of 000 without a full stop are not joined, nor is it proposed', () => {
      for (const line of [165, 167, 207, 209]) expect(at('000', line, /recover/)).toEqual([])
      expect(paragraphs('000')).toContain('Fig项目被收购后改名为compose')
    })
    test('21: the empty section of 000 is reported and keeps its heading', () => {
      expect(at('000', 236, /empty-section/)).toHaveLength(1)
      expect(titles('000').at(-1)).toBe('小结')
    })
    test('22: the link to borg keeps its address', () => {
      const links = html('000').flatMap((body) => elements(body, 'a'))
      const borg = links.find((link) => textOf(link) === 'borg' && link.attribs['href']?.startsWith('http'))
      expect(borg?.attribs['href']).toBe('https://zhuanlan.zhihu.com/p/367770514')
      expect((borg?.parent as Element).name).toBe('strong')
    })
    test('23: three reasons of 000 are one ordered list', () => {
      expect(lists('000', 'ol').find((items) => items[0]?.startsWith('Docker镜像通过技术后端'))).toHaveLength(3)
    })
    test('24: code of 000 stays as it is', () => {
      expect(textsOf(html('000'), 'pre')).toContain('$ docker run -H "我的Swarm集群API地址" “我的容器”')
    })

    test('26: no paragraph of 001 is front matter, and its title is the title', () => {
      for (const text of paragraphs('001')) expect(text).not.toMatch(/title:|permalink:|categories:/)
      expect(chapterOf('001').chapter.title).toBe('小鲸鱼大事记：初出茅庐')
    })
    test('27: the empty tag of 001 is reported and in no metadata', () => {
      expect(at('001', 10, /empty-front-matter-item/)).toHaveLength(1)
      expect(epub.files.get('OEBPS/content.opf')).not.toMatch(/<dc:subject>\s*</)
    })
    test('28: 001 has one title, from front matter, and three sections', () => {
      expect(headings('001').map(({depth}) => depth)).toEqual([1, 2, 2, 2])
      expect(titles('001')[0]).toBe('小鲸鱼大事记：初出茅庐')
    })
    test('30: headings of 001 have one number', () => {
      const shown = html('001').flatMap((body) => elements(body, 'h2').map((one) => DomUtils.textContent(one)))
      for (const text of shown) expect(text).toMatch(/^\d\. [^\d]/)
    })
    test('31: 001 has a block of bash', () => {
      const code = html('001').flatMap((body) => elements(body, 'code'))
      expect(code.find(({attribs}) => attribs['class']?.includes('language-bash'))).toBeDefined()
      expect(textsOf(html('001'), 'pre')).toContain('$ cf push "我的应用"')
    })
    test('33: the source note of 001 stays a quotation with its link', () => {
      const links = html('001')
        .flatMap((body) => elements(body, 'blockquote'))
        .flatMap((quote) => elements(quote, 'a'))
      expect(links.map(({attribs}) => attribs['href'])).toContain('https://time.geekbang.org/column/intro/100015201')
    })

    test('37: 002 is 7.1, once, and its ids are its own', () => {
      expect(titles('002')[0]).toBe('7.1 容器编排之争')
      expect(DomUtils.textContent(html('002').flatMap((body) => elements(body, 'h1')))).toBe('7.1 容器编排之争')
    })
    test('38: empty lines of 002 make no blocks', () => {
      expect(paragraphs('002').filter((text) => text === '')).toEqual([])
    })
    test('41: 002 ends as it ends', () => {
      expect(
        paragraphs('002')
          .filter((text) => text !== '')
          .at(-1)
      ).toMatch(/天下归一。$/)
    })

    test('43: three titles of 003 are reported and are three chapters', () => {
      expect([...at('003', 13), ...at('003', 57)].filter(({ruleId}) => ruleId === 'recover-titles')).toHaveLength(2)
      expect(headings('003').map(({depth, text}) => [depth, text])).toEqual([
        [1, 'Paas（Platform as a Service）'],
        [1, 'Docker'],
        [1, 'Kubernetes']
      ])
    })
    test('44: three reasons of 003 are a list in an item', () => {
      const item = html('003')
        .flatMap((body) => elements(body, 'li'))
        .find((one) => textOf(one).trim().startsWith('Docker项目在短时间内'))
      expect(item && elements(item, 'ul').flatMap(itemsOf)).toHaveLength(3)
    })
    test('46: lists of 003 have 3, 13 and 5 items', () => {
      const top = html('003').map((body) => elements(body, 'ul')[0])
      expect(top.map((list) => list && itemsOf(list).length)).toEqual([3, 13, 5])
    })
    test('47: paragraphs of 003 stay in their items', () => {
      const inside = html('003')
        .flatMap((body) => elements(body, 'li'))
        .flatMap((item) => elements(item, 'p').map(textOf))
      for (const start of ['以Cloud Foundry为开源', '当用户用上了PaaS', '所谓Docker镜像', '2014年底DockerCon']) {
        expect(
          inside.some((text) => text.startsWith(start)),
          start
        ).toBe(true)
      }
    })
    test('48: items of 003 lack no full stop', () => {
      expect(findings.filter(({path, ruleId}) => path.startsWith('003') && /full-stop/.test(ruleId))).toEqual([])
    })
    test('52: the item of dots is kept', () => {
      expect(textIn('003')).toContain('......')
    })

    test('53: 1.2 is a section of chapter 1, once, and its printed entry is gone', () => {
      const {chapter} = chapterOf('004')
      expect(titles('004').filter((text) => text.includes('崭露头角'))).toEqual(['1.2 崭露头角'])
      expect(chapter.contents?.find(({text}) => text === '1.2 崭露头角')).toMatchObject({
        number: [1, 2],
        page: '6',
        line: 71
      })
      expect(textIn('004').split('崭露头角')).toHaveLength(2)
    })
    test('55: chapter 1 is one heading with its number and title', () => {
      expect(headings('004').filter(({text}) => text.includes('背景回顾'))).toMatchObject([
        {depth: 1, text: '第 1 章 背景回顾：云原生大事记'}
      ])
    })
    test('57: the printed contents have 71 entries, of which 6 are found', () => {
      const entries = chapterOf('004').chapter.contents ?? []
      const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length
      expect([entries.length, count('part'), count('chapter'), count('section')]).toEqual([71, 3, 12, 55])
      expect(entries.at(-1)?.text).toMatch(/^结语/)
      expect(entries.filter(({missing}) => missing !== true)).toHaveLength(6)
      expect(findings.filter(({ruleId}) => ruleId === 'missing-contents-entry')).toMatchObject([{line: 65}])
    })
    test('60: no paragraph of 004 is an entry of the contents', () => {
      for (const text of paragraphs('004')) {
        expect(text).not.toContain('\t')
        expect(text).not.toMatch(/\d+\.\d+ .* \d+$/)
      }
    })
    test.each([
      ['61', '当时，虚拟机和云计算', 174],
      ['62', '这个跟 Cloud Foundry 同时代', 397],
      ['64', '谷歌和微软)', 425]
    ])('%s: pages of 004 come together: %s', (_, text, line) => {
      expect(paragraphs('004').some((paragraph) => paragraph.includes(text))).toBe(true)
      expect(at('004', line, /recover-page-breaks/)).toHaveLength(1)
    })
    test('66: no paragraph of 004 begins in the middle of a sentence', () => {
      expect(paragraphs('004').filter((text) => text.startsWith('Kubernetes 社区正是以'))).toEqual([])
    })
    test('67: 004 has six torn paragraphs, no more', () => {
      const joins = findings.filter(({path, ruleId}) => path.startsWith('004') && ruleId === 'recover-page-breaks')
      expect(joins.map(({line}) => line)).toEqual([174, 260, 397, 425, 478, 535])
      expect(paragraphs('004').some((text) => text.startsWith('并没有。'))).toBe(true)
    })
    test('68: 004 has a list of three, and no sign of print', () => {
      expect(lists('004').find((items) => items[0]?.startsWith('Docker 镜像通过技术手段'))).toHaveLength(3)
      expect(textIn('004')).not.toMatch(/[□❑]/)
      for (const text of bodiesOf(epub.pages, '004').map(textOf)) expect(text).not.toMatch(/[□❑]/)
    })
    test('70: 004 has a list of two', () => {
      const list = lists('004').find((items) => items[0]?.startsWith('Kubernetes 项目必须'))
      expect(list?.map((item) => item.slice(0, 15))).toEqual(['Kubernetes 项目必须', 'CNCF 社区必须以 Kube'])
    })
    test('71: each section of 004 has its 小结, with an id of its own', () => {
      const all = headings('004')
      const sections = all.flatMap(({text}, index) =>
        text === '小结'
          ? [
              all
                .slice(0, index)
                .reverse()
                .find(({depth}) => depth === 2)
                ?.text.slice(0, 3)
            ]
          : []
      )
      expect(sections).toEqual(['1.1', '1.2', '1.3', '1.4'])
      expect(new Set(all.filter(({text}) => text === '小结').map(({id}) => id)).size).toBe(4)
    })
    test('72: the imprint of 004 keeps its lines, without empty items or doubled signs', () => {
      const items = html('004').flatMap((body) => elements(body, 'li').map((item) => textOf(item).trim()))
      expect(items).not.toContain('')
      expect(textIn('004')).not.toMatch(/张 霞 ?责任印制|◆/)
      expect(items.find((text) => text.startsWith('著 张 磊'))?.split('\n')).toHaveLength(3)
    })
    test('74: addresses of 004 are links', () => {
      const hrefs = html('004').flatMap((body) => elements(body, 'a').map(({attribs}) => attribs['href']))
      expect(hrefs).toContain('mailto:315@ptpress.com.cn')
      expect(hrefs.some((href) => href?.startsWith('https://www.ptpress.com.cn'))).toBe(true)
    })
    test('76: the bibliographic data of 004 are there for the renderers', () => {
      expect(chapterOf('004').chapter.imprint).toEqual({
        title: '深入剖析 Kubernetes',
        creators: [{name: '张磊', role: 'author'}],
        isbn: '978-7-115-56001-8',
        publisher: '人民邮电出版社',
        date: '2021-03'
      })
    })

    test('116: every internal link has its target, and ids are unique', () => {
      for (const pages of [site, epub.pages]) {
        expect(deadLinks(pages)).toEqual([])
        for (const [name, page] of pages) expect(idsOf(page).length, name).toBe(new Set(idsOf(page)).size)
      }
    })
    test('127: the EPUB begins with its type', () => {
      expect([...epub.files.keys()][0]).toBe('mimetype')
      expect([...epub.files.keys()]).toContain('META-INF/container.xml')
    })
    test('128: 1.1 to 1.4 stand below chapter 1 in the navigation', () => {
      const nav = epub.pages.get('toc.xhtml')
      const items = nav ? elements(nav, 'li') : []
      const chapter = items.find(
        (item) => DomUtils.textContent(elements(item, 'a').slice(0, 1)) === '第 1 章 背景回顾：云原生大事记'
      )
      const below = chapter ? elements(chapter, 'a').map((link) => DomUtils.textContent(link)) : []
      expect(below.filter((text) => /^1\.[1-4] /.test(text))).toHaveLength(4)
    })
    test('130: pages and package are in Chinese', () => {
      for (const pages of [site, epub.pages]) {
        for (const page of pages.values())
          for (const one of elements(page, 'html')) expect(one.attribs['lang']).toBe('zh-CN')
      }
      expect(epub.files.get('OEBPS/content.opf')).toContain('xml:lang="zh-CN"')
    })
    test('134: no line ends between Chinese characters', () => {
      for (const name of ['000', '001', '002', '003', '004']) {
        for (const text of paragraphs(name)) expect(text).not.toMatch(/[\u4E00-\u9FFF]\n[\u4E00-\u9FFF]/)
      }
    })
    test('135: no front matter is taken for a rule', () => {
      for (const name of ['000', '001', '002', '003', '004']) {
        expect(html(name).flatMap((body) => elements(body, 'hr'))).toEqual([])
      }
    })
  }
)

function itemsOf(list: Element): Element[] {
  return list.children.filter((child): child is Element => 'attribs' in child && child.name === 'li')
}

function deadLinks(pages: Pages): string[] {
  const ids = new Map([...pages].map(([name, page]) => [name, new Set(idsOf(page))]))
  return [...pages].flatMap(([name, page]) =>
    elements(page, 'a').flatMap(({attribs}) => {
      const [path = '', anchor] = (attribs['href'] ?? '').split('#')
      if (/^[a-z]+:/.test(path) || (path !== '' && !/\.x?html$/.test(path))) return []
      const target = ids.get(path === '' ? name : decodeURIComponent(path))
      const isThere = target !== undefined && (anchor === undefined || target.has(decodeURIComponent(anchor)))
      return isThere ? [] : [`${name} → ${attribs['href'] ?? ''}`]
    })
  )
}

function idsOf(page: Pages extends ReadonlyMap<string, infer Page> ? Page : never): string[] {
  const all = DomUtils.findAll(({attribs}) => attribs['id'] !== undefined, page.children)
  return all.map(({attribs}) => attribs['id'] ?? '')
}

function sourceOf(name: string): string {
  return readFileSync(join(folder, names.find((one) => one.startsWith(name)) ?? ''), 'utf8').replace(/\r\n?/g, '\n')
}

function chapterOf(name: string): {file: VFile; chapter: Chapter} {
  const file = new VFile({path: `${name}.txt`, value: sourceOf(name)})
  const frontMatter = cutFrontMatter(file)
  const source = {id: name, division: 'bodymatter' as const, file, ...(frontMatter ? {frontMatter} : {})}
  return {file, chapter: parseChapter(source, createProcessor({chapters: new Map()}))}
}

type Edit = {place: {start: {offset?: number}; end: {offset?: number}}; text: string}

function fixesOf(name: string, line: number): Edit[] {
  const {file} = chapterOf(name)
  const message = file.messages.find((one) => one.line === line && one.source === 'parse')
  return (message as unknown as {fix?: {edits: Edit[]}} | undefined)?.fix?.edits ?? []
}

/** The source with the fix of one line made. */
function applied(name: string, line: number): string {
  const source = String(chapterOf(name).file)
  const edits = fixesOf(name, line).sort((a, b) => (b.place.start.offset ?? 0) - (a.place.start.offset ?? 0))
  return edits.reduce(
    (text, {place, text: added}) => text.slice(0, place.start.offset) + added + text.slice(place.end.offset),
    source
  )
}
