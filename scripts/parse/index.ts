import type {Manuscript, Sources} from '../book.ts'
import {describeBook} from './describe-book.ts'
import {createProcessor} from './create-processor.ts'
import {parseChapter} from './parse-chapter.ts'
import {parseAnnotations} from './parse-annotations.ts'
import {parseAnnals} from './parse-annals.ts'
import {parseTerm} from './parse-term.ts'

export {createProcessor, type MarkdownProcessor} from './create-processor.ts'
export {parseChapter} from './parse-chapter.ts'
export {recoverChapter, reportRecoveries} from './recover-chapter.ts'
export {openChapters, structureOf} from './recover/index.ts'

/**
 * Turn text into trees, each chapter on its own.
 *
 * Reports what the plugins in `create-processor.ts` do, on the chapter's or the term's file.
 *
 * @see README.md in this folder for the syntax.
 */
export function parse(sources: Sources): Manuscript {
  const chapters = new Map(sources.chapters.map((chapter) => [chapter.file.path, chapter.id]))
  const processor = createProcessor({chapters})
  const {annals, annotations, ...rest} = sources
  const parsed = sources.chapters.map((chapter) => parseChapter(chapter, processor, sources.config.recover))
  return {
    ...rest,
    ...(annals ? {annals: parseAnnals(annals, processor)} : {}),
    ...(annotations ? {annotations: annotations.map((file) => parseAnnotations(file, processor))} : {}),
    config: describeBook(sources, parsed),
    chapters: parsed,
    glossary: sources.glossary.map((entry) => parseTerm(entry, processor))
  }
}
