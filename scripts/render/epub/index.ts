/** Book → EPUB 3.3. */
import {VFile} from 'vfile'
import type {Book, Renderer} from '../../book.ts'
import {outputLanguage} from '../hast/index.ts'
import {writeDocument} from './content-document.ts'
import {embedFonts, fontRules} from './embed-fonts.ts'
import {fitImages} from './fit-images.ts'
import {fileNameOf} from './file-name.ts'
import {navigationDocument, ncx} from './navigation-document.ts'
import {pack} from './pack.ts'
import {packageDocument} from './package-document.ts'
import {publicationOf} from './publication.ts'
import {markRareCharacters, rareCharactersIn} from './rare-characters.ts'
import {standNumbersUpright} from './upright-numbers.ts'

/** Render one file, `<book>-<edition>-<version>.epub`. Needs fonts of the machine where rare characters are. */
export const renderEpub: Renderer = async (whole, machine) => {
  const book = {...whole, assets: await fitImages(whole)}
  const laidOut = publicationOf(book)
  const {front, body, images} = laidOut
  const documents = [...front, ...body]
  const fonts = await embedFonts(rareCharactersIn(documents), machine, book.edition.language)
  markRareCharacters(documents, new Set(fonts.flatMap(({characters}) => Array.from(characters))))
  if (book.edition.writing === 'vertical') standNumbersUpright(documents)
  const publication = {...laidOut, fonts}
  const identifier = identifierOf(book)
  const value = await pack({
    title: book.edition.title,
    language: outputLanguage(book.edition.language),
    identifier,
    packageDocument: packageDocument(publication, identifier),
    navigationDocument: navigationDocument(publication),
    ncx: ncx(publication, identifier),
    stylesheet: stylesheetOf(book) + fontRules(fonts),
    documents: documents.map((document) => ({name: document.name, xhtml: writeDocument(document, book)})),
    resources: [
      ...[...images].map(([name, {bytes}]) => ({name, bytes})),
      ...fonts.map(({path, bytes}) => ({name: path, bytes}))
    ]
  })
  return [new VFile({path: `${fileNameOf(book)}.epub`, value})]
}

function stylesheetOf({edition, templates}: Book): string {
  const names = ['base.css', 'reader.css', ...(edition.writing === 'vertical' ? ['vertical.css'] : [])]
  return names.map((name) => templates[name] ?? '').join('\n')
}

/** Two editions are two publications: all but the first say which they are. */
function identifierOf({config, edition}: Book): string {
  const [first] = Object.keys(config.editions)
  return edition.name === first || first === undefined ? config.identifier : `${config.identifier}#${edition.name}`
}
