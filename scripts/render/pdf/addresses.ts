/**
 * Addresses inside the print document. It has no `#fragment` link: the browser looks each one up again for every page,
 * which made a book of 2,500 pages twice as slow. Links and markers carry the id in an address of their own instead.
 */

/** The print document itself; nothing but it and its assets exists on this host, and the host does not exist at all. */
export const documentUrl = 'https://book.invalid/'
const markerUrl = 'https://marker.invalid/'
const targetUrl = 'https://target.invalid/'

/** Give the id that an element has in the print document; without `htmlId`, the chapter as a whole. */
export function printId(chapterId: string, htmlId?: string): string {
  return htmlId === undefined ? chapterId : `${chapterId}/${htmlId}`
}

/** Give the id of a page that no chapter makes: `contents`, `part-1`. No chapter's id begins with a slash. */
export function frontId(name: string): string {
  return `/${name}`
}

/** Give the id of a place that refers to another. Nothing leads there; no chapter's id begins with a question mark. */
export function referenceId(number: number, targetId: string): string {
  return `?${number} ${targetId}`
}

/** Give the id that such a place refers to, or `undefined` for any other place. */
export function referredId(id: string): string | undefined {
  return id.startsWith('?') ? id.slice(id.indexOf(' ') + 1) : undefined
}

/** Give the id of the empty page that may precede an opening. */
export function blankId(openingId: string): string {
  return frontId(`blank/${openingId}`)
}

export function isBlankId(id: string): boolean {
  return id.startsWith(blankId(''))
}

/** Give the id of a thing that may be moved. Nothing leads there; no chapter's id begins with an exclamation mark. */
export function movableId(number: number): string {
  return `!${number}`
}

export function isMovableId(id: string): boolean {
  return id.startsWith('!')
}

/** Whether other documents may lead to a place. */
export function isNamed(id: string): boolean {
  return referredId(id) === undefined && !isBlankId(id) && !isMovableId(id)
}

export function markerHref(id: string): string {
  return markerUrl + encodeURIComponent(id)
}

export function targetHref(id: string): string {
  return targetUrl + encodeURIComponent(id)
}

export function assetHref(path: string): string {
  return `${documentUrl}assets/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Give the id that a marker's address carries, or `undefined` for any other address. */
export function markedId(href: string): string | undefined {
  return href.startsWith(markerUrl) ? decodeURIComponent(href.slice(markerUrl.length)) : undefined
}

/** Give the id that an internal link's address carries, or `undefined` for any other address. */
export function targetedId(href: string): string | undefined {
  return href.startsWith(targetUrl) ? decodeURIComponent(href.slice(targetUrl.length)) : undefined
}
