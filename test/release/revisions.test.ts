/** Notes for two real revisions of this repository's book, where git has them. */
import {resolve} from 'node:path'
import {expect, test, vi} from 'vitest'
import {load} from '../../scripts/load/index.ts'
import {withRevision} from '../../scripts/machine/index.ts'
import {parse} from '../../scripts/parse/index.ts'
import {compareContents} from '../../scripts/release/compare-contents.ts'
import type {Contents} from '../../scripts/release/contents.ts'
import {describeContents} from '../../scripts/release/describe-contents.ts'

vi.setConfig({testTimeout: 120_000})

const root = resolve(import.meta.dirname, '../..')

async function contentsAt(revision: string): Promise<Contents | undefined> {
  return await withRevision(root, revision, async (folder) => describeContents(parse(await load(folder))))
}

test('tells what a revision of the book mended', async ({skip}) => {
  const [before, after] = [await contentsAt('9e995e6'), await contentsAt('6a91c08')]
  if (!before || !after) {
    skip('this checkout has no such revisions')
    return
  }
  const changes = compareContents(before, after, {language: 'zh-Hans', name: '9e995e6'})
  expect(changes).toMatchObject({
    from: '9e995e6',
    addedChapters: [],
    removedChapters: [],
    addedSections: [],
    removedTerms: ['图书在版编目', '国际标准书号'],
    redefinedTerms: ['containerd-shim']
  })
  expect(changes.corrections).toContainEqual({
    chapter: 'PaaS 的许诺与麻烦',
    before: '…装好、启动、看住；操作系统和运行…',
    after: '…装好、启动、看住，行话叫应用托管；操作系统和运行…'
  })
  expect(changes.rewritten).toContainEqual({chapter: 'PaaS 的许诺与麻烦', added: 1, removed: 0})
})
