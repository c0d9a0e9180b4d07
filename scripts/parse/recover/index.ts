/** Structure for text that was never Markdown: found line by line, given back as edits. */
import type {Root} from 'mdast'
import {applyEdits} from './apply-edits.ts'
import {findCommands} from './find-commands.ts'
import {findContents} from './find-contents.ts'
import {findFurniture} from './find-furniture.ts'
import {findHeadings} from './find-headings.ts'
import {findImprint} from './find-imprint.ts'
import {findLists} from './find-lists.ts'
import {findPageBreaks} from './find-page-breaks.ts'
import {findParagraphs} from './find-paragraphs.ts'
import {linesOf} from './lines-of.ts'
import {reportMissing} from './report-missing.ts'
import type {Line, Recovered, Recovery, RecoveryModes, TextEdit} from './recovery.ts'

export {applyEdits, createOffsetMap} from './apply-edits.ts'
export {modesFor} from './modes-for.ts'
export {openChapters, structureOf} from './open-chapters.ts'
export type {HeadingFound, Opening, Recovered, Recovery, RecoveryKind, RecoveryModes, TextEdit} from './recovery.ts'

export type RecoverOptions = {modes: RecoveryModes; isPlain: boolean}

/**
 * Recover the structure of a text.
 *
 * @param tree Of `text`, as the parser gives it.
 * @returns What was found; where it is certain and its mode is `apply`, as edits that make it Markdown. No Han character
 *   goes but those of a printed table of contents, which `contents` has, and of running heads, which `recoveries` have.
 */
export function recover(text: string, tree: Root, {modes, isPlain}: RecoverOptions): Recovered {
  const lines = linesOf(text, tree, isPlain)
  const found: Recovery[] = []
  const wants = (kind: keyof RecoveryModes): boolean => modes[kind] !== 'off'
  const contents = wants('contents') ? findContents(text, lines) : undefined
  if (contents) {
    found.push(contents.recovery)
    take(lines, contents.first, contents.last)
  }
  if (wants('page-furniture')) found.push(...findFurniture(lines))
  const imprint = wants('imprint') ? findImprint(text, lines) : undefined
  if (imprint) found.push(imprint.recovery)
  const entries = contents?.entries ?? []
  const headings = wants('headings') ? findHeadings({lines, entries, closes: modes.labels === 'apply'}) : []
  for (const heading of headings) {
    found.push(heading.recovery)
    take(lines, heading.line, heading.last)
  }
  if (contents) found.push(...reportMissing(contents, headings))
  if (wants('commands')) found.push(...findCommands(text, tree))
  if (wants('lists')) found.push(...findLists(lines))
  if (wants('page-breaks')) found.push(...findPageBreaks(text, lines))
  if (wants('paragraphs')) found.push(...findParagraphs(text, lines))
  return {
    ...settle(text, found, modes),
    ...(contents ? {contents: contents.entries} : {}),
    ...(imprint ? {imprint: imprint.imprint} : {})
  }
}

/** Lines that are something else now. */
function take(lines: readonly Line[], first: Line, last: Line): void {
  for (const line of lines.slice(first.number, last.number + 1)) if (line.kind !== 'blank') line.kind = 'other'
}

/** Of two that would change the same place, the first that was found counts. */
function settle(
  text: string,
  found: readonly Recovery[],
  modes: RecoveryModes
): Pick<Recovered, 'text' | 'edits' | 'recoveries'> {
  let edits: Recovered['edits'][number][] = []
  const recoveries = found.flatMap((recovery) => {
    const applied = recovery.certain && modes[recovery.kind] === 'apply'
    if (applied && recovery.edits.some((edit) => edits.some((other) => clash(edit, other)))) return []
    if (applied)
      edits = [...edits.filter((edit) => !recovery.edits.some((other) => holds(other, edit))), ...recovery.edits]
    return [{...recovery, applied}]
  })
  edits.sort((a, b) => a.start - b.start || a.end - b.end)
  recoveries.sort((a, b) => a.start - b.start)
  return {text: applyEdits(text, edits), edits, recoveries}
}

function clash(edit: TextEdit, other: TextEdit): boolean {
  return edit.start < other.end && other.start < edit.end && !holds(edit, other)
}

/** What is taken out between two pieces that come together goes with what is between them. */
function holds(edit: TextEdit, other: TextEdit): boolean {
  return (
    other.text === '' &&
    edit.start <= other.start &&
    other.end <= edit.end &&
    other.end - other.start < edit.end - edit.start
  )
}
