/** The only module that knows `smol-toml`: text and schema → value, or messages with line and column. */
import {parse, TomlError} from 'smol-toml'
import type {VFile} from 'vfile'
import type {z} from 'zod'
import {reportError} from '../diagnostics.ts'

/**
 * Read TOML into what a schema describes; what does not fit counts as not there.
 *   Reports `invalid-toml` (error).
 */
export function readToml<Schema extends z.ZodType>(
  file: VFile,
  text: string,
  schema: Schema
): z.output<Schema> | undefined {
  try {
    const result = schema.safeParse(JSON.parse(JSON.stringify(parse(text))))
    return result.success ? result.data : undefined
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [words = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    reportError(file, {
      source: 'load',
      ruleId: 'invalid-toml',
      reason: `Unexpected TOML, ${words}`,
      place: {line: error.line, column: error.column},
      values: {words}
    })
    return undefined
  }
}
