import type {Finding} from '../report.ts'

const commands = {error: 'error', warning: 'warning', info: 'notice'} as const

/**
 * Format findings as workflow commands, which GitHub shows beside the lines.
 *
 * @param prefix Stands before each path.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatAnnotations(findings: readonly Finding[], prefix: string): string {
  return findings.map((finding) => `${annotationOf(finding, prefix)}\n`).join('')
}

function annotationOf(
  {path, line, column, endLine, endColumn, severity, ruleId, message, note}: Finding,
  prefix: string
): string {
  const facts = {
    file: prefix.replaceAll('\\', '/') + path,
    line,
    // Columns are only read where the line is one.
    ...(endLine === null || endLine === line ? {col: column, endColumn} : {}),
    endLine,
    title: ruleId
  }
  const properties = Object.entries(facts).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${escapeProperty(String(value))}`]
  )
  const text = note === null ? message : `${message} → ${note}`
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(text)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
