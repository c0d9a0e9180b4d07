import type {Font, Machine} from '../renderer.ts'
import {filesOf} from '../files-of.ts'
import {hashFiles, packageRoot} from '../load/index.ts'
import {identifyBrowser, identifyTools} from '../machine/index.ts'
import type {Book, Manuscript} from '../book.ts'
import {sha256Of} from './collect-artefacts.ts'
import type {Lock, LockedFont} from './record.ts'

/** Write down what editions are made of and with. */
export async function lockRelease(manuscript: Manuscript, books: readonly Book[], machine: Machine): Promise<Lock> {
  const languages = [...new Set(books.map(({edition}) => edition.language))].sort()
  const fonts = await Promise.all(
    languages.map(async (language) => [language, (await machine.fonts(language)).map(lockFont)] as const)
  )
  const isPrinted = books.some(({edition}) => edition.formats.includes('pdf'))
  return {
    schema: 1,
    manuscript: await hashFiles(manuscript.root, textsOf(manuscript, books)),
    glossary: await hashFiles(manuscript.root, glossaryOf(manuscript)),
    fonts: Object.fromEntries(fonts),
    tools: await identifyTools(packageRoot()),
    browser: isPrinted ? await identifyBrowser(await machine.browser()) : null
  }
}

function glossaryOf({glossary, ledgers = [], overlayFiles = []}: Manuscript): string[] {
  return [...glossary.map(({file}) => file), ...ledgers.map(({file}) => file), ...overlayFiles].map(({path}) => path)
}

/** Chapters, settings, what they take in, pictures. */
function textsOf(manuscript: Manuscript, books: readonly Book[]): string[] {
  const terms = new Set(glossaryOf(manuscript))
  const texts = filesOf(manuscript).filter(({path}) => !terms.has(path))
  const pictures = books.flatMap(({assets}) => [...assets.keys()])
  const taken = texts.flatMap(({data}) => [...(data.includes?.values() ?? [])].map(({path}) => path))
  const inside = taken.filter((path) => path.startsWith(manuscript.root))
  const relative = inside.map((path) => path.slice(manuscript.root.length + 1).replaceAll('\\', '/'))
  return [...texts.map(({path}) => path), ...pictures, ...relative]
}

function lockFont({family, weight, bytes}: Font): LockedFont {
  return {family, weight, sha256: sha256Of(bytes)}
}
