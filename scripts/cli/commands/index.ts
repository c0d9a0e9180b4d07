import type {Command} from '../command.ts'
import {annotationsExport, annotationsImport} from './annotations.ts'
import {build} from './build.ts'
import {check} from './check.ts'
import {clean} from './clean.ts'
import {editions} from './editions.ts'
import {glossary} from './glossary.ts'
import {glossaryCheck} from './glossary-check.ts'
import {glossaryCoverage} from './glossary-coverage.ts'
import {glossaryExport} from './glossary-export.ts'
import {glossaryExtract} from './glossary-extract.ts'
import {glossaryFmt} from './glossary-fmt.ts'
import {glossaryImpact} from './glossary-impact.ts'
import {glossaryImport} from './glossary-import.ts'
import {glossaryStale} from './glossary-stale.ts'
import {importCommand} from './import.ts'
import {lint} from './lint.ts'
import {preview} from './preview.ts'
import {queueAdd} from './queue-add.ts'
import {queueDashboard} from './queue-dashboard.ts'
import {queueStatus} from './queue-status.ts'
import {release} from './release.ts'
import {stats} from './stats.ts'
import {verify} from './verify.ts'
import {worker} from './worker.ts'

/** Every command, in the order of the general help. */
export const commands: readonly Command[] = [
  build,
  preview,
  lint,
  check,
  importCommand,
  stats,
  glossary,
  glossaryCheck,
  glossaryCoverage,
  glossaryStale,
  glossaryImpact,
  glossaryExtract,
  glossaryExport,
  glossaryImport,
  glossaryFmt,
  editions,
  release,
  verify,
  queueAdd,
  queueStatus,
  queueDashboard,
  worker,
  clean,
  annotationsExport,
  annotationsImport
]
