/** What the command line prints of findings, failures and sizes. */
import {relative, sep} from 'node:path'
import {formatFindings, type Finding} from '../report.ts'
import type {FailureReport} from './failure.ts'
import {fill, words, type Language, type Words} from './words.ts'

export type FindingsOptions = {language: Language; prefix: string; quiet: boolean; strict: boolean}

/** Findings as lines; only those that stop the command where `quiet`. */
export function findingsText(findings: readonly Finding[], {language, prefix, quiet, strict}: FindingsOptions): string {
  const {more, moreOfRule, expected} = words[language]
  const shown = quiet
    ? findings.filter(({severity}) => severity === 'error' || (strict && severity === 'warning'))
    : findings
  const colour = process.stderr.isTTY && !process.env.NO_COLOR
  return formatFindings(shown, {prefix, colour, limit: 200, more, moreOfRule, expected})
}

/** One line, and the stack of what is a bug. */
export function failureText({message, note, expected, stack, exitCode}: FailureReport, said: Words): string {
  if (exitCode === 70) return `zhushu: ${said.bug}\n${stack ?? message}\n`
  const nearest = expected.map((text) => `\`${text}\``).join(', ')
  const remedies = [nearest === '' ? '' : fill(said.expected, {expected: nearest}), note ?? '']
  const remedy = remedies.filter((text) => text !== '').join(' ')
  return `zhushu: ${message}${remedy === '' ? '' : `  → ${remedy}`}\n`
}

/** A size in bytes as readers say it. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What makes a path in the book one from where the user is. */
export function prefixOf(root: string): string {
  const path = relative(process.cwd(), root)
  return path === '' ? '' : `${path}${sep}`
}

/** JSON for standard output. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
