import type {Finding} from '../report.ts'

const levels = {error: 'error', warning: 'warning', info: 'note'} as const

/** What SARIF says of the program. */
export type Tool = {version: string; language: string; rules: readonly {id: string; description: string}[]}

/**
 * Put findings in SARIF, as code scanning reads it. Columns count UTF-16 units, as SARIF does by default.
 *
 * @param prefix Stands before each path.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(findings: readonly Finding[], prefix: string, {version, language, rules}: Tool) {
  const found = [...new Set(findings.flatMap(({ruleId}) => ruleId ?? []))].sort()
  const described = found.map((id) => {
    const description = rules.find((rule) => rule.id === id)?.description
    return {id, ...(description === undefined ? {} : {shortDescription: {text: description}})}
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'zhushu', semanticVersion: version, rules: described}},
        language,
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, prefix, found))
      }
    ]
  }
}

function resultOf(finding: Finding, prefix: string, ruleIds: readonly string[]) {
  const {path, severity, ruleId, message, note, fix} = finding
  const uri = encodeURI(prefix.replaceAll('\\', '/') + path)
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')
  const artifactLocation = {uri}
  const region = regionOf(finding)
  return {
    ...(ruleId === null ? {} : {ruleId, ruleIndex: ruleIds.indexOf(ruleId)}),
    level: levels[severity],
    message: {text: note === null ? message : `${message}\n${note}`},
    locations: [{physicalLocation: {artifactLocation, ...(region ? {region} : {})}}],
    ...(fix && fix.kind !== 'human'
      ? {fixes: [{artifactChanges: [{artifactLocation, replacements: replacementsOf(fix)}]}]}
      : {})
  }
}

function regionOf({line, column, endLine, endColumn}: Finding) {
  if (line === null) return undefined
  return {
    startLine: line,
    ...(column === null ? {} : {startColumn: column}),
    ...(endLine === null ? {} : {endLine}),
    ...(endColumn === null ? {} : {endColumn})
  }
}

function replacementsOf({edits}: NonNullable<Finding['fix']>) {
  return edits.map(({line, column, endLine, endColumn, text}) => ({
    deletedRegion: {startLine: line, startColumn: column, endLine, endColumn},
    insertedContent: {text}
  }))
}
