import {createInterface} from 'node:readline/promises'
import type {Finding} from '../report.ts'
import type {Language} from './words.ts'

const words = {
  zh: {question: '改吗？[y]是 [n]否 [a]同类都改 [s]同类都不改 [q]不再问 ', yes: /^(y|是|好|改)/i},
  en: {question: 'Fix? [y]es [n]o [a]ll of this rule [s]kip this rule [q]uit asking ', yes: /^y/i}
}

/**
 * Ask on a terminal, one by one.
 *
 * @param show What to print before the question.
 */
export function createAsk(language: Language, show: (finding: Finding, source: string) => string) {
  const screen = createInterface({input: process.stdin, output: process.stderr})
  const settled = new Map<string, boolean>()
  let isOver = false
  screen.on('close', () => {
    isOver = true
  })
  // The terminal hands Ctrl+C to the questions; it is meant for all: nothing is written.
  screen.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const ask = async (finding: Finding, source: string): Promise<boolean> => {
    const rule = finding.ruleId ?? ''
    const known = settled.get(rule)
    if (isOver || known !== undefined) return known ?? false
    process.stderr.write(`${show(finding, source)}${changeOf(finding, source)}`)
    // The end of the input, Ctrl+D, asks for no more questions; what was agreed to stays so.
    const answer = await screen.question(words[language].question).then(
      (text) => text.trim(),
      () => 'q'
    )
    if (/^a/i.test(answer)) settled.set(rule, true)
    if (/^s/i.test(answer)) settled.set(rule, false)
    if (/^q/i.test(answer)) isOver = true
    return settled.get(rule) ?? words[language].yes.test(answer)
  }
  return {
    ask,
    close: () => {
      screen.close()
    }
  }
}

/** What goes, and what comes in its place. */
function changeOf({fix}: Finding, source: string): string {
  const lines = source.split('\n')
  return (fix?.edits ?? [])
    .slice(0, 5)
    .map(({line, column, endLine, endColumn, text}) => {
      const found = line === endLine ? (lines[line - 1] ?? '').slice(column - 1, endColumn - 1) : '…'
      return `  ${line}:${column}  ${JSON.stringify(found)} → ${JSON.stringify(text)}\n`
    })
    .join('')
}
