import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'

type Package = {
  version?: string
  license?: string
  resolved?: string
  integrity?: string
  dev?: boolean
  hasInstallScript?: boolean
}

const root = resolve(import.meta.dirname, '..')
const {packages} = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>
}
const installed = Object.entries(packages).filter(([path]) => path !== '')
const own = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>

/** Licences that let anybody use what we make, and ask no more than that they be named. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Zlib'
])

/** `MIT OR GPL-3.0-or-later` lets us choose; `MIT AND OFL-1.1` wants both. */
function isPermissive(license: string): boolean {
  const whole = license.replace(/^\((.*)\)$/, '$1')
  if (whole.includes(' OR ')) return whole.split(' OR ').some(isPermissive)
  return whole.split(' AND ').every((one) => permissive.has(one))
}

test('asks of nobody but to be named', () => {
  const others = installed.filter(([, {license}]) => !isPermissive(license ?? ''))
  // Files that are changed stay under it; we change none.
  const weak = others.filter(([, {license}]) => license !== 'MPL-2.0')
  expect(weak.map(([path, {license}]) => `${path}: ${license ?? 'none'}`)).toEqual([])
})

test('tells each licence in the lock file, with a hash of each package', () => {
  const bare = installed.filter(([, {integrity, license}]) => integrity === undefined || license === undefined)
  expect(bare.map(([path]) => path)).toEqual([])
})

test('names exact versions, and no place to load them from', () => {
  const ranges = Object.entries({...own.dependencies, ...own.devDependencies}).filter(
    ([, version]) => !/^\d/.test(version)
  )
  expect(ranges).toEqual([])
  expect(installed.filter(([, {resolved}]) => resolved !== undefined)).toEqual([])
})

test('needs no script of a package to run', () => {
  const names = installed
    .filter(([, {hasInstallScript}]) => hasInstallScript)
    .map(([path]) => path.replace(/.*node_modules\//, ''))
  // They look for what npm has already put in place, or fetch what we bring otherwise: `npm ci --ignore-scripts` is enough.
  expect([...new Set(names)].sort()).toEqual(['esbuild', 'msgpackr-extract', 'puppeteer', 'unrs-resolver', 'vnu-jar'])
})
