import type {Code, Paragraph, Root} from 'mdast'
import type {Math} from 'mdast-util-math'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {reportError, reportWarning} from '../diagnostics.ts'
import {placeIn} from './place-in.ts'
import {sourceOf} from './source-of.ts'

/**
 * Find what was opened and never closed, and links without an address.
 *
 *   Reports `unclosed-fence` (error), `backtick-in-fence`, `undefined-link` (warnings).
 */
export function remarkUnclosed(): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const end = String(file).trimEnd().length
    visit(tree, (node) => {
      if (node.type === 'code' || node.type === 'math') checkFence(node, file, end)
      if (node.type === 'paragraph') checkFenceLines(node, file)
      if (node.type === 'text' && node.value.includes('][')) checkReferences(node, file)
    })
  }
}

/** A fence that is not closed takes the rest of the chapter, if it reaches its end. */
function checkFence(node: Code | Math, file: VFile, end: number): void {
  const source = sourceOf(node, file)
  const fence = /^(?:`{3,}|~{3,}|\$\$)/.exec(source)?.[0]
  if (fence === undefined || (node.position?.end.offset ?? 0) < end) return
  const [, ...lines] = source.trimEnd().split('\n')
  const last = (lines.at(-1) ?? '').replace(/^[\s>]+/, '')
  const isClosed = fence === '$$' ? /\$\$\s*(\{.*\})?$/.test(last) : last.startsWith(fence) && !/[^`~\s]/.test(last)
  if (isClosed || (fence === '$$' && /\$\$.*\$\$/s.test(source))) return
  const kind = node.type === 'math' ? 'formula' : 'code'
  reportError(file, {
    source: 'parse',
    ruleId: 'unclosed-fence',
    reason: `Unexpected ${kind} without an end, expected a line that closes it`,
    place: node.position?.start,
    note: 'The rest of the chapter is taken for part of it',
    values: {kind}
  })
}

/** Backticks behind a fence of backticks make it text. */
function checkFenceLines(node: Paragraph, file: VFile): void {
  for (const match of sourceOf(node, file).matchAll(/^[ >]*`{3,}[^`\n]*\{[^\n]*`[^\n]*\}[ \t]*$/gm)) {
    const line = match[0].replace(/^[ >]+/, '')
    reportWarning(file, {
      source: 'parse',
      ruleId: 'backtick-in-fence',
      reason: `Unexpected backtick in \`\` ${line} \`\`, expected none behind a fence of backticks`,
      place: placeIn(node, file, {index: match.index, length: match[0].length}),
      note: 'It is no fence. Write `~~~` before and behind the code',
      values: {line}
    })
  }
}

/** `[文字][名]` whose name is defined nowhere prints its brackets. */
function checkReferences(node: Extract<Root['children'][number], {type: 'text'}>, file: VFile): void {
  for (const match of sourceOf(node, file).matchAll(/(?<![\w\\\]])\[([^[\]\n]+)\]\[([^[\]\n]+)\]/g)) {
    const identifier = match[2] ?? ''
    reportWarning(file, {
      source: 'parse',
      ruleId: 'undefined-link',
      reason: `Unexpected link to undefined \`${identifier}\`, expected a line \`[${identifier}]: address\``,
      place: placeIn(node, file, {index: match.index, length: match[0].length}),
      note: 'It is printed as it is written. If that is meant, write `\\[`',
      values: {identifier}
    })
  }
}
