/** The switchboard: one renderer a format, each loaded when it is wanted. */
import type {VFile} from 'vfile'
import type {Book, Format, Machine, Renderer} from '../book.ts'

export const renderers: Readonly<Record<Format, Renderer>> = {
  html: async (book, machine) => (await import('./html/index.ts')).renderHtml(book, machine),
  epub: async (book, machine) => (await import('./epub/index.ts')).renderEpub(book, machine),
  pdf: async (book, machine) => (await import('./pdf/index.ts')).renderPdf(book, machine)
}

/**
 * Render an edition's formats side by side, as the browser works in a process of its own; but the EPUB after the PDF,
 * whose pages it names.
 */
export async function renderFormats(book: Book, machine: Machine): Promise<VFile[]> {
  const {formats} = book.edition
  const pdf = formats.includes('pdf') ? renderers.pdf(book, machine) : undefined
  const files = await Promise.all(
    formats.map(async (format) => {
      if (format === 'pdf') return (await pdf) ?? []
      if (format !== 'epub') return renderers[format](book, machine)
      const pages = (await pdf)?.[0]?.data.printedPages
      return renderers.epub(pages ? {...book, pages} : book, machine)
    })
  )
  return files.flat()
}
