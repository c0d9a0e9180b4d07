import type {Chapter, ChapterSource, Manuscript, Sources} from '../book.ts'
import {describeBook} from './describe-book.ts'
import {createProcessor} from './create-processor.ts'
import {parseChapter} from './parse-chapter.ts'
import {parseAnnotations} from './parse-annotations.ts'
import {parseAnnals} from './parse-annals.ts'
import {parseTerm} from './parse-term.ts'

export {createProcessor, type MarkdownProcessor} from './create-processor.ts'
export {parseChapter} from './parse-chapter.ts'
export {parseTerm} from './parse-term.ts'
export {recoverChapter, reportRecoveries} from './recover-chapter.ts'
export {openChapters, structureOf} from './recover/index.ts'

/**
 * Stands around the parsing of one chapter: whoever has seen the same before may give what came of it.
 *
 * @param world What decides it, beside the chapter.
 */
export type AroundParse = (source: ChapterSource, world: unknown, parse: () => Chapter) => Chapter

/**
 * Turn text into trees, each chapter on its own.
 *
 * Reports what the plugins in `create-processor.ts` do, on the chapter's or the term's file.
 *
 * @see README.md in this folder for the syntax.
 */
export function parse(sources: Sources, around: AroundParse = (_source, _world, parse) => parse()): Manuscript {
  const chapters = new Map(sources.chapters.map((chapter) => [chapter.file.path, chapter.id]))
  const processor = createProcessor({chapters})
  const {annals, annotations, ...rest} = sources
  const {recover} = sources.config
  const world = [[...chapters], recover]
  const parsed = sources.chapters.map((one) => around(one, world, () => parseChapter(one, processor, recover)))
  return {
    ...rest,
    ...(annals ? {annals: parseAnnals(annals, processor)} : {}),
    ...(annotations ? {annotations: annotations.map((file) => parseAnnotations(file, processor))} : {}),
    config: describeBook(sources, parsed),
    chapters: parsed,
    glossary: sources.glossary.map((entry) => parseTerm(entry, processor))
  }
}
