import {closest} from 'fastest-levenshtein'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Manuscript} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'

const fatalOf = {error: true, warning: false, info: undefined}

/**
 * Give messages the severities that `lint:` of `book.yaml` says. What makes a book wrong stays an error.
 *
 *   Reports `unknown-lint-setting` (warning).
 */
export function applySettings(
  {config, configFile}: Manuscript,
  files: readonly VFile[],
  known: readonly string[]
): void {
  if (Object.keys(config.lint).length === 0) return
  for (const file of files) {
    file.messages = file.messages.filter((message) => !isOff(message, config.lint))
    for (const message of file.messages) {
      const severity = config.lint[message.ruleId ?? '']
      if (severity && severity !== 'off' && message.fatal !== true) message.fatal = fatalOf[severity]
    }
  }
  for (const name of Object.keys(config.lint)) if (!known.includes(name)) reportUnknown(configFile, name, known)
}

function isOff({ruleId, fatal}: VFileMessage, settings: Manuscript['config']['lint']): boolean {
  return fatal !== true && settings[ruleId ?? ''] === 'off'
}

function reportUnknown(file: VFile, name: string, known: readonly string[]): void {
  reportWarning(file, {
    source: 'lint',
    ruleId: 'unknown-lint-setting',
    reason: `Unexpected rule \`${name}\` under \`lint\`, expected the name of a rule`,
    place: placeOf(String(file), name),
    expected: [closest(name, [...known])],
    values: {name}
  })
}

/** The first line below `lint:` that begins with the name. */
function placeOf(text: string, name: string) {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => /^\s*["']?lint["']?\s*:/.test(line))
  const line = lines.findIndex((one, index) => index >= Math.max(0, from) && one.includes(name))
  return {line: Math.max(line, 0) + 1, column: Math.max(0, lines[line]?.indexOf(name) ?? 0) + 1}
}
