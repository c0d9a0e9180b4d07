import type {RecoverConfig} from '../../load/config.ts'
import type {RecoveryKind, RecoveryMode, RecoveryModes} from './recovery.ts'

/** For text without marks; and for Markdown, whose author knew how to make a heading. */
const defaults: Readonly<Record<RecoveryKind, readonly [plain: RecoveryMode, markdown: RecoveryMode]>> = {
  headings: ['apply', 'off'],
  contents: ['apply', 'off'],
  lists: ['apply', 'apply'],
  'page-breaks': ['apply', 'propose'],
  'page-furniture': ['apply', 'off'],
  paragraphs: ['apply', 'off'],
  imprint: ['apply', 'off'],
  labels: ['apply', 'off'],
  commands: ['apply', 'apply'],
  titles: ['apply', 'apply']
}

/** Tell what is recovered in a text: as `book.yaml` says, else by whether it is Markdown. */
export function modesFor(config: RecoverConfig, isPlain: boolean): RecoveryModes {
  const modeOf = (kind: RecoveryKind): RecoveryMode => {
    const asked = typeof config === 'object' ? (config[kind] ?? 'auto') : config
    if (asked === true) return 'apply'
    if (asked === false) return 'off'
    return asked === 'propose' ? 'propose' : defaults[kind][isPlain ? 0 : 1]
  }
  const kinds = Object.keys(defaults) as RecoveryKind[]
  return Object.fromEntries(kinds.map((kind) => [kind, modeOf(kind)])) as RecoveryModes
}
