import {expect, test} from 'vitest'
import {progressLine} from '../../scripts/cli/progress.ts'
import {words} from '../../scripts/cli/words.ts'

function screen(isTTY: boolean, columns: number) {
  const written: string[] = []
  return {written, screen: {isTTY, columns, write: (text: string) => void written.push(text)}}
}

test('writes one plain line a step where nobody looks on', () => {
  const {written, screen: plain} = screen(false, 80)
  let time = 0
  const line = progressLine(plain, words.zh, () => time)
  line.show({step: 'read'})
  time = 1234
  for (const done of [1, 2, 3]) line.show({format: 'html', edition: 'zh-Hans', step: 'pages', done, total: 3})
  line.clear()
  expect(written).toEqual(['读取书稿  0.0 秒\n', 'zh-Hans  HTML  生成网页  1.2 秒\n'])
})

test('writes over one line on a terminal, and cuts it to the width in columns', () => {
  const {written, screen: terminal} = screen(true, 20)
  const line = progressLine(terminal, words.zh, () => 0)
  line.show({format: 'pdf', edition: 'zh-Hans', step: 'layout', done: 12, total: 40})
  line.clear()
  expect(written).toEqual(['\r\u001B[2Kzh-Hans  PDF  分页 ', '\r\u001B[2K'])
})

test('shows a step that it has no word for as it is called', () => {
  const {written, screen: plain} = screen(false, 80)
  progressLine(plain, words.en, () => 0).show({step: 'folding'})
  expect(written).toEqual(['folding  0.0 s\n'])
})
