/** The page's words in the language that was chosen. */
import {createContext} from 'preact'
import {useContext} from 'preact/hooks'
import {en, type Words} from './words/en.ts'
import {zhHans} from './words/zh-Hans.ts'
import {zhHant} from './words/zh-Hant.ts'

export type {Words} from './words/en.ts'

/** In their own names, in the order of the menu. */
export const interfaces = {'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English'} as const

export type Interface = keyof typeof interfaces

const all: Readonly<Record<Interface, Words>> = {'zh-Hans': zhHans, 'zh-Hant': zhHant, en}

export function wordsOf(language: Interface): Words {
  return all[language]
}

/** What was chosen before, else what the browser asks for. */
export function preferredInterface(): Interface {
  const chosen = localStorage.getItem('zhushu-desk:language')
  if (chosen !== null && chosen in interfaces) return chosen as Interface
  for (const tag of navigator.languages) {
    if (/^zh-(Hant|TW|HK|MO)\b/i.test(tag)) return 'zh-Hant'
    if (/^zh\b/i.test(tag)) return 'zh-Hans'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'zh-Hans'
}

export const WordsContext = createContext<Words>(en)

export function useWords(): Words {
  return useContext(WordsContext)
}

/** Put values into a sentence: `{count} terms`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
