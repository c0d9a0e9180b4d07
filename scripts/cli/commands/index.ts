import type {Command} from '../command.ts'
import {annotationsExport, annotationsImport} from './annotations.ts'
import {build} from './build.ts'
import {check} from './check.ts'
import {editions} from './editions.ts'
import {importCommand} from './import.ts'
import {lint} from './lint.ts'
import {release} from './release.ts'
import {stats} from './stats.ts'
import {verify} from './verify.ts'

/** Every command, in the order of the general help. */
export const commands: readonly Command[] = [
  build,
  lint,
  check,
  importCommand,
  stats,
  editions,
  release,
  verify,
  annotationsExport,
  annotationsImport
]
