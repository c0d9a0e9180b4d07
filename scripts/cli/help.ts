import {stringWidth} from '../string-width.ts'
import type {Command} from './command.ts'
import {commands} from './commands/index.ts'
import {fill, words, type Language} from './words.ts'

/** The help of a command, or of all. */
export function helpOf(command: Command | undefined, language: Language): string {
  if (command) return command.help[language]
  const lines = commands.map(({summary}) => summary[language])
  const width = Math.max(...lines.map(([usage]) => stringWidth(usage)))
  const shown = lines.map(([usage, purpose]) => {
    return `  zhushu ${usage}${' '.repeat(width - stringWidth(usage))}    ${purpose}`
  })
  return fill(words[language].help, {commands: shown.join('\n')})
}
