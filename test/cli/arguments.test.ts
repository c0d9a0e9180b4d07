import {expect, test} from 'vitest'
import {parseArguments, type Surroundings} from '../../scripts/cli/arguments.ts'
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

function requestOf(argv: string[], surroundings = here) {
  const command = parseArguments(argv, surroundings)
  return command.name === 'build' ? command.request : undefined
}

function failureOf(argv: string[]) {
  try {
    parseArguments(argv, here)
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
  expect(parseArguments([], here)).toEqual({name: 'help', of: 'zhushu', lang: undefined})
  expect(parseArguments(['build', '--help', '--lang', 'en'], here)).toEqual({name: 'help', of: 'build', lang: 'en'})
  expect(parseArguments(['help', 'build'], here)).toMatchObject({of: 'build'})
  expect(parseArguments(['--version'], here)).toEqual({name: 'version'})
})

test.each([
  [['biuld'], 'unknown-command', ['build']],
  [['build', '--fromat', 'epub'], 'unknown-option', ['--format']],
  [['build', '--format', 'epbu'], 'unsupported-format', ['epub']],
  [['build', '--lang', 'zn'], 'unsupported-language', ['zh', 'en']],
  [['build', '--out'], 'missing-option-value', undefined],
  [['build', '--out', '--strict'], 'missing-option-value', undefined],
  [['build', '--strict=no'], 'extra-option-value', undefined],
  [['build', 'mine', 'yours'], 'extra-argument', undefined]
])('refuses %j as %s', (argv, ruleId, expected) => {
  expect(failureOf(argv)).toMatchObject({ruleId, ...(expected ? {expected} : {})})
})

test('checks a file from where the user typed', () => {
  const command = {name: 'check', path: '/books/a.epub', strict: true, lang: 'en', quiet: false, json: true}
  expect(parseArguments(['check', 'a.epub', '--strict', '--json', '--lang', 'en'], here)).toEqual(command)
  expect(parseArguments(['check', 'a.epub'], underNpm)).toMatchObject({path: '/home/elsewhere/a.epub'})
})

test('asks for the file to check', () => {
  expect(failureOf(['check'])).toMatchObject({ruleId: 'missing-argument'})
  expect(failureOf(['check', 'a.epub', 'b.epub'])).toMatchObject({ruleId: 'extra-argument'})
})
