/** A folder that is nothing but a folder: its texts in natural order. */
import {basename, join} from 'node:path'
import {VFile} from 'vfile'
import type {Division} from '../book.ts'
import {divisionOf} from './divide-chapters.ts'
import {defaultConfig} from './read-config.ts'
import type {FoundBook} from './layout.ts'
import {listTexts} from './list-texts.ts'
import {chapterLimit} from './read-chapters.ts'
import {readText} from './read-text.ts'

const divisions: readonly Division[] = ['frontmatter', 'bodymatter', 'backmatter']

/** Lay out a folder without configuration. It always can: the last of the layouts. */
export async function layoutFolder(root: string): Promise<FoundBook> {
  const names = (await listTexts(root)).filter((name) => !name.startsWith('glossary/'))
  const folders = {root, allowed: [root]}
  const first = new VFile({path: names[0] ?? '.'})
  if (names[0] !== undefined) await readText(first, folders, {path: join(root, names[0]), limit: chapterLimit})
  const name = basename(root)
  return {
    config: defaultConfig({title: titleIn(String(first), names.length > 1) ?? name}, name),
    configFile: new VFile({path: '.'}),
    folders,
    manuscript: root,
    glossary: join(root, 'glossary'),
    annals: join(root, 'annals.yaml'),
    chapters: divisions.flatMap((division) =>
      names
        .filter((file) => divisionIn(file) === division)
        .map((file) => ({path: join(root, file), division, place: undefined}))
    ),
    placeOf: () => undefined
  }
}

/** Preface and afterword by name, for files of the folder itself. */
function divisionIn(name: string): Division {
  return name.includes('/') ? 'bodymatter' : divisionOf(name)
}

/** The first chapter names a book that nobody named; `parse` comes too late for the configuration. */
function titleIn(text: string, isOneOfMany: boolean): string | undefined {
  const heading = /^ {0,3}#[ \t]+(.+?)(?:[ \t]+#*)?(?:[ \t]*\{[^{}]*\})?[ \t]*$/m.exec(text)?.[1]
  const title = heading?.replace(/[*_`]/g, '').trim()
  // The first chapter of several is not what the book is called.
  const isChapter = isOneOfMany && /^(?:第.{1,6}[章回节節讲講课課]|chapter \d|\d+(?:\.\d+)+\s)/iu.test(title ?? '')
  return isChapter ? undefined : title || undefined
}
