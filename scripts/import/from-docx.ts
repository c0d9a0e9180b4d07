/** The only module that knows mammoth: a Word document → HTML. */
import type {Element, Root} from 'hast'
import mammoth from 'mammoth'
import type {VFile} from 'vfile'
import {reportInfo, reportWarning} from '../diagnostics.ts'
import type {ForeignImage, ForeignTree} from './foreign.ts'
import {imageNames} from './image-names.ts'
import {openArchive, reportUnreadable, withText} from './open-archive.ts'
import type {Archive} from './open-archive.ts'
import {elementsOf, parseHtml} from './parse-html.ts'

const mainDocument = 'word/document.xml'

/** Styles as Word, WPS and Pandoc name them, which mammoth does not know by itself. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((depth) => `p[style-name='标题 ${depth}'] => h${depth}:fresh`),
  ...['Source Code', 'HTML Preformatted', '代码'].map((name) => `p[style-name='${name}'] => pre:separator('\n')`),
  ...['Verbatim Char', 'HTML Code'].map((name) => `r[style-name='${name}'] => code`),
  ...['Quote', 'Intense Quote', 'Block Text', '引用'].map((name) => `p[style-name='${name}'] => blockquote > p:fresh`)
]

/**
 * Read a Word document.
 *
 *   Reports `unreadable-archive` (error), `unread-formula` (warning), `unknown-style` (info).
 */
export async function fromDocx(file: VFile): Promise<ForeignTree> {
  const archive = await openArchive(file)
  if (!archive.names.includes(mainDocument)) {
    if (archive.names.length > 0) reportUnreadable(file, 'expected a document of Word')
    return {tree: {type: 'root', children: []}, images: [], creators: []}
  }
  const images: ForeignImage[] = []
  const nameOf = imageNames()
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer()
    const path = nameOf('image', bytes)
    images.push({path, bytes})
    return {src: path}
  })
  const buffer = await withFormulas(archive, file)
  const {value, messages} = await mammoth.convertToHtml({buffer}, {styleMap, convertImage, externalFileAccess: false})
  reportStyles(messages, file)
  const [body] = elementsOf(parseHtml(value), 'body')
  const tree: Root = {type: 'root', children: body?.children ?? []}
  for (const table of elementsOf(tree, 'table')) markHeader(table)
  return {tree, images, ...(await factsOf(archive))}
}

/** Word seldom says which row is the header; Markdown has one always. */
function markHeader(table: Element): void {
  const [first] = elementsOf(table, 'tr')
  if (first && elementsOf(table, 'th').length === 0) {
    for (const cell of elementsOf(first, 'td')) cell.tagName = 'th'
  }
}

/** What mammoth says is about styles, nearly always: each is told once. Formulas are told apart. */
function reportStyles(messages: readonly {message: string}[], file: VFile): void {
  for (const message of new Set(messages.map((one) => one.message))) {
    if (message.includes('oMath')) continue
    const style = /style: '([^']*)'/.exec(message)?.[1]
    if (style === undefined) {
      reportInfo(file, {source: 'load', ruleId: 'word-message', reason: message, values: {message}})
      continue
    }
    reportInfo(file, {
      source: 'load',
      ruleId: 'unknown-style',
      reason: `Unexpected style \`${style}\`, expected one of Word's own`,
      note: 'Its text is kept as running text',
      values: {style}
    })
  }
}

/** Formulas are in a markup of their own, which mammoth passes over: their characters become running text. */
async function withFormulas(archive: Archive, file: VFile): Promise<Buffer> {
  const text = new TextDecoder().decode(await archive.read(mainDocument))
  const count = text.match(/<m:oMath[\s>]/g)?.length ?? 0
  if (count === 0) return Buffer.from(file.value as Uint8Array)
  reportWarning(file, {
    source: 'load',
    ruleId: 'unread-formula',
    reason: `Unexpected formulas, ${count} in this file, expected none`,
    note: 'Their characters are kept as running text: write them as `$…$`',
    values: {count}
  })
  const plain = text
    .replace(/<m:oMathParaPr\b(?:[^>]*\/>|[\s\S]*?<\/m:oMathParaPr>)|<\/?m:oMathPara(?:\s[^>]*)?>/g, '')
    .replace(/<m:oMath(?:\s[^>]*)?>([\s\S]*?)<\/m:oMath>/g, (_, inside: string) => {
      const characters = [...inside.matchAll(/<(?:m|w):t(?:\s[^>]*)?>([^<]*)</g)].map(([, own]) => own).join('')
      return `<w:r><w:t xml:space="preserve">${characters}</w:t></w:r>`
    })
  return withText(file, mainDocument, plain)
}

async function factsOf(archive: Archive): Promise<Pick<ForeignTree, 'title' | 'creators'>> {
  const bytes = await archive.read('docProps/core.xml')
  const text = new TextDecoder().decode(bytes)
  const valueOf = (name: string): string =>
    decodeEntities(new RegExp(`<${name}[^>]*>([^<]*)<`).exec(text)?.[1] ?? '').trim()
  const [title, creator] = [valueOf('dc:title'), valueOf('dc:creator')]
  return {creators: creator === '' ? [] : [creator], ...(title === '' ? {} : {title})}
}

function decodeEntities(text: string): string {
  const names: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'}
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => names[name] ?? '')
}
