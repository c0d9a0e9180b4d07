/** Disk → values. Knows YAML, paths, encodings, schemas and book layouts; does not know Markdown. */
import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import type {ChapterSource, Sources} from '../book.ts'
import {reportError, UsageError} from '../diagnostics.ts'
import {loadAliases} from './aliases.ts'
import {loadAnnals} from './annals.ts'
import {loadAnnotations} from './annotations.ts'
import {loadBibliography} from './bibliography.ts'
import type {BookConfig} from './config.ts'
import {loadGlossary} from './glossary.ts'
import {layoutConfig} from './layout-config.ts'
import {layoutFolder} from './layout-folder.ts'
import {layoutGitbook} from './layout-gitbook.ts'
import {layoutHugo} from './layout-hugo.ts'
import {layoutMdbook} from './layout-mdbook.ts'
import {layoutVitepress} from './layout-vitepress.ts'
import type {FoundBook} from './layout.ts'
import {loadLedgers} from './ledger.ts'
import {nearest} from '../nearest.ts'
import {registry} from '../registry/index.ts'
import {readChapters} from './read-chapters.ts'
import {bookPath, realFolder} from './read-contained.ts'
import {loadLexicon} from './load-lexicon.ts'
import {loadLabels, loadTemplates} from './templates.ts'

export {annotationsFromJson, annotationsToJson} from './annotations-json.ts'
export {asciiStem} from './ascii-stem.ts'
export {isInside} from './read-contained.ts'
export {hashFolder} from './hash-folder.ts'
export {hashFiles} from './lock-files.ts'
export {packageRoot} from './package-root.ts'
export {loadAssets} from './assets.ts'
export {editionsOf} from './editions.ts'
export {languageOf} from './foreign-book.ts'
export {cutFrontMatter} from './front-matter.ts'
export {readEpub} from './read-epub.ts'
export {readFiles} from './read-files.ts'
export {readForeignFiles} from './read-foreign-files.ts'
export {decodeForeignFile, readBeside, readForeignFile} from './read-foreign.ts'
export {packageVersion} from './package-version.ts'
export {checkGlossary} from './check-glossary.ts'
export {checkTerm} from './check-term.ts'
export {readEntry} from './glossary.ts'
export type {ReadTerm} from './glossary.ts'
export {glossaryTerm} from './glossary-schema.ts'
export {loadMessages, loadTemplates} from './templates.ts'
export {builtEditions, readBuiltFile} from './built-files.ts'
export {readDeskFiles} from './desk-files.ts'
export {loadReferences} from './references.ts'
export {checkTermText, readTermFile} from './term-file.ts'
export {termHash} from './term-hash.ts'
export {joinHan} from './yaml.ts'

/**
 * Read everything the author wrote.
 *
 * @param root The book's folder.
 * @throws {UsageError} when there is no such folder.
 * @throws {ConfigurationError} when its `book.yaml` cannot be used.
 */
export async function load(root: string): Promise<Sources> {
  const folder = await realFolder(resolve(root))
  if (folder === undefined) throw await noBook(root)
  const found = await layOut(folder)
  const chapters = await readChapters(found)
  const config = {...found.config, editions: editionsWithIds(found, chapters)}
  const languages = [
    config.language,
    ...Object.values(config.editions).map(({language}) => language ?? config.language)
  ]
  const use = {editions: Object.keys(config.editions), languages: [...new Set(languages)]}
  const {glossary, overlayFiles} = await loadGlossary(found.folders, found.glossary, use)
  const ledgers = await loadLedgers(found.folders, found.glossary, use.languages)
  const annals = await loadAnnals(found.folders, found.annals)
  const labels = await loadLabels(found, languages)
  found.configFile.messages.sort(byPlace)
  return {
    root: folder,
    config,
    configFile: found.configFile,
    chapters,
    glossary: [...glossary, ...(found.terms ?? [])],
    overlayFiles,
    lexicon: await loadLexicon(config.spelling && glossary.length === 0),
    ...(annals ? {annals} : {}),
    ...(await loadApparatus(found)),
    ...(ledgers.length > 0 ? {ledgers} : {}),
    templates: await loadTemplates(),
    ruleIds: registry.map(({ruleId}) => ruleId),
    labels
  }
}

/** What stands beside the chapters: works to cite, notes, retired identifiers. */
async function loadApparatus({
  config,
  folders
}: FoundBook): Promise<Pick<Sources, 'bibliography' | 'annotations' | 'aliases'>> {
  const at = (path: string): string => resolve(folders.root, path)
  const bibliography = await loadBibliography(folders, config.bibliography.map(at))
  const annotations = await loadAnnotations(folders, at(config.annotations))
  const aliases = await loadAliases(folders, at(config.aliases))
  return {
    ...(bibliography ? {bibliography} : {}),
    ...(annotations.length > 0 ? {annotations} : {}),
    ...(aliases ? {aliases} : {})
  }
}

/** The first of the layouts that the folder has; nobody lays out a book in two ways but to move from one to the other. */
async function layOut(folder: string): Promise<FoundBook> {
  for (const layout of [layoutConfig, layoutMdbook, layoutGitbook, layoutVitepress, layoutHugo]) {
    const found = await layout(folder)
    if (found) return found
  }
  return layoutFolder(folder)
}

async function noBook(root: string): Promise<UsageError> {
  const values = {path: root}
  const isThere = await stat(root).then(
    () => true,
    () => false
  )
  return isThere
    ? new UsageError(`Unexpected file \`${root}\`, expected the folder of a book`, {
        ruleId: 'book-is-file',
        note: 'name the folder that it is in; `zhushu check` checks an EPUB',
        values
      })
    : new UsageError(`Cannot find \`${root}\`, expected the folder of a book`, {
        ruleId: 'missing-book',
        note: 'name a folder with chapters in it; a relative path starts where the command was typed',
        values
      })
}

/** Chapters are read side by side, and their messages come in any order. */
function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.reason < b.reason ? -1 : 1)
}

/** Editions name chapters by file or stem; the stages know them by id. Reports `unknown-chapter` (error). */
function editionsWithIds(found: FoundBook, chapters: readonly ChapterSource[]): BookConfig['editions'] {
  const byName = new Map<string, string>()
  for (const {id, file} of chapters) {
    const path = bookPath(found.manuscript, resolve(found.folders.root, file.path))
    for (const name of [path.replace(/\.[^.]*$/, ''), file.stem ?? id, file.basename ?? id, path, id])
      byName.set(name, id)
  }
  return Object.fromEntries(
    Object.entries(found.config.editions).map(([name, edition]) => {
      if (!edition.chapters) return [name, edition]
      const ids = edition.chapters.flatMap((chapter, index) => {
        const id = byName.get(chapter)
        if (id === undefined)
          reportUnknown(found, chapter, {path: ['editions', name, 'chapters', index], names: [...byName.keys()]})
        return id ?? []
      })
      return [name, {...edition, chapters: [...new Set(ids)]}]
    })
  )
}

function reportUnknown(
  {configFile, placeOf}: FoundBook,
  chapter: string,
  {path, names}: {path: (string | number)[]; names: string[]}
): void {
  const expected = nearest(chapter, names)
  reportError(configFile, {
    source: 'load',
    ruleId: 'unknown-chapter',
    reason: `Unexpected chapter \`${chapter}\`, expected one of the book`,
    place: placeOf(path),
    ...(expected.length > 0 ? {expected} : {}),
    values: {chapter}
  })
}
