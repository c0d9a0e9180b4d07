import {VFile} from 'vfile'
import type {Manuscript, Sources} from '../../scripts/book.ts'
import {lint} from '../../scripts/lint/index.ts'
import {bookConfig, type BookConfigInput} from '../../scripts/load/config.ts'
import {cutFrontMatter} from '../../scripts/load/front-matter.ts'
import {parse} from '../../scripts/parse/index.ts'

/** What lint says of one place. */
export type Said = {ruleId: string; line: number; column: number; found: string; write: string | undefined}

/** Make a book of chapters by name, `01.md` and so on; with a glossary where it matters. */
export function sourcesOf(
  chapters: Readonly<Record<string, string>>,
  config: Partial<BookConfigInput> = {},
  glossary: Sources['glossary'] = []
): Sources {
  const parsed = bookConfig.parse({title: '书', ...config})
  return {
    root: '/',
    config: {...parsed, name: 'book', identifier: 'urn:x', editions: {}},
    configFile: new VFile({path: 'book.yaml'}),
    chapters: Object.entries(chapters).map(([path, value]) => {
      const file = new VFile({path, value})
      const frontMatter = cutFrontMatter(file)
      return {id: file.stem!, division: 'bodymatter', file, ...(frontMatter ? {frontMatter} : {})}
    }),
    glossary,
    templates: {},
    labels: {}
  }
}

/** Lint sources, and nothing but that: what other stages said is left out. */
export function lintSources(sources: Sources): Manuscript {
  const manuscript = parse(sources)
  for (const {file} of manuscript.chapters) file.messages = []
  lint(manuscript)
  return manuscript
}

/** Lint one chapter; `only` names the rules that matter. */
export function lintText(text: string, ...only: readonly string[]): Said[] {
  const [chapter] = lintSources(sourcesOf({'01.md': text})).chapters
  return saidOf(chapter!.file).filter(({ruleId}) => only.length === 0 || only.includes(ruleId))
}

/** Put messages in short. */
export function saidOf(file: VFile): Said[] {
  return file.messages.map((message) => {
    const {place, ruleId, line, column, fix} = message
    const [start, end] = place && 'start' in place ? [place.start.offset ?? 0, place.end.offset ?? 0] : [0, 0]
    return {
      ruleId: ruleId ?? '',
      line: line ?? 0,
      column: column ?? 0,
      found: String(file).slice(start, end),
      write: fix ? applied(String(file), [start, end], fix.edits) : undefined
    }
  })
}

type Edits = NonNullable<VFile['messages'][number]['fix']>['edits']

/** The text between two offsets as it stands after the edits. */
function applied(source: string, [start, end]: readonly [number, number], edits: Edits): string {
  let [text, at] = ['', start]
  for (const edit of [...edits].sort((a, b) => a.place.start.offset! - b.place.start.offset!)) {
    text += source.slice(at, edit.place.start.offset) + edit.text
    at = edit.place.end.offset!
  }
  return text + source.slice(at, end)
}
