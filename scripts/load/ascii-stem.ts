/** Longest stem, in characters. */
const lengthLimit = 60

/**
 * Write a name in letters that every address and file system takes: Han by their pinyin, `第一章` → `di-yi-zhang`.
 *
 * @returns Empty where nothing of the name can be written so.
 */
export async function asciiStem(name: string): Promise<string> {
  const written = /\p{Script=Han}/u.test(name) ? await pinyinOf(name) : name
  const plain = written
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z\d_]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
  // A cut between syllables, where there is one.
  return plain.length <= lengthLimit ? plain : plain.slice(0, lengthLimit + 1).replace(/[-_][^-_]*$|.$/, '')
}

/** Few books need it, and its dictionary is large. */
async function pinyinOf(name: string): Promise<string> {
  const {pinyin} = await import('pinyin-pro')
  return pinyin(name, {type: 'array', toneType: 'none', v: true, nonZh: 'consecutive'}).join('-')
}
