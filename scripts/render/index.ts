/** The switchboard: one renderer a format, each loaded when it is wanted. */
import type {Format, Renderer} from '../book.ts'

export const renderers: Readonly<Record<Format, Renderer>> = {
  html: async (book, machine) => (await import('./html/index.ts')).renderHtml(book, machine),
  epub: async (book, machine) => (await import('./epub/index.ts')).renderEpub(book, machine),
  pdf: async (book, machine) => (await import('./pdf/index.ts')).renderPdf(book, machine)
}
