/** The part of `book.yaml` that is about terms of the glossary. */
import {z} from 'zod'

const link = z.enum(['book', 'chapter', 'section', 'all', 'none'])
const firstUse = z.enum(['plain', 'expand'])
const display = z.enum(['own', 'both', 'english'])
const texts = {
  link: "Which uses of a term are linked to the glossary: the first in each of these, all, or none but the author's own.",
  headings: 'Whether terms are looked for in headings and captions, as well.',
  firstUse:
    'Whether the first use of a term is followed by its other forms, as in 容器编排（container orchestration）, where the author did not write them; a term may say otherwise. First is counted as for `link`; in each chapter where that is `all` or `none`.',
  display:
    'How terms read: as the author wrote them (`own`), with the English behind every use (`both`), or in English (`english`).',
  byEnglish: 'Whether a list from English names to entries follows the glossary: the way back.'
}

/** How a book treats terms. */
export const termConfig = z.strictObject({
  link: link.default('chapter').describe(texts.link),
  headings: z.boolean().default(false).describe(texts.headings),
  firstUse: firstUse.default('plain').describe(texts.firstUse),
  display: display.default('own').describe(texts.display),
  byEnglish: z.boolean().default(false).describe(texts.byEnglish)
})

/** What an edition does otherwise. */
export const editionTermConfig = z.strictObject({
  link: link.optional().describe(texts.link),
  headings: z.boolean().optional().describe(texts.headings),
  firstUse: firstUse.optional().describe(texts.firstUse),
  display: display.optional().describe(texts.display),
  byEnglish: z.boolean().optional().describe(texts.byEnglish)
})

type TermConfig = z.output<typeof termConfig>

/** Tell how an edition treats terms: as the book does, but for what it has otherwise. */
export function termsOf(book: TermConfig, own: z.output<typeof editionTermConfig> | undefined): TermConfig {
  return {
    link: own?.link ?? book.link,
    headings: own?.headings ?? book.headings,
    firstUse: own?.firstUse ?? book.firstUse,
    display: own?.display ?? book.display,
    byEnglish: own?.byEnglish ?? book.byEnglish
  }
}
