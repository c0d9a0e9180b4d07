/** The switchboard: one renderer a format, each loaded when it is wanted. */
import type {VFile} from 'vfile'
import type {Book, Format} from '../book.ts'
import type {Machine, Renderer} from '../renderer.ts'

export const renderers: Readonly<Record<Format, Renderer>> = {
  html: async (book, machine) => (await import('./html/index.ts')).renderHtml(book, machine),
  epub: async (book, machine) => (await import('./epub/index.ts')).renderEpub(book, machine),
  pdf: async (book, machine) => (await import('./pdf/index.ts')).renderPdf(book, machine)
}

/**
 * Stands around the rendering of one format: whoever has seen the same book before may give what came of it.
 *
 * @param render Is given the book, or one that is the same but for the files it reports on.
 */
export type AroundRender = (book: Book, format: Format, render: (book: Book) => Promise<VFile[]>) => Promise<VFile[]>

/**
 * Render an edition's formats side by side, as the browser works in a process of its own; but the EPUB after the PDF,
 * whose pages it names.
 */
export async function renderFormats(
  book: Book,
  machine: Machine,
  around: AroundRender = (book, _format, render) => render(book)
): Promise<VFile[]> {
  const {formats} = book.edition
  const rendered = (whole: Book, format: Format) => around(whole, format, (lent) => renderers[format](lent, machine))
  const pdf = formats.includes('pdf') ? rendered(book, 'pdf') : undefined
  const files = await Promise.all(
    formats.map(async (format) => {
      if (format === 'pdf') return (await pdf) ?? []
      if (format !== 'epub') return rendered(book, format)
      const pages = (await pdf)?.[0]?.data.printedPages
      return rendered(pages ? {...book, pages} : book, 'epub')
    })
  )
  return files.flat()
}
