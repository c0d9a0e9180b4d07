import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {createQuoteFinder} from '../../scripts/enrich/find-quote.ts'

const text =
  '镜像由层叠成，每一层都只读。\n容器在镜像之上加一层，这一层可写。\n沙盒与沙箱是一回事，docker run 创建的沙盒用命名空间隔开。'

const of = (exact: string, prefix = '', suffix = '') => {
  const {found, several} = createQuoteFinder(text)({exact, prefix, suffix})
  return found ? text.slice(found.start, found.end) : several ? '几处' : '没有'
}

test.each([
  ['the only such words', '每一层都只读', '', '', '每一层都只读'],
  ['words between others', '沙盒', '创建的', '用命名空间', '沙盒'],
  ['words whose white space differs', 'docker  run创建', '', '', 'docker run 创建'],
  ['one of several words by what stands before', '镜像', '容器在', '', '镜像'],
  ['words that were changed a little', '容器在镜像之上再加一层', '', '', '容器在镜像之上加一层'],
  ['words that were changed wholly, between what was not', '可以写入', '之上加一层，这一层', '。沙盒与沙箱', '可写'],
  ['several words that nothing tells apart', '沙盒', '', '', '几处'],
  ['what is not there', '虚拟机管理程序', '', '', '没有'],
  ['nothing', ' ', '', '', '没有']
])('finds %s', (...[, exact, prefix, suffix, expected]) => {
  expect(of(exact, prefix, suffix)).toBe(expected)
})

test('gives the nearest where nothing will do', () => {
  const {found, candidates} = createQuoteFinder(text)({exact: '容器从镜像里减去两层', prefix: '', suffix: ''})
  expect(found).toBeUndefined()
  expect(candidates.map(({start, end}) => text.slice(start, end))[0]).toContain('容器在镜像')
})

/** The same numbers for every run. */
function* numbers(): Generator<number> {
  for (let seed = 7; ;) {
    seed = (seed * 48_271) % 2_147_483_647
    yield seed / 2_147_483_647
  }
}

const folder = resolve(import.meta.dirname, '../../manuscript')
const chapters = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))

/** Change, drop or add a character, so often in a hundred. */
function edited(source: string, rate: number, random: () => number): string {
  return Array.from(source)
    .map((character) => {
      if (random() > rate) return character
      const kind = random()
      return kind < 0.4 ? '改' : kind < 0.7 ? '' : `${character}加`
    })
    .join('')
}

test.each([
  [0, 1],
  [0.03, 0.97],
  [0.1, 0.9]
])('finds quotations again where %d of the characters were edited', (rate, least) => {
  const stream = numbers()
  const random = (): number => stream.next().value as number
  let [right, wrong, all] = [0, 0, 0]
  for (const chapter of chapters) {
    for (let count = 0; count < 8; count++) {
      const length = 6 + Math.floor(random() * 20)
      const at = 40 + Math.floor(random() * (chapter.length - 200))
      const [before, exact, behind] = [chapter.slice(0, at), chapter.slice(at, at + length), chapter.slice(at + length)]
      if (exact.trim().length < 6) continue
      all += 1
      const quote = {exact, prefix: before.slice(-20), suffix: behind.slice(0, 20)}
      const [head, middle, tail] = [before, exact, behind].map((part) => edited(part, rate, random)) as [
        string,
        string,
        string
      ]
      const {found} = createQuoteFinder(head + middle + tail)(quote)
      if (!found) continue
      const isRight = Math.abs(found.end - (head.length + middle.length)) <= 3
      if (isRight) right += 1
      else wrong += 1
    }
  }
  expect(right / all).toBeGreaterThanOrEqual(least)
  expect(wrong / all).toBeLessThanOrEqual(0.01)
})

test('finds one of very many by what stands right beside it, and gives up on what tells nothing', () => {
  const find = createQuoteFinder(`${'同样的话。'.repeat(20_000)}此处同样的话与别处不同。${'同样的话。'.repeat(20_000)}`)
  expect(find({exact: '同样的话', prefix: '此处', suffix: '与别处'}).found).toMatchObject({start: 100_002})
  expect(find({exact: '同样的话', prefix: '', suffix: ''}).several).toBe(true)
  expect(find({exact: '同祥的话语', prefix: '样的话。', suffix: '同样的话'}).found).toBeUndefined()
})

test('finds words behind a very long text before them', () => {
  const before = Array.from({length: 3000}, (_, index) => String(index)).join('，')
  const find = createQuoteFinder(`${before}这里的话。${'别处'.repeat(500)}那里的话。`)
  expect(find({exact: '的话', prefix: `${before}这里`, suffix: ''}).found).toMatchObject({start: before.length + 2})
})
