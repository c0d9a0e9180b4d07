/** What chapters take in from other files, as mdBook, VitePress, VuePress and HonKit write it. */
import {dirname, extname, resolve} from 'node:path'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {Dialect, Include} from '../book.ts'
import {reportWarning} from '../diagnostics.ts'
import {cutExcerpt} from './cut-excerpt.ts'
import type {Excerpt} from './cut-excerpt.ts'
import {decodeText} from './decode-text.ts'
import type {FoundBook} from './layout.ts'
import {isInside, readContained} from './read-contained.ts'

/** Largest file that is taken in, in bytes. */
const sizeLimit = 4_194_304

/** How deep files that are taken in may take in others. */
const depthLimit = 10

/** Each pattern's groups: path, excerpt. */
const patterns: Readonly<Record<Dialect, readonly {pattern: RegExp; kind: Include['kind']}[]>> = {
  mdbook: [
    {
      pattern: /(?<!\\)\{\{#(?:include|rustdoc_include|playground|playpen)\s+([^\s:}]+)(:[^\s}]*)?[^}]*\}\}/g,
      kind: 'text'
    }
  ],
  vitepress: [
    {
      pattern: /^[ \t]*<<<[ \t]+([^\s#{[]+)((?:#[\w-]+)?(?:\{[^}\n]*\})?)(?:[ \t]*\[[^\]\n]*\])?[ \t]*$/gm,
      kind: 'code'
    },
    {pattern: /^[ \t]*@\[code(?:[^\]\n]*)\]\(([^)\s#{]+)((?:#[\w-]+)?)\)[ \t]*$/gm, kind: 'code'},
    {pattern: /<!--\s*@include:\s*([^\s#{]+?)((?:#[^\s{]+?)?(?:\{[^}\n]*\})?)\s*-->/g, kind: 'text'}
  ],
  gitbook: [{pattern: /\{%\s*include\s+["']([^"'#]+)()["']\s*%\}/g, kind: 'text'}],
  hugo: []
}

type Found = {directive: string; path: string; excerpt: Excerpt | undefined; kind: Include['kind']; offset: number}

/** Set what a chapter takes in, on `data.includes`. Reports `missing-include` (warning). */
export async function readIncludes(found: FoundBook, file: VFile): Promise<void> {
  const {dialect} = found
  if (dialect === undefined) return
  const reader = {found, dialect, missing: new Set<string>()}
  const includes = new Map<string, Include>()
  const path = resolve(found.folders.root, file.path)
  for (const one of directivesIn(String(file), dialect)) {
    const text = includes.get(one.directive)?.text ?? (await readInclude(reader, one, [path]))
    if (text === undefined) reportMissing(file, one)
    else
      includes.set(one.directive, {
        text,
        path: pathOf(reader, one, path),
        kind: one.kind,
        language: extname(one.path).slice(1)
      })
  }
  if (includes.size > 0) file.data.includes = includes
}

type Reader = {found: FoundBook; dialect: Dialect}

function directivesIn(text: string, dialect: Dialect): Found[] {
  return patterns[dialect].flatMap(({pattern, kind}) =>
    [...text.matchAll(pattern)].map((match) => ({
      directive: match[0].trim(),
      path: match[1] ?? '',
      excerpt: excerptOf(match[2] ?? ''),
      kind,
      offset: match.index
    }))
  )
}

/** `:2:10`, `:anchor`, `#region`, `{2,10}`; what is highlighted of a listing (`{2,4-6}`) is no excerpt. */
function excerptOf(written: string): Excerpt | undefined {
  const region = /^#([\w-]+)/.exec(written)?.[1]
  if (region !== undefined) return {anchor: region}
  const braces = /^\{(\d*),(\d*)\}$/.exec(written)
  if (braces) return {from: Number(braces[1] || 1), to: braces[2] ? Number(braces[2]) : Infinity}
  const [, from, colon, to] = /^:(\d*)(?:(:)(\d*))?$/.exec(written) ?? []
  if (from !== undefined) {
    const first = Number(from || 1)
    return {from: first, to: to ? Number(to) : colon ? Infinity : first}
  }
  return written.startsWith(':') ? {anchor: written.slice(1)} : undefined
}

/** @param chain Files that take each other in, from the chapter. */
async function readInclude(reader: Reader, one: Found, chain: readonly string[]): Promise<string | undefined> {
  const {root, allowed} = reader.found.folders
  const from = chain.at(-1) ?? root
  const path = pathOf(reader, one, from)
  if (!isInside(allowed, path) || chain.length > depthLimit || chain.includes(path)) return undefined
  const result = await readContained(allowed, path, sizeLimit)
  if (!('bytes' in result)) return undefined
  const file = new VFile({path})
  decodeText(file, result.bytes)
  const text = one.excerpt ? cutExcerpt(String(file), one.excerpt) : String(file)
  return text === undefined ? undefined : expand(reader, text, [...chain, path])
}

/** Absolute; `@/` is the folder of the chapters. */
function pathOf({found}: Reader, {path}: Found, from: string): string {
  return resolve(path.startsWith('@/') ? found.manuscript : dirname(from), path.replace(/^@\//, ''))
}

/** Take in what a text that was taken in takes in itself; what cannot be stays as written. */
async function expand(reader: Reader, text: string, chain: readonly string[]): Promise<string> {
  let expanded = text
  for (const one of directivesIn(text, reader.dialect)) {
    const inner = one.kind === 'text' ? await readInclude(reader, one, chain) : undefined
    if (inner !== undefined) expanded = expanded.replace(one.directive, () => inner.replace(/\n$/, ''))
  }
  return expanded
}

function reportMissing(file: VFile, {directive, path, offset}: Found): void {
  reportWarning(file, {
    source: 'load',
    ruleId: 'missing-include',
    reason: `Cannot take in \`${path}\`, expected a text of the book's folder, and the lines or anchor that are named`,
    place: location(file).toPoint(offset),
    note: 'The line is kept as it is written',
    values: {path, directive}
  })
}
