import {pinyin} from 'pinyin-pro'

/** What a name sorts by, and the letter it stands under: `A`–`Z`, or `#` for anything else. */
export type SortKey = {initial: string; key: string}

/**
 * Read a name as a Chinese dictionary sorts it: Han by pinyin, Latin as it is.
 *
 * @param reading Pinyin with tones, where a polyphone would be read wrong.
 */
export function sortKeyOf(name: string, reading?: string): SortKey {
  const read = reading ?? pinyin(name, {type: 'array', nonZh: 'consecutive'}).join('')
  const key = lettersOf(read)
  const first = key.charAt(0)
  // What has no letter sorts after all that have; names that read alike sort by their tones, then as written.
  return {initial: /[a-z]/.test(first) ? first.toUpperCase() : '#', key: `${key}\u0000${read}\u0000${name}`}
}

/** Compare by code unit: the order is the same on every machine. */
export function compareKeys(a: SortKey, b: SortKey): number {
  const [rankA, rankB] = [Number(a.initial === '#'), Number(b.initial === '#')]
  return rankA - rankB || (a.key < b.key ? -1 : Number(a.key > b.key))
}

/** `lǜ` sorts as `lv`, as it is typed; marks, spaces and punctuation do not count. */
function lettersOf(read: string): string {
  return read
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[^\p{L}\p{Nd}]/gu, '')
}
