/** Reads a book as a build does, mends it where that is asked for, and says what is wrong with it. Makes nothing of it. */
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Manuscript, Sources} from '../book.ts'
import {complete} from '../build.ts'
import {reportWarning} from '../diagnostics.ts'
import {mend} from '../fix/index.ts'
import {lint} from '../lint/index.ts'
import {editionsOf} from '../load/editions.ts'
import {load, loadMessages} from '../load/index.ts'
import {parse} from '../parse/index.ts'
import {collectFindings, findingOf, type Finding} from '../report.ts'
import {rewriteSource, type Unwritten} from '../write.ts'
import {languageOf, type Language} from './words.ts'

/** Whether to make a fix that is only suggested, as its finding says it. */
export type Ask = (finding: Finding, source: string) => Promise<boolean>

export type LintRequest = {
  /** Absolute path of the book's folder. */
  root: string
  language: Language | undefined
  /** Left out, nothing is mended; without `ask` only what is safe. */
  fix?: {ask?: Ask}
}

export type LintResult = {
  language: Language
  findings: readonly Finding[]
  /** What the findings quote, by path. */
  sources: ReadonlyMap<string, string>
  /** How many fixes were made, and in which files. */
  fixed: number
  rewritten: readonly string[]
}

/** @throws {Failure} and system errors; anything else is a bug. */
export async function lintBook({root, language, fix}: LintRequest): Promise<LintResult> {
  const sources = await load(root)
  const spoken = language ?? languageOf(sources.config.language)
  const wording = await loadMessages(spoken === 'zh' ? 'zh-Hans' : 'en')
  const asked = async (message: VFileMessage, file: VFile): Promise<boolean> => {
    const finding = findingOf(file.path, message, wording)
    return fix?.ask !== undefined && (await fix.ask(finding, String(file)))
  }
  const {manuscript, fixed, rewritten} = fix
    ? await mendAndWrite(sources, asked)
    : {manuscript: read(sources), fixed: 0, rewritten: []}
  const {inputs} = await complete(manuscript, editionsOf(manuscript.config, [], []))
  return {
    language: spoken,
    findings: collectFindings(inputs, wording),
    sources: new Map(inputs.map((file) => [file.path, String(file)])),
    fixed,
    rewritten
  }
}

function read(sources: Sources): Manuscript {
  const manuscript = parse(sources)
  lint(manuscript)
  return manuscript
}

/** Reports `unwritten-fix` (warning). */
async function mendAndWrite(sources: Sources, consent: Parameters<typeof mend>[1]) {
  const {manuscript, changes, made} = await mend(sources, consent)
  const rewritten: string[] = []
  for (const change of changes) {
    const chapter = manuscript.chapters.find(({file}) => file.path === change.path)
    const failed = await rewriteSource(sources.root, {...change, encoding: chapter?.file.data.encoding})
    if (failed === undefined) rewritten.push(change.path)
    else if (chapter) reportUnwritten(chapter.file, failed)
  }
  return {manuscript, fixed: made, rewritten}
}

function reportUnwritten(file: VFile, why: Unwritten): void {
  const encoding = file.data.encoding ?? 'utf-8'
  const notes = {
    changed: 'It holds text of other files, or was changed meanwhile: mend it by hand',
    'read-only': 'It is read-only: let it be written, or mend it by hand',
    unencodable: `${encoding.toUpperCase()} lacks a character of the fixes: convert the file to UTF-8`
  }
  reportWarning(file, {
    source: 'lint',
    ruleId: 'unwritten-fix',
    reason: `Cannot write fixes into \`${file.path}\`, its text as it is stored is not the one that was read, or cannot hold them`,
    place: {line: 1, column: 1},
    note: notes[why],
    values: {path: file.path}
  })
}
