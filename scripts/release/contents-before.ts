import {UsageError} from '../diagnostics.ts'
import {load, readFiles} from '../load/index.ts'
import {tagBefore, withRevision} from '../machine/index.ts'
import {parse} from '../parse/index.ts'
import type {Contents} from './contents.ts'
import {describeContents} from './describe-contents.ts'

/** What the version before said. `name` is what it was asked for by. */
export type Before = {name: string; contents: Contents}

/**
 * Read the version before.
 *
 * @param since A revision of git, a folder of a release, or `none`; where left out, the last tag before what is checked out.
 * @returns `undefined` for a first version.
 * @throws {UsageError} when there is no such revision or folder.
 */
export async function contentsBefore(root: string, since: string | undefined): Promise<Before | undefined> {
  if (since === 'none') return undefined
  if (since === undefined) {
    const tag = await tagBefore(root)
    // What was tagged need not have been a book yet.
    return tag === undefined ? undefined : await contentsAt(root, tag).catch(() => undefined)
  }
  const found = (await contentsIn(since)) ?? (await contentsAt(root, since))
  if (found) return found
  throw new UsageError(`Cannot find revision \`${since}\`, expected a branch, tag or commit`, {
    ruleId: 'unknown-revision',
    values: {revision: since}
  })
}

async function contentsAt(root: string, revision: string): Promise<Before | undefined> {
  return await withRevision(root, revision, async (folder) => ({
    name: revision,
    contents: describeContents(parse(await load(folder)))
  }))
}

async function contentsIn(folder: string): Promise<Before | undefined> {
  const text = (await readFiles(folder))?.get('contents.json')
  if (!text) return undefined
  // Written by us: `assemble`.
  const contents = JSON.parse(Buffer.from(text).toString('utf8')) as Contents
  return {name: contents.version, contents}
}
