import type {Root} from 'mdast'
import type {AnnotationFile} from '../apparatus.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {parseTextAt} from './parse-text-at.ts'

/** Parse the notes that are kept outside the chapters. Lines and columns are those of their file. */
export function parseAnnotations(
  {file, annotations}: AnnotationFile<string>,
  processor: MarkdownProcessor
): AnnotationFile<Root> {
  return {
    file,
    annotations: annotations.map((annotation) => ({
      ...annotation,
      content: parseTextAt(annotation.content, annotation.places['content'], {file, processor})
    }))
  }
}
