/** The only module that knows epubcheck-ts: EPUBCheck's rules without Java. */
import type {Validator} from './validator.ts'

const severities = {fatal: 'error', error: 'error', warning: 'warning', info: 'info', usage: 'info'} as const

/**
 * What it says of every index whose entries have entries of their own, or whose groups are several: EPUB Indexes allows
 * both, and so does EPUBCheck.
 *
 * @see https://idpf.org/epub/idx/epub-indexes.html#sec-index-group
 */
const mistaken = 'An "index" must contain one and only one "index-entry-list" descendant element.'

export const epubcheckPort: Validator = {
  name: 'epubcheck-ts',
  validate: async (bytes) => {
    const {EpubCheck} = await import('@likecoin/epubcheck-ts')
    const {messages} = await EpubCheck.validate(bytes)
    const sound = messages.filter(({message}) => message !== mistaken)
    return sound.map(({id, severity, message, location}) => ({
      ruleId: id,
      severity: severities[severity],
      message,
      entry: location?.path ?? '',
      line: location?.line,
      column: location?.column
    }))
  }
}
