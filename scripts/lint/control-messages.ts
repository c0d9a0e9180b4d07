import {closest} from 'fastest-levenshtein'
import type {Html, Root, RootContent} from 'mdast'
import remarkMessageControl from 'remark-message-control'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {reportWarning} from '../diagnostics.ts'

const comment = /^<!--\s*lint\s+(\S+)\s*(.*?)\s*-->$/s

/**
 * Let authors switch rules off: `<!--lint disable rule-id-->`, `enable`, and `ignore` for the next block.
 *
 *   Reports `unknown-rule` (warning).
 */
export function controlMessages(tree: Root, file: VFile, known: readonly string[]): void {
  const controls: RootContent[] = []
  visit(tree, 'html', (node, index, parent) => {
    if (!comment.test(node.value) || !isUnderstood(node, file, known)) return
    const next = parent?.children[(index ?? 0) + 1]
    controls.push(node, ...(next ? [outlineOf(next)] : []))
  })
  if (controls.length === 0) return
  // Of the tree, only these: messages where a changed tree has gaps would be taken for messages about nothing.
  const start = {line: 1, column: 1, offset: 0}
  const root: Root = {type: 'root', children: controls, position: {start, end: {line: 1, column: 1}}}
  remarkMessageControl({name: 'lint', source: 'lint'})(root, file)
}

function outlineOf(node: RootContent): RootContent {
  return {type: 'text', value: '', ...(node.position ? {position: node.position} : {})}
}

function isUnderstood(node: Html, file: VFile, known: readonly string[]): boolean {
  const [, verb = '', names = ''] = comment.exec(node.value) ?? []
  const verbs = ['disable', 'enable', 'ignore']
  const wrong = [
    ...(verbs.includes(verb) ? [] : [{name: verb, expected: verbs}]),
    ...names
      .split(/\s+/)
      .filter((name) => name !== '' && !known.includes(name))
      .map((name) => ({name, expected: [closest(name, [...known])]}))
  ]
  for (const {name, expected} of wrong) {
    reportWarning(file, {
      source: 'lint',
      ruleId: 'unknown-rule',
      reason: `Unexpected \`${name}\` in a lint comment, expected \`disable\`, \`enable\` or \`ignore\` and names of rules`,
      place: node,
      expected,
      values: {name}
    })
  }
  return verbs.includes(verb)
}
