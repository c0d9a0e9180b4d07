/** Manuscripts that would run scripts, if they could: nothing runs, and nothing of it is left in any product. */
import {mkdir, mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {parseDocument} from 'htmlparser2'
import Zip from 'jszip'
import {PDFDocument} from 'pdf-lib'
import {VFile} from 'vfile'
import {beforeAll, expect, test, vi} from 'vitest'
import type {Book} from '../../../scripts/book.ts'
import {createMachine} from '../../../scripts/machine/index.ts'
import {renderers} from '../../../scripts/render/index.ts'
import {openBrowser} from './open-browser.ts'
import {enrichedBook, renderSite, writeSite} from './site-files.ts'
import {drawings, lines, vectors} from './vectors.ts'

vi.setConfig({testTimeout: 240_000, hookTimeout: 240_000})

let book: Book
let files: VFile[]

beforeAll(async () => {
  book = await enrichedBook(await hostileBook())
  files = await renderSite(book)
})

test('knows more than three hundred vectors, each another', () => {
  expect(vectors.length).toBeGreaterThan(300)
  expect(new Set(vectors.map(({source}) => source.replace(/hit\(\d+\)/g, ''))).size).toBe(vectors.length)
})

test('leaves nothing of them in pages, previews and pictures', () => {
  const pages = files.filter(({path}) => /\.(html|svg)$/.test(path))
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.flatMap((file) => remnantsIn(file.path, String(file.value)))).toEqual([])
  const previews = files.filter(({path}) => path.includes('previews/'))
  const shown = previews.flatMap(({path, value}) =>
    Object.values(JSON.parse(String(value).replace(/^[^=]*=/, '')) as Record<string, string>).map(
      (html) => [path, html] as const
    )
  )
  expect(shown.flatMap(([path, html]) => remnantsIn(path, html))).toEqual([])
})

test('leaves nothing of them in the EPUB', async () => {
  const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})
  const [epub] = await renderers.epub({...book, edition: {...book.edition, formats: ['epub']}}, machine)
  const zip = await Zip.loadAsync(epub!.value)
  const names = Object.keys(zip.files).filter((name) => /\.(xhtml|svg)$/.test(name))
  expect(names.length).toBeGreaterThan(10)
  const found = await Promise.all(names.map(async (name) => remnantsIn(name, await zip.file(name)!.async('string'))))
  expect(found.flat()).toEqual([])
})

test('leaves nothing of them in the PDF: nothing that runs, fills in, plays or leads to a script', async ({skip}) => {
  const machine = createMachine({progress: () => undefined, signal: new AbortController().signal})
  const hasBrowser = await machine.browser().then(
    () => true,
    () => false
  )
  if (!hasBrowser) return skip()
  const files = await renderers.pdf({...book, edition: {...book.edition, formats: ['pdf']}}, machine)
  const pdf = await PDFDocument.load(files[0]!.value, {updateMetadata: false})
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  expect(objects.length).toBeGreaterThan(1000)
  const forbiddenKeys =
    /\/(?:JS|JavaScript|AA|OpenAction|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFile|AcroForm|Rendition|GoToE|GoToR)\b/
  expect(objects.filter((object) => forbiddenKeys.test(object))).toEqual([])
  const addresses = objects.flatMap((object) =>
    [...object.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address]) => address!)
  )
  expect(addresses.filter((address) => !/^(?:https?|mailto|tel):/i.test(address))).toEqual([])
})

test('finds what it looks for', () => {
  const naughty =
    '<p onclick=x><a href=" java&#10;script:y">a</a><img src="http://x/"><script>1</script><p style=x></p></p>'
  expect(remnantsIn('x.html', naughty).length).toBe(5)
})

test('runs none of them, even without a policy that forbids it', async ({skip}) => {
  const browser = await openBrowser()
  if (!browser) return skip()
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/
  const open = files.map(
    ({path, value}) => new VFile({path, value: path.endsWith('.html') ? String(value).replace(policy, '') : value})
  )
  const folder = await writeSite(open)
  const names = open.map(({path}) => path).filter((path) => path.endsWith('.html') || path.endsWith('.svg'))
  const hits: unknown[] = []
  const control = await browser.newPage()
  await control.exposeFunction('hit', (number: unknown) => hits.push(number))
  await control.setContent('<p onclick=hit(2)>字</p><img src=x onerror=hit(1)><a href="javascript:hit(3)">链接</a>')
  await control.evaluate('document.querySelector("p").click(); document.querySelector("a").click()')
  await expect.poll(() => new Set(hits).size, {timeout: 10_000}).toBe(3)
  await control.close()
  hits.length = 0
  for (const name of names) {
    const page = await browser.newPage()
    await page.exposeFunction('hit', (number: unknown) => hits.push([name, number]))
    page.on('dialog', (dialog) => void dialog.dismiss())
    const address = pathToFileURL(join(folder, name)).href
    await page.goto(address)
    if (name.endsWith('.html') && !name.endsWith('book.html')) {
      await page.evaluate(stir)
      expect(page.url().split('#')[0]).toBe(address)
    }
    await page.close()
  }
  await browser.close()
  expect(hits).toEqual([])
})

/** Move, click and press all that a reader could, but go nowhere. */
const stir = `(async () => {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]')
    if (link && /^(https?|file|mailto|tel):$/.test(link.protocol)) event.preventDefault()
  }, true)
  for (const element of document.querySelectorAll('main *')) {
    for (const name of ['pointerenter', 'mouseover', 'focus', 'click', 'animationstart', 'toggle', 'submit'])
      element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}))
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
})()`

const forbidden =
  /^(script|iframe|frame|frameset|object|embed|applet|form|base|link|style|portal|foreignobject|set|animate|layer|bgsound|plaintext|xmp|noembed|slot)$/

/** Elements, attributes and addresses that no output may have. Those of the page's own head do not count. */
function remnantsIn(path: string, html: string): unknown[] {
  const found: unknown[] = []
  const walk = (nodes: ReturnType<typeof parseDocument>['children'], isOurs: boolean) => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue
      const {name, attribs} = node
      const inHead = isOurs || name === 'head'
      const isFile = name === 'script' && /^assets\/|^$/.test(attribs['src'] ?? '')
      const ownScript = isFile && path.endsWith('.html') && (inHead || path.endsWith('book.html'))
      if (forbidden.test(name.toLowerCase()) && !inHead && !ownScript) found.push([path, name, attribs])
      for (const [key, value] of Object.entries(attribs)) {
        const address = value.replace(/[\0-\x20\xA0]/g, '').toLowerCase()
        const loads = /^(src|srcset|poster|background|data)$/.test(key) || (key === 'href' && name !== 'a' && !inHead)
        const isBad =
          /^on/i.test(key) ||
          key === 'style' ||
          /^(srcdoc|formaction|action|ping|is)$/.test(key) ||
          (/^(href|xlink:href|src)$/.test(key) &&
            /^(javascript|vbscript|livescript|data:(?!image\/)|blob|feed|view-source)/.test(address)) ||
          (loads && /^(https?:|\/\/)/.test(address))
        if (isBad) found.push([path, name, key, value])
      }
      walk(node.children, inHead)
    }
  }
  walk(parseDocument(html, {decodeEntities: true, xmlMode: path.endsWith('.svg')}).children, false)
  return found
}

/** A book of many short chapters, so that what one vector leaves open does not hide the next. */
async function hostileBook(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hostile-'))
  await mkdir(join(root, 'glossary/terms'), {recursive: true})
  const size = 30
  for (let start = 0; start < vectors.length; start += size) {
    const part = vectors.slice(start, start + size)
    const text = part.map(({number, source}) => `第 ${number} 种写法：\n\n${source}\n\n以上。`).join('\n\n')
    await writeFile(join(root, `${String(start).padStart(4, '0')}.md`), `# 第 ${start} 组\n\n${text}\n`)
  }
  for (const [index, line] of lines.entries()) {
    const title = JSON.stringify(line)
    const text = `---\ntitle: ${title}\nauthor: ${title}\n---\n\n# ${line}\n\n容器${index}说 ${line}。\n\n![${line}](d${index % drawings.length}.svg "${line.replaceAll('"', '&quot;')}")\n`
    await writeFile(join(root, `line-${index}.md`), text)
    await writeFile(
      join(root, `glossary/terms/t${index}.yaml`),
      `id: t${index}\nclass: concept\nlangs:\n  zh-Hans:\n    status: approved\n    term: 容器${index}\n    aliases: [${title}]\n    definition: ${JSON.stringify(`${line} ${vectors[index]?.source ?? ''}`)}\n`
    )
  }
  for (const [index, drawing] of drawings.entries()) await writeFile(join(root, `d${index}.svg`), drawing)
  await writeFile(join(root, 'book.yaml'), `title: ${JSON.stringify(lines.join(' '))}\nname: hostile\n`)
  return root
}
