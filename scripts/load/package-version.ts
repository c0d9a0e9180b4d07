import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from './package-root.ts'

/** The version of zhushu. */
export function packageVersion(): string {
  const {version} = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {version: string}
  return version
}
