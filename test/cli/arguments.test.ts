import {expect, test} from 'vitest'
import {parseArguments} from '../../scripts/cli/arguments.ts'
import type {Command, Surroundings} from '../../scripts/cli/command.ts'
import {requestOf as buildRequestOf} from '../../scripts/cli/commands/build.ts'
import {commands} from '../../scripts/cli/commands/index.ts'
import {helpOf} from '../../scripts/cli/help.ts'
import {typedPath} from '../../scripts/cli/places.ts'
import {UsageError} from '../../scripts/diagnostics.ts'

const here: Surroundings = {
  cwd: '/books',
  env: {},
  packageRoot: '/zhushu',
  isFolder: (path) => ['/books/mine', '/zhushu/manuscript', '/home/elsewhere/mine', '/zhushu/test/plain'].includes(path)
}
const underNpm: Surroundings = {
  ...here,
  cwd: '/zhushu',
  env: {npm_lifecycle_event: 'build', INIT_CWD: '/home/elsewhere'}
}

function parse(argv: string[], surroundings = here) {
  return parseArguments(argv, commands, surroundings)
}

function invocationOf(argv: string[], surroundings = here) {
  const parsed = parse(argv, surroundings)
  return parsed.name === 'run' ? parsed.invocation : undefined
}

function requestOf(argv: string[], surroundings = here) {
  const invocation = invocationOf(argv, surroundings)
  return invocation && buildRequestOf(invocation)
}

function failureOf(argv: string[]) {
  try {
    requestOf(argv)
  } catch (error) {
    if (error instanceof UsageError) return {message: error.message, ...error.facts}
    throw error
  }
  return undefined
}

test('builds its own book where no folder is named', () => {
  expect(requestOf(['build'])).toEqual({
    root: '/zhushu',
    out: '/zhushu/out',
    editions: [],
    formats: [],
    strict: false
  })
})

test('builds the current folder where it has no book of its own', () => {
  const installed = {...here, isFolder: () => false}
  expect(requestOf(['build'], installed)).toMatchObject({root: '/books', out: '/books/out'})
})

test('puts the outputs of every book into its own folder', () => {
  expect(requestOf(['build', 'mine'])).toMatchObject({root: '/books/mine', out: '/books/mine/out'})
})

test('takes folders from where the user typed, under npm run', () => {
  expect(requestOf(['build', 'mine', '--out', 'gave'], underNpm)).toMatchObject({
    root: '/home/elsewhere/mine',
    out: '/home/elsewhere/gave'
  })
  expect(requestOf(['build', 'test/plain'], underNpm)).toMatchObject({
    root: '/zhushu/test/plain',
    out: '/zhushu/test/plain/out'
  })
})

test("takes folders from the current one in another package's scripts", () => {
  const other = {...underNpm, cwd: '/books'}
  expect(requestOf(['build', 'mine'], other)).toMatchObject({root: '/books/mine'})
})

test('reads lists with commas and repeated options, each name once', () => {
  expect(requestOf(['build', '--edition', 'a,b', '--edition=b', '--format', 'epub，PDF', '--strict'])).toMatchObject({
    editions: ['a', 'b'],
    formats: ['epub', 'pdf'],
    strict: true
  })
})

test('suggests no language that is nothing like the one that was asked for', () => {
  expect(failureOf(['build', '--lang', 'fr'])).not.toHaveProperty('expected')
})

test('shows help and version wherever they are asked for', () => {
  const build = expect.objectContaining({name: 'build'}) as unknown
  expect(parse([])).toEqual({name: 'help', of: undefined, language: undefined})
  expect(parse(['build', '--help', '--lang', 'en'])).toEqual({name: 'help', of: build, language: 'en'})
  expect(parse(['help', 'build'])).toMatchObject({of: build})
  expect(parse(['--version'])).toEqual({name: 'version'})
})

test('lists every command and its options in both helps', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const command of commands) {
      expect(helpOf(undefined, language)).toContain(`zhushu ${command.name}`)
      // What converts one text into another, or serves pages, has nothing to be quiet about or to give as data.
      const isMute = command.name.startsWith('annotations') || ['glossary', 'preview'].includes(command.name)
      const speech = isMute ? [] : ['quiet', 'json']
      for (const option of [...Object.keys(command.options), ...speech, 'lang', 'help']) {
        expect(helpOf(command, language)).toContain(`--${option}`)
      }
    }
  }
})

test.each([
  [['biuld'], 'unknown-command', ['build']],
  [['build', '--fromat', 'epub'], 'unknown-option', ['--format']],
  [['build', '--format', 'epbu'], 'unsupported-format', ['epub']],
  [['build', '--lang', 'zn'], 'unsupported-language', ['zh', 'en']],
  [['build', '--out'], 'missing-option-value', undefined],
  [['build', '--out', '--strict'], 'missing-option-value', undefined],
  [['build', '--strict=no'], 'extra-option-value', undefined],
  [['lint', 'mine', 'yours'], 'extra-argument', undefined]
])('refuses %j as %s', (argv, ruleId, expected) => {
  expect(failureOf(argv)).toMatchObject({ruleId, ...(expected ? {expected} : {})})
})

test('checks a file from where the user typed', () => {
  const argv = ['check', 'a.epub', '--strict', '--json', '--lang', 'en']
  expect(invocationOf(argv)).toMatchObject({positionals: ['a.epub'], language: 'en', quiet: false, json: true})
  expect(typedPath('a.epub', here)).toBe('/books/a.epub')
  expect(typedPath('a.epub', underNpm)).toBe('/home/elsewhere/a.epub')
})

test('asks for the file to check', async () => {
  const check = commands.find(({name}) => name === 'check')
  const invocation = invocationOf(['check'])
  if (!check || !invocation) throw new Error('there is no command `check`')
  await expect(check.run(invocation, new URL('file:///worker.js'))).rejects.toMatchObject({
    facts: {ruleId: 'missing-argument'}
  })
})

test('refuses more files than one', () => {
  expect(failureOf(['check', 'a.epub', 'b.epub'])).toMatchObject({ruleId: 'extra-argument'})
})

test('prefers a command of two words, and takes values of switches that have some', () => {
  const define = (name: string): Command => ({
    name,
    arguments: 1,
    options: {fix: {type: 'boolean', values: ['suggested']}},
    summary: {zh: ['', ''], en: ['', '']},
    help: {zh: '', en: ''},
    run: () => Promise.resolve(0)
  })
  const words = [define('glossary'), define('glossary check')]
  const commandOf = (argv: string[]) => {
    const parsed = parseArguments(argv, words, here)
    return parsed.name === 'run' ? [parsed.command.name, parsed.invocation.options.get('fix')] : undefined
  }
  expect(commandOf(['glossary', 'check', '--fix'])).toEqual(['glossary check', ['']])
  expect(commandOf(['glossary', '--fix=suggested', 'mine'])).toEqual(['glossary', ['suggested']])
  expect(() => commandOf(['glossary', '--fix=all'])).toThrow(
    expect.objectContaining({facts: expect.objectContaining({ruleId: 'unsupported-option-value'}) as unknown})
  )
})
