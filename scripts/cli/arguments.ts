/** argv → what to do. Pure but for the look whether a folder exists, which it is handed. */
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {distance} from 'fastest-levenshtein'
import type {Format} from '../book.ts'
import type {BuildRequest} from '../build.ts'
import {UsageError} from '../diagnostics.ts'
import type {Language} from './words.ts'

export type Command =
  | {name: 'help'; of: 'zhushu' | 'build' | 'check'; lang: Language | undefined}
  | {name: 'version'}
  | ({name: 'check'; path: string; strict: boolean} & Speech)
  | ({name: 'build'; request: BuildRequest} & Speech)

/** How to speak of what was done. */
export type Speech = {lang: Language | undefined; quiet: boolean; json: boolean}

/** Where the command was typed, and where things are. */
export type Surroundings = {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  packageRoot: string
  isFolder: (path: string) => boolean
}

const commands = ['build', 'check', 'help', 'version']
const helpTopics = ['build', 'check'] as const
const formats: readonly Format[] = ['html', 'epub', 'pdf']
const options = {
  edition: {type: 'string', multiple: true},
  format: {type: 'string', multiple: true},
  out: {type: 'string'},
  strict: {type: 'boolean'},
  lang: {type: 'string'},
  quiet: {type: 'boolean', short: 'q'},
  json: {type: 'boolean'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'}
} as const

/** @throws {UsageError} with the nearest right spelling. */
export function parseArguments(argv: readonly string[], surroundings: Surroundings): Command {
  const {values, positionals} = readOptions(argv)
  const [name, folder, ...extra] = positionals
  const lang = readLanguage(values.lang)
  if (name !== undefined && !commands.includes(name))
    throw unknown({ruleId: 'unknown-command', what: 'command'}, name, commands)
  if (values.version || name === 'version') return {name: 'version'}
  if (values.help || name === undefined || name === 'help') {
    return {name: 'help', of: helpTopics.find((topic) => topic === name || topic === folder) ?? 'zhushu', lang}
  }
  if (extra[0] !== undefined) {
    throw new UsageError(`Unexpected argument \`${extra[0]}\`, expected one folder or file`, {
      ruleId: 'extra-argument',
      note: 'name one; quote it if its name has spaces',
      values: {argument: extra[0]}
    })
  }
  const speech = {lang, quiet: values.quiet ?? false, json: values.json ?? false}
  if (name === 'check')
    return {name, path: fileToCheck(folder, surroundings), strict: values.strict ?? false, ...speech}
  const request: BuildRequest = {
    ...places(folder, values.out, surroundings),
    editions: list(values.edition),
    formats: list(values.format).map(readFormat),
    strict: values.strict ?? false
  }
  return {name: 'build', request, ...speech}
}

function fileToCheck(path: string | undefined, {cwd, env, packageRoot}: Surroundings): string {
  if (path !== undefined) return resolve(typedAt({cwd, env, packageRoot}), path)
  throw new UsageError('Missing file to check, expected an EPUB', {
    ruleId: 'missing-argument',
    note: 'see `zhushu check --help`'
  })
}

function readOptions(argv: readonly string[]) {
  const {tokens} = parseArgs({args: [...argv], options, allowPositionals: true, strict: false, tokens: true})
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name as keyof typeof options] : undefined
    if (!option)
      throw unknown(
        {ruleId: 'unknown-option', what: 'option'},
        token.rawName,
        Object.keys(options).map((name) => `--${name}`)
      )
    const isMissing =
      token.value === undefined || token.value === '' || (!token.inlineValue && /^--?\w/.test(token.value))
    if (option.type === 'string' && isMissing) {
      throw new UsageError(`Missing value of \`${token.rawName}\``, {
        ruleId: 'missing-option-value',
        note: 'see `zhushu build --help`',
        values: {option: token.rawName}
      })
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UsageError(`Unexpected value of \`${token.rawName}\`, expected none`, {
        ruleId: 'extra-option-value',
        note: 'see `zhushu build --help`',
        values: {option: token.rawName}
      })
    }
  }
  return parseArgs({args: [...argv], options, allowPositionals: true})
}

/** Where the book and its outputs are. */
function places(folder: string | undefined, out: string | undefined, {cwd, env, packageRoot, isFolder}: Surroundings) {
  const start = typedAt({cwd, env, packageRoot})
  const own = isFolder(resolve(packageRoot, 'manuscript')) ? packageRoot : start
  const root =
    folder === undefined
      ? own
      : ([start, cwd].map((from) => resolve(from, folder)).find(isFolder) ?? resolve(start, folder))
  return {root, out: out === undefined ? resolve(root, 'out') : resolve(start, out)}
}

/**
 * Where the user typed the command. `npm run` goes to the folder of package.json and says in INIT_CWD where the
 * user was: that counts if it is our own package.json, as another package's scripts mean their own folder.
 */
function typedAt({cwd, env, packageRoot}: Omit<Surroundings, 'isFolder'>): string {
  const isOurScript = env.npm_lifecycle_event !== undefined && resolve(cwd) === packageRoot
  return (isOurScript ? env.INIT_CWD : undefined) ?? cwd
}

function list(values: readonly string[] | undefined): string[] {
  const all = (values ?? []).flatMap((value) => value.split(/[,，]/)).map((value) => value.trim())
  return [...new Set(all.filter((value) => value !== ''))]
}

function readFormat(value: string): Format {
  const format = formats.find((known) => known === value.toLowerCase())
  if (!format) throw unknown({ruleId: 'unsupported-format', what: 'format'}, value, formats)
  return format
}

function readLanguage(value: string | undefined): Language | undefined {
  if (value === undefined || value === 'zh' || value === 'en') return value
  if (/^zh[-_]/i.test(value)) return 'zh'
  if (/^en[-_]/i.test(value)) return 'en'
  throw unknown({ruleId: 'unsupported-language', what: 'language'}, value, ['zh', 'en'])
}

function unknown(rule: {ruleId: string; what: string}, found: string, known: readonly string[]): UsageError {
  // What has no letter in common is no slip of the pen.
  const near = known.filter((name) => {
    const slips = distance(found.toLowerCase(), name)
    return slips <= Math.max(2, name.length / 3) && slips < name.length
  })
  const names = known.map((name) => `\`${name}\``).join(', ')
  return new UsageError(`Unexpected ${rule.what} \`${found}\`, expected ${names}`, {
    ruleId: rule.ruleId,
    note: 'see `zhushu build --help`',
    ...(near.length > 0 ? {expected: near} : {}),
    values: {found, known: known.join('`、`')}
  })
}
