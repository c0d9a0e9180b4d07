import type {Book} from '../../book.ts'

/** Name an edition's file, without its extension. All formats of one edition are named alike. */
export function fileNameOf({config, edition}: Book): string {
  return `${config.name}-${edition.name}-${edition.version}`
}
