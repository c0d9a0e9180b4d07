import {toString} from 'mdast-util-to-string'
import {describe, expect, test} from 'vitest'
import {mend} from '../../scripts/fix/index.ts'
import {
  hasManuscripts,
  lintedFiles,
  manuscriptSources,
  mendedLines,
  mendedManuscripts,
  safelyMendedManuscripts,
  title
} from './linted-book.ts'

describe.skipIf(!hasManuscripts)(title, () => {
  test('18 joins a torn paragraph without a space', async () => {
    expect((await mendedLines('000')).join('\n')).toContain('他们心里明白')
  })

  test('35 turns quotes round', async () => {
    const line = (await mendedLines('002'))[4]
    expect(line).toContain('“史诗大战”')
    expect(line).toContain('“容器编排之争（Container Orchestration Wars）”')
  })

  test('101 leaves no half-width comma behind a Han character', async () => {
    const {manuscript} = await mendedManuscripts()
    const text = String(manuscript.chapters.find(({file}) => file.path.startsWith('004'))?.file)
    expect(text.slice(text.indexOf('切身利益'))).not.toMatch(/\p{Script=Han},/u)
  })

  test('136 changes nothing the second time, and leaves nothing to mend', async () => {
    const {manuscript, changes} = await mendedManuscripts()
    expect(changes.length).toBeGreaterThan(3)
    const sources = await manuscriptSources()
    const chapters = sources.chapters.map((chapter, index) => ({...chapter, file: manuscript.chapters[index]!.file}))
    const again = await mend({...sources, chapters}, () => Promise.resolve(true))
    expect(again.changes).toEqual([])
    const left = manuscript.chapters.flatMap(({file}) => file.messages.filter(({fix}) => fix?.kind === 'safe'))
    expect(left.map(({reason}) => reason)).toEqual([])
  })

  test('138 mends many things on one line, and asks about none of them', async () => {
    const {manuscript} = await safelyMendedManuscripts()
    const tree = manuscript.chapters.find(({file}) => file.path.startsWith('000'))!.tree
    const paragraph = tree.children.map((node) => toString(node)).find((text) => text.startsWith('遗憾的是'))
    expect(paragraph).toMatch(/^遗憾的是，无论是Cloud Foundry、OpenShift，还是Cloudify，面对这个问题/)
  })

  test('140 changes only what was reported, and never what a person has to decide', async () => {
    for (const file of await lintedFiles()) {
      for (const {fix, place} of file.messages) {
        if (!fix || !place || !('start' in place)) continue
        for (const edit of fix.edits) {
          expect(edit.place.start.offset).toBeGreaterThanOrEqual(place.start.offset!)
          const beyond = String(file).slice(place.end.offset, edit.place.end.offset)
          expect(beyond.trim()).toBe('')
        }
      }
    }
    const {manuscript} = await safelyMendedManuscripts()
    const left = manuscript.chapters.flatMap(({file}) => file.messages.filter(({fix}) => fix?.kind === 'safe'))
    expect(left.map(({reason}) => reason)).toEqual([])
    const text = (await mendedLines('000')).join('\n')
    expect(text).toContain('30,0000')
    expect(text).toContain('技术后端')
  })
})
