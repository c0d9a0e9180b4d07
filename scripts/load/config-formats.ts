/** Whether a date of one to three parts is one of the calendar: `2026`, `2026-02`, `2026-02-28`. */
export function isDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Whether a tag begins with a language there is: not `cn`, which is a country. */
export function isKnownLanguage(tag: string): boolean {
  const names = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'})
  return names.of(tag.split('-')[0] ?? '') !== undefined
}

/** Whether Windows does not keep a name for a device. */
export function isFileName(name: string): boolean {
  return !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name)
}
