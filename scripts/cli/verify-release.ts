/** What `zhushu verify` does and prints. */
import type {Machine} from '../renderer.ts'
import {loadMessages} from '../load/index.ts'
import {verify, type Difference, type VerifyResult} from '../release/index.ts'
import {collectFindings} from '../report.ts'
import {findingsText, prefixOf, toJson} from './report-text.ts'
import type {Speech} from './run-build.ts'
import {fill, words, type Language} from './words.ts'

/** Verify a release; gives the exit code. */
export async function verifyRelease(
  places: {folder: string; root: string},
  {language = 'zh', quiet, json}: Speech,
  machine: Machine
): Promise<number> {
  const result = await verify(places, machine)
  const {files, damaged, artefacts, sources} = result
  const isSame = files.length === 0 && damaged.length === 0 && artefacts.every(({same}) => same)
  const exitCode = isSame ? 0 : 1
  const findings = collectFindings(files, await loadMessages(language === 'zh' ? 'zh-Hans' : 'en'))
  if (json) {
    process.stdout.write(toJson({...{damaged, sources, artefacts}, findings, exitCode}))
    return exitCode
  }
  const shown = findings.filter(({severity}) => severity === 'error')
  process.stderr.write(findingsText(shown, {language, prefix: prefixOf(places.root), quiet, strict: false}))
  process.stdout.write(resultText(result, language, quiet))
  return exitCode
}

function resultText({damaged, sources, artefacts}: VerifyResult, language: Language, quiet: boolean): string {
  const said = words[language]
  const same = artefacts.filter(({same}) => same)
  const lines = [
    ...damaged.map((path) => fill(said.damaged, {path})),
    ...sources.map((difference) => describe(difference, language)),
    ...artefacts.flatMap(({difference}) => (difference ? [describe(difference, language)] : [])),
    ...(quiet ? [] : same.map(({file}) => fill(said.same, {file}))),
    ...(quiet ? [] : [fill(said.verified, {same: same.length, all: artefacts.length})])
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function describe({kind, name, line, what, before, after}: Difference, language: Language): string {
  const said = words[language]
  const place = line === null ? name : `${name}:${line}`
  const text = `${said.kinds[kind] ?? kind} ${place}  ${said.whats[what] ?? what}`
  return before === null || after === null ? text : `${text}  ${before} → ${after}`
}
