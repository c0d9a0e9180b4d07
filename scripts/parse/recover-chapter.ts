import type {Root, RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {Point, Position} from 'unist'
import type {VFileMessage} from 'vfile-message'
import type {ChapterSource} from '../book.ts'
import {reportInfo, reportWarning, type Fix} from '../diagnostics.ts'
import type {RecoverConfig} from '../load/config.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {findHints} from './find-hints.ts'
import {findShortcodes} from './find-shortcodes.ts'
import {
  applyEdits,
  createOffsetMap,
  modesFor,
  recover,
  type Recovered,
  type Recovery,
  type RecoveryModes
} from './recover/index.ts'

/** `text` is Markdown; positions in it are none of the file's. */
export type RecoveredChapter = Recovered & {modes: RecoveryModes; isPlain: boolean}

/**
 * Recover the structure of a chapter's text as `recover:` of the book says.
 *
 * A `.txt` without a heading of Markdown and without front matter was never Markdown.
 *
 * @param tree Of the file's text, as the parser gives it.
 */
export function recoverChapter(
  {file, frontMatter}: Pick<ChapterSource, 'file' | 'frontMatter'>,
  tree: Root,
  config: RecoverConfig
): RecoveredChapter {
  const text = String(file)
  // A line of `-` below another makes a heading in Markdown, and a rule everywhere else.
  const isHeading = ({type, position}: RootContent): boolean =>
    type === 'heading' && text[position?.start.offset ?? 0] === '#'
  const isMarkdown = frontMatter !== undefined || tree.children.some(isHeading)
  const isPlain = !isMarkdown && /\.txt$/i.test(file.path)
  const modes = modesFor(config, isPlain)
  const recovered = recover(text, tree, {modes, isPlain})
  const {dialect} = file.data
  const habits = dialect === 'gitbook' ? findHints(text, tree) : dialect === 'hugo' ? findShortcodes(text, tree) : []
  return {...withHabits(recovered, text, habits), modes, isPlain}
}

/** Hints of GitBook and addresses of Hugo are no guess, and nothing to report. */
function withHabits(recovered: Recovered, text: string, habits: Recovered['edits']): Recovered {
  const {edits} = recovered
  if (habits.length === 0 || habits.some((one) => edits.some(({start, end}) => start < one.end && one.start < end)))
    return recovered
  const all = [...edits, ...habits].sort((a, b) => a.start - b.start || a.end - b.end)
  return {...recovered, text: applyEdits(text, all), edits: all}
}

/**
 * Say what was recovered, each at its place.
 *
 *   Reports `recover-…` (info; warnings for what is only proposed), `missing-contents-entry` (warning).
 */
export function reportRecoveries(file: VFile, recoveries: Recovered['recoveries']): void {
  const places = location(file)
  const placeOf = (start: number, end: number): Position | undefined => {
    const [from, to] = [places.toPoint(start), places.toPoint(end)]
    return from && to ? {start: from, end: to} : undefined
  }
  for (const recovery of recoveries) {
    const {ruleId, reason, note, values, start, end, severity, applied, edits} = recovery
    const report = severity === 'warning' || (!applied && edits.length > 0) ? reportWarning : reportInfo
    const fix = fixOf(recovery, placeOf)
    const more = {...(note === undefined ? {} : {note}), ...(values ? {values} : {}), ...(fix ? {fix} : {})}
    report(file, {source: 'parse', ruleId, reason, place: placeOf(start, end), ...more})
  }
}

/**
 * Say that a file of Markdown holds several chapters.
 *
 * @param tree Its places are the file's.
 *   Reports `recover-titles` (warning).
 */
export function reportTitles(file: VFile, tree: Root, {isPlain}: {isPlain: boolean}): void {
  if (isPlain) return
  const [, ...others] = tree.children.filter((node) => node.type === 'heading' && node.data?.opening !== undefined)
  for (const heading of others) {
    const title = toString(heading)
    reportWarning(file, {
      source: 'parse',
      ruleId: 'recover-titles',
      reason: `Unexpected title \`${title}\` in a file that has one, expected a file for each chapter`,
      place: heading,
      note: 'It is made a chapter of its own',
      values: {title}
    })
  }
}

/** What would write the recovery into the file. */
function fixOf(
  {edits, kind}: Recovery,
  placeOf: (start: number, end: number) => Position | undefined
): Fix | undefined {
  const placed = edits.flatMap(({start, end, text}) => {
    const place = placeOf(start, end)
    return place ? [{place, text}] : []
  })
  if (placed.length === 0) return undefined
  return {kind: 'suggested', edits: placed, nodes: nodesOf[kind] ?? {}}
}

const nodesOf: Partial<Record<Recovery['kind'], NonNullable<Fix['nodes']>>> = {
  headings: {removed: ['paragraph', 'list', 'listItem', 'text', 'code'], added: ['heading', 'text', 'paragraph']},
  contents: {removed: ['paragraph', 'text', 'list', 'listItem']},
  lists: {removed: ['paragraph', 'list', 'listItem', 'text'], added: ['list', 'listItem', 'paragraph', 'text']},
  'page-breaks': {removed: ['paragraph', 'text']},
  'page-furniture': {removed: ['paragraph', 'text']},
  paragraphs: {removed: ['code', 'text'], added: ['paragraph', 'text', 'break']},
  commands: {removed: ['paragraph', 'text'], added: ['code', 'paragraph', 'text']}
}

/**
 * Parse recovered text and run the plugins on it, as if it stood in the file: places in the tree and in messages are the
 * file's.
 *
 * @param prepare Changes the tree before the plugins do.
 */
export function parseRecovered(
  file: VFile,
  {text, edits}: Pick<Recovered, 'text' | 'edits'>,
  {processor, prepare}: {processor: MarkdownProcessor; prepare: (tree: Root) => void}
): Root {
  const copy = new VFile({path: file.path, value: text, data: file.data})
  const tree = processor.parse(copy)
  prepare(tree)
  processor.runSync(tree, copy)
  const toSource = createPositionMap(file, edits)
  visit(tree, (node) => {
    if (node.position) node.position = toSource(node.position)
  })
  for (const message of copy.messages) file.messages.push(atSource(message, toSource))
  return tree
}

function createPositionMap(file: VFile, edits: Recovered['edits']): (position: Position) => Position {
  const [places, offsetOf] = [location(file), createOffsetMap(edits)]
  const pointOf = ({offset}: Point, side: 'start' | 'end'): Point | undefined =>
    offset === undefined ? undefined : places.toPoint(offsetOf(offset, side))
  return (position) => {
    const [start, end] = [pointOf(position.start, 'start'), pointOf(position.end, 'end')]
    return start && end ? {start, end} : position
  }
}

function atSource(message: VFileMessage, toSource: (position: Position) => Position): VFileMessage {
  const {place} = message
  if (!place) return message
  const mapped = 'start' in place ? toSource(place) : toSource({start: place, end: place})
  const point = mapped.start
  return Object.assign(message, {place: 'start' in place ? mapped : point, line: point.line, column: point.column})
}
