/** What the package brings along: page templates, style sheets, interface words, wording of messages. */
import {readdir, readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {VFile} from 'vfile'
import {z} from 'zod'
import {reportError} from '../diagnostics.ts'
import type {Labels} from './config.ts'
import type {FoundBook} from './layout.ts'
import {nearest} from '../nearest.ts'
import {packageRoot} from './package-root.ts'
import {readYaml} from './yaml.ts'

const flatText = z.record(z.string(), z.string())

/** Read the files of `templates/` itself, by name, in order of names. */
export async function loadTemplates(): Promise<Record<string, string>> {
  const folder = join(packageRoot(), 'templates')
  const entries = await readdir(folder, {withFileTypes: true})
  const names = entries.filter((entry) => entry.isFile()).map(({name}) => name)
  const read = names.sort().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(read))
}

/**
 * Read the interface words of each language, with the book's own over them.
 *
 * @param languages For which words are needed; each gets those of its nearest language below its own.
 *   Reports `unknown-label` (error).
 */
export async function loadLabels(found: FoundBook, languages: readonly string[]): Promise<Record<string, Labels>> {
  const shipped = await readTexts(join(packageRoot(), 'templates/labels'))
  const own = found.config.labels
  checkLabels(found, Object.keys(shipped['zh-Hans'] ?? {}))
  const wanted = [...new Set([...Object.keys(shipped), ...Object.keys(own), ...languages])].sort()
  return Object.fromEntries(
    wanted.map((language) => {
      const layers = chainOf(language).reverse()
      return [language, Object.assign({}, ...layers.flatMap((name) => [shipped[name], own[name]])) as Labels]
    })
  )
}

function checkLabels(
  {configFile, config, placeOf}: Pick<FoundBook, 'configFile' | 'config' | 'placeOf'>,
  known: readonly string[]
): void {
  for (const [language, words] of Object.entries(config.labels)) {
    for (const label of Object.keys(words).filter((key) => !known.includes(key))) {
      reportError(configFile, {
        source: 'load',
        ruleId: 'unknown-label',
        reason: `Unexpected label \`${label}\`, expected one that \`templates/labels\` has`,
        place: placeOf(['labels', language, label]),
        expected: nearest(label, known),
        values: {label}
      })
    }
  }
}

/** Read the wording of messages in a language, by ruleId. Nothing for English, which stands in the code. */
export async function loadMessages(language: string): Promise<Record<string, string>> {
  const messages = await readTexts(join(packageRoot(), 'templates/messages'))
  return messages[chainOf(language).find((name) => name === 'en' || name in messages) ?? 'en'] ?? {}
}

/** From a language to those that serve in its place: `zh-Hant` → `zh-Hant`, `zh`, `zh-Hans`, `en`. */
function chainOf(language: string): string[] {
  const parts = language.split('-')
  const own = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return [...new Set([...own, ...(parts[0] === 'zh' ? ['zh-Hans'] : []), 'en'])]
}

async function readTexts(folder: string): Promise<Record<string, Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read = names.map(async (name) => {
    const file = new VFile({path: name, value: await readFile(join(folder, name), 'utf8')})
    const {value} = readYaml(file, flatText)
    if (!value) throw new Error(`Cannot use ${name} of the package: ${String(file.messages[0])}`)
    return [basename(name, '.yaml'), value] as const
  })
  return Object.fromEntries(await Promise.all(read))
}
