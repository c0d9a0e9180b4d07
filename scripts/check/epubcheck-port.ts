/** The only module that knows epubcheck-ts: EPUBCheck's rules without Java. */
import type {Validator} from './validator.ts'

const severities = {fatal: 'error', error: 'error', warning: 'warning', info: 'info', usage: 'info'} as const

export const epubcheckPort: Validator = {
  name: 'epubcheck-ts',
  validate: async (bytes) => {
    const {EpubCheck} = await import('@likecoin/epubcheck-ts')
    const {messages} = await EpubCheck.validate(bytes)
    return messages.map(({id, severity, message, location}) => ({
      ruleId: id,
      severity: severities[severity],
      message,
      entry: location?.path ?? '',
      line: location?.line,
      column: location?.column
    }))
  }
}
