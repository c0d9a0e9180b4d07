import {h} from 'hastscript'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {keepMarks} from '../../../scripts/render/pdf/keep-marks.ts'

const mark = (label: string) => h('sup.noteref', label)

function kept(...children: Parameters<typeof h>[2][]): string {
  const paragraph = h('p', ...children)
  keepMarks(h('div', paragraph))
  return toHtml(paragraph)
    .replace(/<sup class="noteref">(.)<\/sup>/g, '^$1')
    .replace(/<span class="kept">(.*?)<\/span>/g, '[$1]')
}

test('holds a mark to the one character before it, and marks in a row together', () => {
  expect(kept('镜像一层层', mark('1'), '叠放', mark('2'), mark('3'), '。')).toBe('<p>镜像一层[层^1]叠[放^2^3]。</p>')
})

test('holds a mark to a whole element before it', () => {
  expect(kept('用', h('code', 'docker run'), mark('1'), '启动')).toBe('<p>用[<code>docker run</code>^1]启动</p>')
})

test('leaves a mark with nothing, or a space, before it', () => {
  expect(kept(mark('1'), '开头，空格 ', mark('2'))).toBe('<p>^1开头，空格 ^2</p>')
})

test('does not cut a character from its accent', () => {
  expect(kept('cafe\u0301', mark('1'))).toBe('<p>caf[e\u0301^1]</p>')
})
