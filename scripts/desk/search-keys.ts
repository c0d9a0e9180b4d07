import {pinyin} from 'pinyin-pro'
import type {GlossaryEntry} from '../apparatus.ts'

const known = new Map<string, string>()

/** Give what a search for a term looks in: its forms in every language, their pinyin, and the initials of that. */
export function searchKeys({identifier, langs}: GlossaryEntry): string {
  const forms = Object.values(langs).flatMap(({term, abbr, aliases, forbidden}) => [
    term,
    abbr ?? '',
    ...aliases,
    ...forbidden.map(({form}) => form)
  ])
  return [...new Set([identifier, ...forms.flatMap((form) => [form.toLowerCase(), sounds(form)])])].join('\n')
}

/** 容器编排 → `rongqibianpai rqbp`. */
function sounds(form: string): string {
  if (!/\p{Script=Han}/u.test(form)) return ''
  const found = known.get(form)
  if (found !== undefined) return found
  const syllables = pinyin(form, {toneType: 'none', type: 'array', nonZh: 'consecutive'}).map((one) =>
    one.toLowerCase()
  )
  const made = `${syllables.join('')} ${syllables.map((one) => one.charAt(0)).join('')}`
  known.set(form, made)
  return made
}
