/** The folder of notes that are kept outside the chapters. */
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Annotation, AnnotationFile} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import {annotationsFile, type AnnotationEntry} from './annotations-schema.ts'
import {bookPath} from './read-contained.ts'
import {readText, type BookFolders} from './read-text.ts'
import {readYaml, type Yaml} from './yaml.ts'

/** Largest file, in bytes. */
const sizeLimit = 4_194_304

/**
 * Read `*.yaml` of the folder, in the order of names.
 *
 * @param folder Absolute; need not exist.
 *   Reports what `readText` and `readYaml` do, `duplicate-annotation-id` (error).
 */
export async function loadAnnotations(folders: BookFolders, folder: string): Promise<AnnotationFile<string>[]> {
  const files: AnnotationFile<string>[] = []
  const first = new Map<string, VFile>()
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    const file = new VFile({path: bookPath(folders.root, path)})
    const isRead = await readText(file, folders, {path, limit: sizeLimit})
    const {value, placeOf} = isRead ? readYaml(file, annotationsFile) : {value: undefined, placeOf: () => undefined}
    const annotations = (value?.annotations ?? []).map((entry, index) => annotationOf(entry, index, placeOf))
    for (const [index, {identifier}] of annotations.entries()) {
      const earlier = first.get(identifier)
      if (earlier) reportDuplicate(file, {identifier, earlier, place: placeOf(['annotations', index, 'id'])})
      else first.set(identifier, file)
    }
    files.push({file, annotations})
  }
  return files
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.')).sort()
  } catch {
    return []
  }
}

function annotationOf(entry: AnnotationEntry, index: number, placeOf: Yaml<unknown>['placeOf']): Annotation<string> {
  const places = (
    [
      ['source', ['source']],
      ['quote', ['quote', 'exact']],
      ['content', ['note']]
    ] as const
  ).flatMap(([name, path]): [string, Position][] => {
    const place = placeOf(['annotations', index, ...path])
    return place ? [[name, place]] : []
  })
  const {id, source, quote, note} = entry
  return {identifier: id, class: entry.class, source, quote, content: note, places: Object.fromEntries(places)}
}

function reportDuplicate(
  file: VFile,
  {identifier, earlier, place}: {identifier: string; earlier: VFile; place: Position | undefined}
): void {
  reportError(file, {
    source: 'load',
    ruleId: 'duplicate-annotation-id',
    reason: `Unexpected second annotation \`${identifier}\`, expected each id once, the first is in ${earlier.path}`,
    place,
    values: {id: identifier, file: earlier.path}
  })
}
