import {pinyin} from 'pinyin-pro'
import type {Term, TermLanguage} from '../../apparatus.ts'
import type {Book} from '../../book.ts'
import {ownLanguageOf} from '../hast/index.ts'

/** What a term's entry is found by. `pinyin` has the initials and the whole of each Chinese name: `rq`, `rongqi`. */
export type NamesToFind = {title: string; names: string[]; pinyin: string[]}

/** List the name a term is shown under, its other names in all languages, and how the Chinese ones are typed. */
export function namesToFind(book: Book, term: Term): NamesToFind {
  const [, own] = ownLanguageOf(book, term)
  const sides = Object.values(term.langs)
  const names = sides.flatMap(namesOf).filter((name) => name !== '' && name !== own.term)
  const pinyin = sides.flatMap((side) => [pinyinOf(side.reading ?? side.term), ...side.aliases.map(pinyinOf)]).flat()
  return {title: own.term, names: [...new Set(names)], pinyin: [...new Set(pinyin)]}
}

function namesOf({term, abbr, aliases}: TermLanguage): string[] {
  return [term, abbr ?? '', ...aliases]
}

/** Syllables as they are typed, of Han and of a reading alike; none for what has neither. */
function pinyinOf(text: string): string[] {
  const isHan = /\p{Script=Han}/u.test(text)
  if (!isHan && !/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/i.test(text.normalize('NFC'))) return []
  const syllables = isHan
    ? pinyin(text, {type: 'array', toneType: 'none', v: true, nonZh: 'consecutive'})
    : text.split(/[\s'’]+/)
  const letters = syllables.map(lettersOf).filter((syllable) => syllable !== '')
  return [letters.map((syllable) => syllable.charAt(0)).join(''), letters.join('')]
}

/** `lǜ` is typed as `lv`. */
function lettersOf(syllable: string): string {
  return syllable
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[^\p{L}\p{Nd}]/gu, '')
}
