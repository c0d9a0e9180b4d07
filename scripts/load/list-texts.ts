import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

/** Names of files that hold chapters. */
export const chapterName = /\.(md|markdown|txt)$/i

/** Files about a project, which sit beside chapters and are none. */
const aboutProject =
  /^(readme|license|licence|copying|changelog|contributing|code_of_conduct|security|authors|summary)\b/i

const skipped = new Set(['node_modules', 'out'])

/** The order in which people number their files: `第二章` before `第十章`, `2` before `10`, `上` before `下`. */
const collator = new Intl.Collator('zh-Hans', {numeric: true})

/**
 * List the chapters of a folder and its subfolders in natural order, a folder's own files before its subfolders'.
 *
 * @returns Paths relative to the folder, with `/`. What is about the project (README) is left out if there is more.
 */
export async function listTexts(folder: string): Promise<string[]> {
  const found = await listFiles(folder, chapterName)
  const chapters = found.filter((path) => path.includes('/') || !aboutProject.test(path))
  return chapters.length > 0 ? chapters : found
}

/** List all texts of a folder and its subfolders in natural order, whatever they are about. */
export async function listAllTexts(folder: string): Promise<string[]> {
  return listFiles(folder, chapterName)
}

/** List the files of a folder whose names fit, in natural order. Links and hidden files are left out. */
export async function listFiles(folder: string, pattern: RegExp, prefix = ''): Promise<string[]> {
  const entries = (await readdir(join(folder, prefix), {withFileTypes: true})).filter(({name}) => !name.startsWith('.'))
  const files = entries.filter((entry) => entry.isFile() && pattern.test(entry.name))
  const folders = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
  const below = folders.map(({name}) => name).sort(inNaturalOrder)
  const inside = await Promise.all(below.map((name) => listFiles(folder, pattern, `${prefix}${name}/`)))
  const own = files.map(({name}) => name).sort(inNaturalOrder)
  return [...own.map((name) => prefix + name), ...inside.flat()]
}

/** Compare file names by the numbers in them, Arabic or Chinese; equal ones by code unit. */
export function inNaturalOrder(a: string, b: string): number {
  return collator.compare(withDigits(a), withDigits(b)) || (a < b ? -1 : 1)
}

function withDigits(name: string): string {
  return name
    .replace(/[零〇一二三四五六七八九十百千两]+(?=[章节回卷部篇集讲、.．\s_-])/g, (numeral) => String(valueOf(numeral)))
    .replace(/(?<![\p{Script=Han}])[上中下](?=[篇卷册部集.]|$)|[上中下](?=[篇卷册部集])/gu, (part) =>
      String('上中下'.indexOf(part) + 1)
    )
}

/** 二十三 → 23, 一百零五 → 105, 二〇一三 → 2013. */
function valueOf(numeral: string): number {
  const units: Readonly<Record<string, number>> = {十: 10, 百: 100, 千: 1000}
  const digitOf = (character: string): number =>
    character === '〇' ? 0 : character === '两' ? 2 : '零一二三四五六七八九'.indexOf(character)
  if (!/[十百千]/.test(numeral)) return Number(Array.from(numeral, digitOf).join(''))
  let [total, digit] = [0, 0]
  for (const character of numeral) {
    const unit = units[character]
    if (unit === undefined) digit = digitOf(character)
    else [total, digit] = [total + (digit || 1) * unit, 0]
  }
  return total + digit
}
