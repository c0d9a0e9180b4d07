/** Which characters are one in traditional and in simplified writing. */
import {from, to} from 'opencc-js/preset/t2cn'
import type {DictGroup} from 'opencc-js/core'

/** Pairs of characters, the first of each in `other`, the second at the same place in `plain`. */
export type CharacterForms = {
  /** Traditional only: folded wherever they stand. */
  fold: {other: string; plain: string}
  /** Used in both, as 著 beside 着: alike within a longer word, and not when asked for alone. */
  alike: {other: string; plain: string}
}

/** Pick the forms of the characters that a text has, of those that readers may type for them. */
export function characterFormsIn(texts: Iterable<string>): CharacterForms {
  const plainOf = simplifiedForms()
  const seen = new Set<string>()
  for (const text of texts) for (const character of text) seen.add(plainOf.get(character) ?? character)
  const common = simplifiedCharacters()
  const pairs = [...plainOf].filter(([, plain]) => seen.has(plain))
  return {
    fold: columnsOf(pairs.filter(([other]) => !common.has(other))),
    alike: columnsOf(pairs.filter(([other]) => common.has(other)))
  }
}

function columnsOf(pairs: readonly [string, string][]): {other: string; plain: string} {
  return {other: pairs.map(([other]) => other).join(''), plain: pairs.map(([, plain]) => plain).join('')}
}

/** From traditional characters, those of Taiwan and Hong Kong too, to the simplified. In order of code points. */
function simplifiedForms(): Map<string, string> {
  const forms = new Map(pairsOf(to['cn']))
  const plain = new Set(forms.values())
  for (const [regional, traditional] of [...pairsOf(from['tw']), ...pairsOf(from['hk'])]) {
    const simplified = forms.get(traditional) ?? traditional
    // What others are simplified to is simplified already: 才, though it is also a form of 纔.
    if (!forms.has(regional) && !plain.has(regional) && simplified !== regional) forms.set(regional, simplified)
  }
  return new Map([...forms].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Single UTF-16 units only: a folded text keeps its length. */
function pairsOf(groups: readonly DictGroup[] = []): [string, string][] {
  return groups
    .flat()
    .flatMap((dictionary): readonly (readonly [string, string])[] =>
      typeof dictionary === 'string'
        ? dictionary.split('|').map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? ''])
        : dictionary
    )
    .filter(([other, plain]) => other.length === 1 && plain.length === 1 && other !== plain)
    .map(([other, plain]) => [other, plain])
}

/** The characters of GB 2312: all of everyday simplified writing. */
function simplifiedCharacters(): Set<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)))
}
