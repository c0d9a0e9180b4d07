/** What comes out of a file in another format, as types. No code. */
import type {Root} from 'hast'
import type {VFile} from 'vfile'

/** An image that the Markdown names. */
export type ForeignImage = {
  /** As the Markdown names it: `images/pipeline.png`. */
  path: string
  bytes: Uint8Array
}

/** A text that was no Markdown. */
export type ForeignText = {
  /** The file that was read; carries the messages. */
  file: VFile
  markdown: string
  images: readonly ForeignImage[]
  /** What the file says of itself. */
  title?: string
  creators: readonly string[]
  language?: string
}

/** A file in another format as HTML, with the images that it names. */
export type ForeignTree = Pick<ForeignText, 'images' | 'title' | 'creators' | 'language'> & {tree: Root}
