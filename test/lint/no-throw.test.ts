import fc from 'fast-check'
import {expect, test} from 'vitest'
import {lintText} from './lint-text.ts'

const marks = Array.from(
  '，。、；：？！“”‘’"\'()（）《》—…-.,;:?!°*_`~[]{}<>#|\\&$@^=+0123456789 \n\t\u3000\u200B\uFEFF\uD83D𠮷👩容器镜像的了和DockerOpenO'
)

const text = fc.string({unit: fc.constantFrom(...marks), maxLength: 60})

test('reads any string without a throw, and reports places that are in it', () => {
  fc.assert(
    fc.property(text, (value) => {
      const lines = value.split('\n')
      for (const {line, column} of lintText(value)) {
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
      }
    }),
    {numRuns: 10_000, seed: 1}
  )
}, 600_000)
