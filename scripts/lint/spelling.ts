/** How names are written: forms by what is left of them without case, spaces and hyphens. */
import type {GlossaryEntry, Identifier, TermLanguage} from '../apparatus.ts'
import type {Manuscript} from '../book.ts'

/** A form that is not to be written. */
export type ForbiddenForm = {form: string; use: string; why?: string}

/** What is known of all forms that are folded alike. */
export type SpelledName = {
  /** As it may be written, the best first. */
  allowed: Set<string>
  forbidden: Map<string, ForbiddenForm>
  /** Whose forms these are, and what is told together with them. */
  identifiers: Set<Identifier>
  /** Whether a form that nobody forbade, but nobody wrote, is a mistake. */
  isStrict: boolean
  /** Whether it is the name of a product, of people who work together or of one person. */
  isProper: boolean
}

export type Spelling = {
  /** Names with Latin letters, by folded form. */
  names: ReadonlyMap<string, SpelledName>
  /** Names of people and things, for what is nearly one of them; of a person's name, each part with the others. */
  targets: ReadonlyMap<string, {beside: readonly string[]}>
  /** Forbidden forms without Latin letters. */
  forbidden: readonly ForbiddenForm[]
  /** Longer forms that may be written though a forbidden one stands in them. */
  exceptions: readonly string[]
  related: ReadonlyMap<Identifier, readonly Identifier[]>
  /** Whether it is the book's own glossary, whose author means what it says. */
  isOwn: boolean
}

/** Fold what writers mix up. */
export function foldName(form: string): string {
  return form.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '')
}

/** Gather how names are written in a book: by its own glossary, or else by the one of the package. */
export function spellingOf({glossary, lexicon, config}: Manuscript): Spelling {
  const isOwn = glossary.length > 0
  const entries = isOwn ? glossary : (lexicon?.terms ?? [])
  const languages = [...new Set([isOwn ? config.language : 'zh-Hans', 'en'])]
  const names = new Map<string, SpelledName>()
  const targets = new Map<string, {beside: readonly string[]}>()
  const forbidden: ForbiddenForm[] = []
  const exceptions: string[] = []
  for (const entry of entries) {
    const sides = languages.flatMap((language) => entry.langs[language] ?? [])
    const forms = sides.filter(isInUse).flatMap(formsOf)
    for (const form of forms) addForm(names, form, entry)
    for (const form of entry.match.except) addForm(names, form, entry)
    for (const [form, target] of forms.flatMap((one) => targetsOf(one, entry))) targets.set(form, target)
    for (const side of sides) forbidden.push(...forbiddenOf(side, forms))
    exceptions.push(...forms, ...entry.match.except)
  }
  for (const item of forbidden) addForbidden(names, item)
  const inHan = forbidden.filter(({form}) => !hasLatin(form))
  const related = new Map(entries.map(({identifier, related}) => [identifier, related]))
  return {names, targets, forbidden: inHan, exceptions: exceptionsTo(inHan, exceptions), related, isOwn}
}

function isInUse({status}: TermLanguage): boolean {
  return status !== 'missing' && status !== 'deprecated'
}

function formsOf({term, abbr, aliases}: TermLanguage): string[] {
  return [abbr ?? '', term, ...aliases].map((form) => form.trim()).filter((form) => form !== '')
}

/** Forms with Han letters are looked up by their Latin words. */
function addForm(names: Map<string, SpelledName>, form: string, entry: GlossaryEntry): void {
  const folded = foldName(form)
  if (!isLatin(form) || folded.length < 2) return
  const name = names.get(folded) ?? emptyName()
  name.allowed.add(form)
  name.allowed.add(form.replace(/\.$/, ''))
  name.isProper ||= entry.class === 'product' || entry.class === 'organization' || entry.class === 'person'
  name.identifiers.add(entry.identifier)
  name.isStrict ||= entry.match.auto && entry.match.case !== 'ignore'
  names.set(folded, name)
}

function addForbidden(names: Map<string, SpelledName>, item: ForbiddenForm): void {
  if (!isLatin(item.form)) return
  const folded = foldName(item.form)
  const name = names.get(folded) ?? emptyName()
  name.forbidden.set(item.form, item)
  names.set(folded, name)
}

function emptyName(): SpelledName {
  return {allowed: new Set(), forbidden: new Map(), identifiers: new Set(), isStrict: false, isProper: false}
}

/** Where nothing is said, the allowed form that differs in writing only: `Paas` → `PaaS` and not 平台即服务. */
function forbiddenOf(side: TermLanguage, forms: readonly string[]): ForbiddenForm[] {
  return side.forbidden.map(({form, use, why}) => {
    const alike = forms.find((one) => foldName(one) === foldName(form))
    return {form, use: use ?? alike ?? side.term, ...(why === undefined ? {} : {why})}
  })
}

/** What a misspelling may be near to: names that say themselves that they are names. */
function targetsOf(form: string, {class: kind, match}: GlossaryEntry): [string, {beside: string[]}][] {
  const isName = kind === 'product' || kind === 'organization' || kind === 'person' || /^\p{Lu}/u.test(form)
  if (!match.auto || !isName || !isLatin(form) || kind === 'command') return []
  const parts = kind === 'person' ? form.split(/\s+/) : [form]
  return parts.map((part) => [part, {beside: parts.filter((other) => other !== part).map(foldName)}])
}

function exceptionsTo(forbidden: readonly ForbiddenForm[], forms: readonly string[]): string[] {
  return [...new Set(forms)].filter((form) => forbidden.some((item) => form !== item.form && form.includes(item.form)))
}

function hasLatin(form: string): boolean {
  return /\p{Script=Latin}/u.test(form)
}

function isLatin(form: string): boolean {
  return hasLatin(form) && !/\p{Script=Han}/u.test(form)
}
