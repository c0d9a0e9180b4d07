import type {Format} from '../book.ts'
import {unknownName} from './unknown-name.ts'

const formats: readonly Format[] = ['html', 'epub', 'pdf']

/** @throws {UsageError} for a name that is none of a format. */
export function readFormats(values: readonly string[] = []): Format[] {
  return values.map((value) => {
    const format = formats.find((known) => known === value.toLowerCase())
    if (!format) throw unknownName({ruleId: 'unsupported-format', what: 'format'}, value, formats)
    return format
  })
}
