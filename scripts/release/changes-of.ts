import {load} from '../load/index.ts'
import {parse} from '../parse/index.ts'
import {compareContents} from './compare-contents.ts'
import type {Changes} from './contents.ts'
import {contentsBefore} from './contents-before.ts'
import {describeContents} from './describe-contents.ts'

/**
 * Tell what a book changed since an earlier version, without making anything.
 *
 * @param since As in `contentsBefore`.
 */
export async function changesOf(
  root: string,
  since: string | undefined
): Promise<{changes: Changes; language: string; title: string}> {
  const before = await contentsBefore(root, since)
  const manuscript = parse(await load(root))
  const {language, title} = manuscript.config
  const changes = compareContents(before?.contents, describeContents(manuscript), {language, name: before?.name})
  return {changes, language, title}
}
