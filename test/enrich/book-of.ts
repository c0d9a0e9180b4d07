import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {parse as parseYaml} from 'yaml'
import type {GlossaryEntry, TermLanguage} from '../../scripts/apparatus.ts'
import type {Book, ChapterSource, Manuscript} from '../../scripts/book.ts'
import {enrich} from '../../scripts/enrich/index.ts'
import {bookConfig} from '../../scripts/load/config.ts'
import type {Edition, Labels} from '../../scripts/load/config.ts'
import {parse} from '../../scripts/parse/index.ts'

const templates = resolve(import.meta.dirname, '../../templates/labels')

const labels = Object.fromEntries(
  ['zh-Hans', 'en'].map((tag) => [tag, parseYaml(readFileSync(join(templates, `${tag}.yaml`), 'utf8')) as Labels])
)

/** A chapter as text, or with what differs from a chapter of the body. */
export type ChapterText = string | ({text: string; title?: string} & Partial<Pick<ChapterSource, 'division' | 'part'>>)

export type BookText = {
  /** By id, in order. */
  chapters: Record<string, ChapterText>
  glossary?: readonly GlossaryEntry[]
  edition?: EditionText
}

/** What differs from an edition with every default. */
export type EditionText = Partial<Omit<Edition, 'terms'>> & {terms?: Partial<Edition['terms']>}

/** Parse a small book. */
export function manuscriptOf({chapters, glossary = []}: BookText): Manuscript {
  const config = bookConfig.parse({title: '小书'})
  return parse({
    root: '/book',
    config: {...config, name: 'small', identifier: 'urn:zhushu:small', editions: {}},
    configFile: new VFile({path: 'book.yaml'}),
    chapters: Object.entries(chapters).map(([id, chapter]) => sourceOf(id, chapter)),
    glossary: [...glossary],
    templates: {},
    labels
  })
}

/** Parse and enrich a small book. */
export function bookOf(book: BookText): Book {
  return enrich(manuscriptOf(book), new Map(), editionOf(book.edition))
}

export function editionOf(edition: EditionText = {}): Edition {
  const {numbering, terms, index, references, notes, page} = bookConfig.parse({title: '小书'})
  const defaults: Edition = {
    ...{name: 'zh-Hans', language: 'zh-Hans', title: '小书', label: '', reviewed: true},
    ...{version: '0.0.0', formats: ['html'], chapters: undefined},
    ...{numbering, terms, index, references, notes, page}
  }
  return {...defaults, ...edition, terms: {...terms, ...edition.terms}}
}

/** A glossary entry with a Chinese and an English side. */
export function entryOf(
  identifier: string,
  sides: {zh?: Partial<TermLanguage>; en?: Partial<TermLanguage>},
  facts: Partial<Pick<GlossaryEntry, 'class' | 'related'>> & {match?: Partial<GlossaryEntry['match']>} = {}
): GlossaryEntry {
  const side = (given: Partial<TermLanguage> | undefined): TermLanguage => ({
    ...{status: given ? 'approved' : 'missing', term: '', aliases: [], forbidden: [], definition: ''},
    ...given
  })
  return {
    ...{identifier, class: 'concept', related: [], places: {}, ...facts},
    match: {auto: true, case: 'smart', except: [], ...facts.match},
    langs: {'zh-Hans': side(sides.zh), en: side(sides.en)},
    file: new VFile({path: `glossary/terms/${identifier}.yaml`})
  }
}

/** Every message of a book, as `file:line rule reason`. */
export function messagesOf({chapters, terms}: Pick<Book, 'chapters' | 'terms'>): string[] {
  const files = [...chapters.map(({file}) => file), ...[...terms.values()].map(({file}) => file)]
  return files.flatMap((file) =>
    file.messages.map(({line, ruleId, reason, fatal}) => {
      const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
      return `${file.path}:${line ?? 0} ${severity} ${ruleId ?? ''}: ${reason}`
    })
  )
}

function sourceOf(id: string, chapter: ChapterText): ChapterSource {
  const {text, title, ...facts} = typeof chapter === 'string' ? {text: chapter} : chapter
  const frontMatter = title === undefined ? {} : {frontMatter: {value: {title}}}
  return {id, division: 'bodymatter', ...facts, ...frontMatter, file: new VFile({path: `${id}.md`, value: text})}
}
