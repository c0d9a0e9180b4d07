import {closest} from 'fastest-levenshtein'
import type {Html, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {reportInfo, reportWarning} from '../diagnostics.ts'

/** `<!--lint disable a b: why-->`; a reason stands behind a colon, full-width or not, or behind two hyphens. */
const comment = /^<!--\s*(?:lint|zhushu)[\s-]+(\S+?)(?:\s+([\w\s-]*?))?\s*(?:(?:[:：]|(?<=\s)--)\s*(.*?))?\s*-->$/s

const verbs = ['disable', 'enable', 'ignore']

type Control = {verb: string; rules: readonly string[]; reason: string; node: Html; next: RootContent | undefined}

/** Lines of a file from `from` to before `to`, in which rules are silent; all of them where none is named. */
type Silence = {from: number; to: number; rules: readonly string[]}

/**
 * Let authors switch rules off: `<!--lint disable rule-id: reason-->`, `enable`, and `ignore` for the next block.
 *
 * Errors are never silenced but those of rules of lint.
 *   Reports `unknown-rule` (warning), `unexplained-comment` (info).
 */
export function controlMessages(tree: Root, file: VFile, known: readonly string[]): void {
  const controls: Control[] = []
  visit(tree, 'html', (node, index, parent) => {
    const control = controlOf(node, parent?.children[(index ?? 0) + 1])
    if (control && isUnderstood(control, file, known)) controls.push(control)
  })
  if (controls.length === 0) return
  const silences = silencesOf(controls)
  file.messages = file.messages.filter((message) => !silences.some((silence) => covers(silence, message)))
}

function controlOf(node: Html, next: RootContent | undefined): Control | undefined {
  const match = comment.exec(node.value)
  if (!match) return undefined
  const [, verb = '', names = '', reason = ''] = match
  return {verb, rules: names.split(/\s+/).filter((name) => name !== ''), reason, node, next}
}

function isUnderstood({verb, rules, reason, node}: Control, file: VFile, known: readonly string[]): boolean {
  const isVerb = verbs.includes(verb)
  const wrong = [
    ...(isVerb ? [] : [{name: verb, expected: verbs}]),
    ...rules.filter((name) => !known.includes(name)).map((name) => ({name, expected: [closest(name, [...known])]}))
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
  if (isVerb && verb !== 'enable' && reason === '') {
    reportInfo(file, {
      source: 'lint',
      ruleId: 'unexplained-comment',
      reason: `Unexpected \`${verb}\` without a reason, expected \`<!--lint ${verb} ${rules.join(' ')}: why-->\``,
      place: node,
      values: {verb, rules: rules.join(' ')}
    })
  }
  return isVerb
}

function silencesOf(controls: readonly Control[]): Silence[] {
  return controls.flatMap(({verb, rules, node, next}, index): Silence[] => {
    const from = node.position?.end.line ?? 1
    if (verb === 'ignore') return next?.position ? [{from, to: next.position.end.line + 1, rules}] : []
    if (verb !== 'disable') return []
    // What is disabled together may be enabled one by one; `enable` without names ends all that was disabled.
    return (rules.length === 0 ? [[]] : rules.map((rule) => [rule])).map((names): Silence => {
      const isEnd = (later: Control): boolean =>
        later.verb === 'enable' && (later.rules.length === 0 || names.some((name) => later.rules.includes(name)))
      const end = controls.slice(index + 1).find(isEnd)
      return {from, to: end?.node.position?.start.line ?? Number.POSITIVE_INFINITY, rules: names}
    })
  })
}

function covers({from, to, rules}: Silence, {line, ruleId, source, fatal}: VFileMessage): boolean {
  if (line === undefined || ruleId === undefined || (fatal === true && source !== 'lint')) return false
  if (ruleId === 'unknown-rule' || ruleId === 'unexplained-comment') return false
  return line >= from && line < to && (rules.length === 0 ? source === 'lint' : rules.includes(ruleId))
}
