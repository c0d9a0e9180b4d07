import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {createProcessor, parseChapter} from '../../scripts/parse/index.ts'

const processor = createProcessor({chapters: new Map([['a.md', 'a']])})

test('reads the title from the first heading', () => {
  const file = new VFile({path: 'a.md', value: '# 镜像\n\n**重点。**中文\n'})
  const chapter = parseChapter({id: 'a', division: 'bodymatter', file}, processor)
  expect(chapter.title).toBe('镜像')
})
