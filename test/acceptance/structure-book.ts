/** The five manuscripts as the real command makes them, read back. */
import {execFile} from 'node:child_process'
import {readFileSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {DomUtils, parseDocument} from 'htmlparser2'
import Zip from 'jszip'

const root = resolve(import.meta.dirname, '../..')

export type Document = ReturnType<typeof parseDocument>
export type Element = Extract<Document['children'][number], {attribs: object}>

/** Documents by file name, without what a format adds around the text. */
export type Pages = ReadonlyMap<string, Document>

export type Finding = {
  path: string
  line: number
  column: number
  ruleId: string
  severity: string
  message: string
  note: string | null
  expected: readonly string[]
}

/** Build a folder where it lies; gives the findings. */
export async function buildInPlace(folder: string, out: string, formats: readonly string[]): Promise<Finding[]> {
  const command = [join(root, 'scripts/zhushu.mjs'), 'build', folder, '--out', out, '--json', '--lang', 'en']
  const options = formats.flatMap((format) => ['--format', format])
  const {stdout} = await promisify(execFile)(process.execPath, [...command, ...options], {maxBuffer: 1 << 27})
  return (JSON.parse(stdout) as {findings: Finding[]}).findings
}

/** The pages of a site. */
export function sitePages(folder: string): Pages {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return new Map(names.sort().map((name) => [name, parseDocument(readFileSync(join(folder, name), 'utf8'))]))
}

/** The content documents of an EPUB, and its other files as text. */
export async function epubPages(folder: string): Promise<{pages: Pages; files: ReadonlyMap<string, string>}> {
  const name = readdirSync(folder).find((one) => one.endsWith('.epub')) ?? ''
  const zip = await Zip.loadAsync(readFileSync(join(folder, name)))
  const files = new Map<string, string>()
  for (const [path, entry] of Object.entries(zip.files)) files.set(path, await entry.async('string'))
  const documents = [...files].filter(([path]) => path.endsWith('.xhtml'))
  return {
    pages: new Map(documents.map(([path, text]) => [path.replace(/^.*\//, ''), parseDocument(text, {xmlMode: true})])),
    files
  }
}

/** The main parts of the pages of one manuscript, in the order of their names. */
export function bodiesOf(pages: Pages, manuscript: string): Element[] {
  const own = [...pages].filter(([name]) => name.startsWith(`${manuscript}_`))
  own.sort(([a], [b]) => numberOf(a) - numberOf(b))
  return own.flatMap(([, document]) => {
    const main = elements(document, 'article')[0] ?? elements(document, 'body')[0]
    return main ? [main] : []
  })
}

/** `004_x.html` is 1, `004_x-12.html` 12. */
function numberOf(name: string): number {
  return Number(/-(\d+)\.x?html$/.exec(name)?.[1] ?? 1)
}

/** Elements of a name, in order. */
export function elements(node: Document | Element, name: string): Element[] {
  return DomUtils.getElementsByTagName(name, node, true)
}

/** What an author wrote: without what zhushu adds, and without line ends for looks. */
export function textOf(node: Document['children'][number]): string {
  if ('data' in node) return node.nodeType === 3 ? node.data : ''
  if (!('children' in node)) return ''
  const {name, attribs} = node as Element
  const classes = attribs?.class?.split(/\s+/) ?? []
  if (['nav', 'script', 'style', 'template'].includes(name) || classes.includes('gen')) return ''
  if (name === 'aside' || name === 'annotation') return ''
  return node.children.map((child) => textOf(child)).join('')
}

/** Texts of all elements of a name. */
export function textsOf(bodies: readonly Element[], name: string): string[] {
  return bodies.flatMap((body) => elements(body, name).map((one) => textOf(one).trim()))
}

/** Han characters of a text, in order. */
export function hanOf(text: string): string {
  return (text.match(/[\u4E00-\u9FFF]/g) ?? []).join('')
}
