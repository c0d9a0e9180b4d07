/** Formats of values that several schemas share. */
import {z} from 'zod'

const languageNames = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'})

/** Whether a date of one to three parts is one of the calendar: `2026`, `2026-02`, `2026-02-28`. */
export function isDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Asked for each language of each term, and slow to answer. */
const known = new Map<string, boolean>()

/** Whether a tag begins with a language there is: not `cn`, which is a country. */
export function isKnownLanguage(tag: string): boolean {
  const language = tag.split('-')[0] ?? ''
  const answer = known.get(language) ?? languageNames.of(language) !== undefined
  known.set(language, answer)
  return answer
}

/** Whether Windows does not keep a name for a device. */
export function isFileName(name: string): boolean {
  return !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name)
}

/** A BCP 47 tag: `zh-Hans`. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, {error: 'a language tag such as `zh-Hans`', abort: true})
  .refine(isKnownLanguage, 'the tag of a known language such as `zh-Hans`')

/** `0.1.0`, or what an edition calls itself: it becomes part of a file name. */
export const version = z.string().regex(/^[\w.+-]{1,40}$/, 'a version such as `0.1.0`')

/** Part of a file name. */
export const name = z
  .string()
  .regex(/^[A-Za-z\d][A-Za-z\d-]{0,63}$/, {error: 'letters, digits and hyphens such as `my-book`', abort: true})
  .refine(isFileName, 'a name that every computer allows such as `my-book`')
