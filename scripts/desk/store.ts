/** The glossary's files: read, patched, written, watched. */
import {VFile} from 'vfile'
import {editsBetween, isSame, mergeTerms, patchTerm, readOwners, termOfText} from '../glossary/index.ts'
import type {Owners, TermData} from '../glossary/index.ts'
import {readTermFile} from '../load/index.ts'
import {createSource, rewriteSource} from '../write.ts'
import type {MergeAnswer} from './protocol.ts'
import {draftText} from './preview.ts'
import {pathOf, readShelf, readStored, revisionOf, withTerm} from './shelf.ts'
import type {Shelf, StoredTerm} from './shelf.ts'

/** Why something is not done; `status` is HTTP's. */
export class Refused extends Error {
  status: 400 | 403 | 404 | 409 | 412 | 422
  constructor(status: Refused['status'], reason: string) {
    super(reason)
    this.status = status
  }
}

/** `shelf` is replaced when files change. */
export type Store = {
  shelf: () => Shelf
  owners: () => Owners | undefined
  /** @throws {Refused} 404 when there is no such term. */
  term: (id: string) => Promise<StoredTerm>
  /** @throws {Refused} 412 when the file is another one now, 422 when the draft cannot be written. */
  save: (id: string, draft: TermData, revision: string) => Promise<StoredTerm>
  /** @throws {Refused} 409 when there is one already. */
  create: (id: string, language: string, term: string) => Promise<StoredTerm>
  merge: (id: string, base: TermData, mine: TermData) => Promise<MergeAnswer>
  /**
   * Look at what changed on disk: a term's file is taken in by itself, for anything else the book is read again.
   *
   * @returns Ids of terms whose files are others than they were.
   */
  refresh: (paths: readonly string[]) => Promise<string[]>
}

/** Open a book's glossary. */
export async function openStore(root: string): Promise<Store> {
  let shelf = await readShelf(root)
  let owners = await ownersOf(shelf)
  const inTurn = turns()
  const term: Store['term'] = async (id) => {
    const stored = await readStored(shelf, id)
    if (!stored) throw new Refused(404, `No term ${id}`)
    return stored
  }
  const takeIn = (stored: StoredTerm): StoredTerm => {
    shelf = withTerm(shelf, stored)
    return stored
  }
  const refresh: Store['refresh'] = async (paths) => {
    const before = shelf
    for (const path of paths) {
      const stored = await storedAt(shelf, path)
      if (stored && stored.revision !== revisionsOf(shelf).get(stored.file.stem ?? '')) takeIn(stored)
      if (stored) continue
      shelf = await readShelf(root)
      owners = await ownersOf(shelf)
      break
    }
    return changedIds(before, shelf)
  }
  return {
    shelf: () => shelf,
    owners: () => owners,
    term,
    refresh,
    save: (id, draft, revision) =>
      inTurn(id, async () => {
        const stored = await term(id)
        if (stored.revision !== revision) throw new Refused(412, 'The file changed on disk')
        return takeIn(await write(shelf, stored, draft))
      }),
    create: (id, language, name) => inTurn(id, async () => takeIn(await create(shelf, id, {language, term: name}))),
    merge: async (id, base, mine) => mergeAnswer(await term(id), base, mine)
  }
}

function mergeAnswer({data, text, revision}: StoredTerm, base: TermData, mine: TermData): MergeAnswer {
  const {merged, conflicts} = mergeTerms(base, mine, data)
  // Both sides are what a term's file can say.
  return {value: merged, current: data, conflicts, text, revision} as unknown as MergeAnswer
}

/** One after another for each file: between reading and renaming nobody else of us writes. */
function turns(): <T>(id: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (id, work) => {
    const turn = (last.get(id) ?? Promise.resolve()).then(work, work)
    last.set(id, turn)
    return turn
  }
}

/** The term whose file is at a path; nothing for other files. */
async function storedAt(shelf: Shelf, path: string): Promise<StoredTerm | undefined> {
  const folder = `${shelf.manuscript.config.glossary}/terms/`
  return path.startsWith(folder)
    ? await readStored(shelf, path.slice(folder.length).replace(/\.ya?ml$/, ''))
    : undefined
}

function changedIds(old: Shelf, now: Shelf): string[] {
  const [before, after] = [revisionsOf(old), revisionsOf(now)]
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
}

async function write(shelf: Shelf, stored: StoredTerm, draft: TermData): Promise<StoredTerm> {
  const {path, text, file} = stored
  if (draft['id'] !== stored.data['id']) throw new Refused(422, 'An id never changes')
  const after = draftText(stored, draft, shelf)
  if (after === undefined) throw new Refused(422, 'The file cannot hold this without losing what it has')
  const read = termOfText(path, after)
  const error = read.file.messages.find(({fatal}) => fatal)
  if (error || Object.keys(read.langs).length === 0) throw new Refused(422, error?.reason ?? 'No term')
  if (after !== text) {
    const failed = await rewriteSource(shelf.root, {path, before: text, after, encoding: file.data.encoding})
    if (failed === 'changed') throw new Refused(412, 'The file changed on disk')
    if (failed !== undefined) throw new Refused(422, `The file is ${failed}`)
  }
  const written = await readStored(shelf, read.identifier)
  // What was read again is what was wanted, or somebody was faster.
  if (!written || !isSame(written.data, draft)) throw new Refused(412, 'The file changed on disk')
  return written
}

async function create(
  shelf: Shelf,
  id: string,
  {language, term}: {language: string; term: string}
): Promise<StoredTerm> {
  const path = pathOf(shelf, id)
  const wanted: TermData = {id, langs: {}}
  for (const name of shelf.languages) {
    const side = name === language ? {status: 'draft', term} : {status: 'missing', term: null}
    wanted['langs'] = {...(wanted['langs'] as TermData), [name]: {...side, definition: null}}
  }
  const start = `${modelineOf(shelf)}id: ${id}\n`
  const patched = patchTerm(start, editsBetween({id}, wanted), shelf.languages)
  if ('failed' in patched) throw new Refused(422, 'Cannot write this term')
  if (!(await createSource(shelf.root, path, patched.text))) throw new Refused(409, `${path} is there already`)
  const file = new VFile({path, value: patched.text})
  return {path, text: patched.text, revision: revisionOf(patched.text), data: patched.data, file}
}

/** The line that tells editors of the schema, where the other files have it. */
function modelineOf({manuscript}: Shelf): string {
  const texts = manuscript.glossary.map(({file}) => String(file))
  return texts.map((text) => /^# yaml-language-server: .*\n/.exec(text)?.[0]).find((line) => line !== undefined) ?? ''
}

function revisionsOf({manuscript}: Shelf): Map<string, string> {
  return new Map(manuscript.glossary.map(({identifier, file}) => [identifier, revisionOf(String(file))]))
}

async function ownersOf(shelf: Shelf): Promise<Owners | undefined> {
  const file = await readTermFile(shelf.root, `${shelf.manuscript.config.glossary}/OWNERS`)
  return file && readOwners(String(file))
}
