/** The part of `book.yaml` that names the chapters. */
import {z} from 'zod'

const text = z.string().min(1)

/** One chapter. */
export const chapterFile = text.describe('A file, seen from the folder of the manuscript: `01-image.md`.')

const part = z.strictObject({
  part: text.describe('Title of the part.'),
  chapters: z.array(chapterFile).min(1, 'at least one chapter').describe('The files of the part, in order.')
})

/** A file, or a titled part of files. */
export const chapterList = z.array(z.union([chapterFile, part]))
