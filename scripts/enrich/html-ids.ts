/** Which `id` attributes each chapter has, by chapter; a number tells up to where copies of one are taken. */
export type HtmlIds = Map<string, Map<string, number>>

/**
 * Take an `id` that no other node of the chapter has.
 *
 * @param htmlIds Gets the new one.
 * @returns What was wanted, with `-2`, `-3`… where it is taken.
 */
export function claimHtmlId(htmlIds: HtmlIds, chapterId: string, wanted: string): string {
  const taken = htmlIds.get(chapterId) ?? new Map<string, number>()
  htmlIds.set(chapterId, taken)
  let htmlId = wanted
  let count = taken.get(wanted) ?? 1
  while (taken.has(htmlId)) htmlId = `${wanted}-${(count += 1)}`
  taken.set(wanted, count)
  if (htmlId !== wanted) taken.set(htmlId, 1)
  return htmlId
}

/** Give the anchor that GitHub gives a heading: letters and digits of any script, `-` for spaces. */
export function slugOf(title: string): string {
  return title
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, '-')
    .replace(/[^\p{L}\p{M}\p{Nd}_-]|[ªµº]/gu, '')
}

/**
 * Give an `id` that is a valid name in XML and needs no escape in CSS or in an address but for its letters.
 *
 * @see https://www.w3.org/TR/xml/#NT-Name
 */
export function htmlIdOf(identifier: string): string {
  const name = identifier.normalize('NFC').replace(/[^\p{L}\p{M}\p{Nd}_-]|[ªµº]/gu, '-')
  return /^[\p{L}_]/u.test(name) ? name : `s-${name}`
}
