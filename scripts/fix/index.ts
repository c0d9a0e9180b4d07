/** Mends the text of a book as far as its messages say how, and nobody has to think. Reads and writes no disk. */
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {ChapterSource, Manuscript, Sources} from '../book.ts'
import {lint} from '../lint/index.ts'
import {createProcessor, parse, parseChapter} from '../parse/index.ts'
import {fixChapter, type Candidate, type Read} from './fix-chapter.ts'

/** Whether to make a fix. Asked once for each that is not safe. */
export type Consent = (message: VFileMessage, file: VFile) => Promise<boolean>

export type Mended = {
  /** With the mended texts and what is still wrong with them; what the gate refused has lost its fix. */
  manuscript: Manuscript
  /** Texts before and after, by path, of chapters that changed. */
  changes: {path: string; before: string; after: string}[]
  made: number
  refused: number
}

/** How often texts are read again: a fix may uncover another. */
const roundLimit = 10

/** Mend a book. The sources stay as they are. */
export async function mend(sources: Sources, consent: Consent): Promise<Mended> {
  const read = createReader(sources)
  const answers = new Map<string, boolean>()
  let [current, made] = [sources, 0]
  for (let round = 0; ; round++) {
    const fresh = withFreshFiles(current)
    const manuscript = parse(fresh)
    lint(manuscript)
    let changed = false
    const chapters: ChapterSource[] = []
    for (const [index, source] of current.chapters.entries()) {
      const file = manuscript.chapters[index]?.file ?? source.file
      const wanted = round < roundLimit ? await wantedIn(file, answers, consent) : []
      if (wanted.length === 0) {
        chapters.push(source)
        continue
      }
      const fixed = fixChapter(source, wanted, read)
      for (const {message} of fixed.refused) remember(answers, keysOf(message, file), false)
      made += fixed.made.length
      changed ||= fixed.made.length > 0
      chapters.push(
        fixed.made.length > 0 ? {...source, file: copyOf(source.file, fixed.text, source.file.messages)} : source
      )
    }
    if (!changed) return endOf(sources, current, {manuscript, made, answers})
    current = {...current, chapters}
  }
}

function createReader({chapters, config}: Sources): Read {
  const processor = createProcessor({chapters: new Map(chapters.map(({file, id}) => [file.path, id]))})
  return (source, text) => parseChapter({...source, file: copyOf(source.file, text)}, processor, config.recover).tree
}

async function wantedIn(file: VFile, answers: Map<string, boolean>, consent: Consent): Promise<Candidate[]> {
  const wanted: Candidate[] = []
  for (const message of file.messages) {
    const {fix} = message
    if (!fix || fix.kind === 'human') continue
    const keys = keysOf(message, file)
    const known = keys.map((key) => answers.get(key)).find((answer) => answer !== undefined)
    const answer = known ?? (fix.kind === 'safe' || (await consent(message, file)))
    remember(answers, keys, answer)
    if (answer) wanted.push({message, fix})
  }
  return wanted
}

function endOf(
  first: Sources,
  last: Sources,
  {manuscript, made, answers}: {manuscript: Manuscript; made: number; answers: Map<string, boolean>}
): Mended {
  let refused = 0
  for (const {file} of manuscript.chapters) {
    for (const message of file.messages) {
      if (message.fix?.kind !== 'safe' || !keysOf(message, file).some((key) => answers.get(key) === false)) continue
      delete message.fix
      refused++
    }
  }
  const changes = last.chapters.flatMap(({file}, index) => {
    const [before, after] = [String(first.chapters[index]?.file), String(file)]
    return before === after ? [] : [{path: file.path, before, after}]
  })
  return {manuscript, changes, made, refused}
}

function remember(answers: Map<string, boolean>, keys: readonly string[], answer: boolean): void {
  for (const key of keys) answers.set(key, answer)
}

/** The same finding in the same line, by what stands before it or behind it: a fix may have changed one of the two. */
function keysOf({ruleId, place, fix}: VFileMessage, file: VFile): string[] {
  const [start, end] = place && 'start' in place ? [place.start, place.end] : [place, place]
  const [from, to] = [start?.offset ?? 0, end?.offset ?? 0]
  const text = String(file)
  const line = [text.slice(text.lastIndexOf('\n', from - 1) + 1, from), text.slice(to).split('\n', 1)[0] ?? '']
  // Marks are what fixes change most.
  const [before, behind] = line.map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''))
  const facts = [file.path, start?.line, ruleId, text.slice(from, to), fix?.edits.map((edit) => edit.text)]
  return [JSON.stringify([...facts, 'before', before]), JSON.stringify([...facts, 'behind', behind])]
}

function withFreshFiles(sources: Sources): Sources {
  return {
    ...sources,
    chapters: sources.chapters.map((chapter) => ({
      ...chapter,
      file: copyOf(chapter.file, String(chapter.file), chapter.file.messages)
    }))
  }
}

/** A file of its own: every reading of a text reports anew. What `load` said stays said. */
function copyOf({path, data}: VFile, value: string, messages: readonly VFileMessage[] = []): VFile {
  const copy = new VFile({path, value, data: {...data}})
  copy.messages.push(...messages.filter(({source}) => source === 'load'))
  return copy
}
