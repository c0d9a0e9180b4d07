/** Book → EPUB 3.3. */
import {VFile} from 'vfile'
import type {Book} from '../../book.ts'
import type {Renderer} from '../../renderer.ts'
import {reportWarning} from '../../diagnostics.ts'
import {outputLanguage} from '../hast/index.ts'
import {writeDocument} from './content-document.ts'
import {editionIdentifier} from './edition-identifier.ts'
import {embedFonts, fontRules} from './embed-fonts.ts'
import {embedTextFace, textFaceRules} from './embed-text-face.ts'
import {fitImages} from './fit-images.ts'
import {fileNameOf} from './file-name.ts'
import {navigationDocument, ncx} from './navigation-document.ts'
import {pack} from './pack.ts'
import {packageDocument} from './package-document.ts'
import {publicationOf} from './publication.ts'
import {markRareCharacters, rareCharactersIn} from './rare-characters.ts'
import {standNumbersUpright} from './upright-numbers.ts'

export {editionIdentifier} from './edition-identifier.ts'

/** Render one file, `<book>-<edition>-<version>.epub`. Needs fonts of the machine where rare characters are. */
export const renderEpub: Renderer = async (whole, machine) => {
  const book = {...whole, assets: await fitImages(whole, machine)}
  const laidOut = publicationOf(book)
  const {front, body, images} = laidOut
  const documents = [...front, ...body]
  const rare = await embedFonts(rareCharactersIn(documents), machine, book.edition.language)
  markRareCharacters(documents, new Set(rare.flatMap(({characters}) => Array.from(characters))))
  const text = await embedTextFace(documents, book, machine)
  const fonts = [...rare, ...text]
  if (book.edition.writing === 'vertical') standNumbersUpright(documents)
  const publication = {...laidOut, fonts}
  const identifier = editionIdentifier(book)
  const value = await pack({
    title: book.edition.title,
    language: outputLanguage(book.edition.language),
    identifier,
    packageDocument: packageDocument(publication, identifier),
    navigationDocument: navigationDocument(publication),
    ncx: ncx(publication, identifier),
    stylesheet: stylesheetOf(book) + fontRules(rare) + textFaceRules(text),
    documents: documents.map((document) => ({name: document.name, xhtml: writeDocument(document, book)})),
    resources: [
      ...[...images].map(([name, {bytes}]) => ({name, bytes})),
      ...fonts.map(({path, bytes}) => ({name: path, bytes}))
    ]
  })
  const file = new VFile({path: `${fileNameOf(book)}.epub`, value})
  reportWeight(file, value.length, book)
  return [file]
}

/** Reports `heavy-epub` (warning). */
function reportWeight(file: VFile, length: number, {config}: Book): void {
  const {budget} = config.epub
  if (budget === undefined || length <= budget * 1000) return
  const values = {size: Math.ceil(length / 1000), budget}
  reportWarning(file, {
    source: 'render',
    ruleId: 'heavy-epub',
    reason: `Unexpected weight of ${values.size} kB, expected ${budget} kB at most`,
    note: '`zhushu check` tells what weighs how much; `epub.imageWidth` and `epub.imageBudget` make images lighter',
    values
  })
}

function stylesheetOf({edition, templates}: Book): string {
  const names = ['base.css', 'reader.css', ...(edition.writing === 'vertical' ? ['vertical.css'] : [])]
  return names.map((name) => templates[name] ?? '').join('\n')
}
