/** argv → which command, and with what. Pure. */
import {parseArgs} from 'node:util'
import {UsageError} from '../diagnostics.ts'
import {commonOptions, type Command, type Invocation, type Option, type Surroundings} from './command.ts'
import {unknownName} from './unknown-name.ts'
import type {Language} from './words.ts'

export type Parsed =
  | {name: 'help'; of: Command | undefined; language: Language | undefined}
  | {name: 'version'}
  | {name: 'run'; command: Command; invocation: Invocation}

type Options = Readonly<Record<string, Option>>
type Token = {rawName: string; name: string; value: string | undefined; inline: boolean}

/** @throws {UsageError} with the nearest right spelling. */
export function parseArguments(
  argv: readonly string[],
  commands: readonly Command[],
  surroundings: Surroundings
): Parsed {
  const all = Object.assign({}, commonOptions, ...commands.map(({options}) => options)) as Options
  const named = findCommand(read(argv, all).positionals, commands)
  const known: Options = named.command ? {...commonOptions, ...named.command.options} : all
  const {tokens, positionals} = read(argv, known)
  for (const token of tokens) checkToken(token, known)
  const options = valuesOf(tokens, known)
  const language = readLanguage(options.get('lang')?.at(-1))
  if (options.has('version') || named.word === 'version') return {name: 'version'}
  if (options.has('help') || named.word === 'help' || named.word === undefined) {
    return {name: 'help', of: named.command, language}
  }
  if (!named.command) throw unknownCommand(named.word, commands)
  const own = positionals.slice(named.command.name.split(' ').length)
  if (own.length > named.command.arguments) throw extraArgument(own[named.command.arguments] ?? '', named.command)
  const [quiet, json] = [options.has('quiet'), options.has('json')]
  const invocation = {positionals: own, options, surroundings, language, quiet, json}
  return {name: 'run', command: named.command, invocation}
}

/** The longest name that the words begin with; `help` may stand before it. */
function findCommand(positionals: readonly string[], commands: readonly Command[]) {
  const [word] = positionals
  const words = word === 'help' ? positionals.slice(1) : positionals
  const command = [2, 1]
    .map((length) => words.slice(0, length).join(' '))
    .map((name) => commands.find((command) => command.name === name))
    .find((command) => command !== undefined)
  return {word, command}
}

function read(argv: readonly string[], known: Options) {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, {type, short}]) => [name, {type, ...(short ? {short} : {})}])
  )
  const {tokens, positionals} = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true
  })
  const read = tokens.flatMap((token): Token[] =>
    token.kind === 'option'
      ? [{rawName: token.rawName, name: token.name, value: token.value, inline: token.inlineValue ?? false}]
      : []
  )
  return {tokens: read, positionals}
}

function checkToken({rawName, name, value, inline}: Token, known: Options): void {
  const option = Object.hasOwn(known, name) ? known[name] : undefined
  if (!option) {
    const names = Object.keys(known).map((known) => `--${known}`)
    throw unknownName({ruleId: 'unknown-option', what: 'option'}, rawName, names)
  }
  const isMissing = value === undefined || value === '' || (!inline && /^--?\w/.test(value))
  if (option.type === 'string' && isMissing) {
    throw new UsageError(`Missing value of \`${rawName}\``, {
      ruleId: 'missing-option-value',
      note: 'see `zhushu --help`',
      values: {option: rawName}
    })
  }
  if (option.type === 'string' || value === undefined) return
  if (option.values?.includes(value)) return
  if (option.values) throw unknownName({ruleId: 'unsupported-option-value', what: 'value'}, value, option.values)
  throw new UsageError(`Unexpected value of \`${rawName}\`, expected none`, {
    ruleId: 'extra-option-value',
    note: 'see `zhushu --help`',
    values: {option: rawName}
  })
}

function valuesOf(tokens: readonly Token[], known: Options): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const {name, value = ''} of tokens) {
    const more = known[name]?.multiple ? value.split(/[,，]/).map((part) => part.trim()) : [value]
    const isList = known[name]?.multiple ?? false
    const all = [...(values.get(name) ?? []), ...more].filter((part) => !isList || part !== '')
    values.set(name, [...new Set(all)])
  }
  return values
}

function readLanguage(value: string | undefined): Language | undefined {
  if (value === undefined || value === 'zh' || value === 'en') return value
  if (/^zh[-_]/i.test(value)) return 'zh'
  if (/^en[-_]/i.test(value)) return 'en'
  throw unknownName({ruleId: 'unsupported-language', what: 'language'}, value, ['zh', 'en'])
}

function extraArgument(argument: string, command: Command): UsageError {
  return new UsageError(`Unexpected argument \`${argument}\`, expected at most ${command.arguments}`, {
    ruleId: 'extra-argument',
    note: 'quote a name that has spaces',
    values: {argument, count: command.arguments}
  })
}

function unknownCommand(found: string, commands: readonly Command[]): UsageError {
  const names = [...commands.map(({name}) => name), 'help', 'version']
  return unknownName({ruleId: 'unknown-command', what: 'command'}, found, names)
}
