import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {reportError, reportInfo, reportWarning} from '../scripts/diagnostics.ts'
import {collectFindings, countFindings, formatFindings, type ReportStyle} from '../scripts/report.ts'

const style: ReportStyle = {
  prefix: '',
  colour: false,
  limit: 200,
  more: '……另有 {count} 条未显示',
  moreOfRule: '……另有 {count} 条 {ruleId} 提示',
  expected: '是否想写 {expected}？'
}

const wording = {
  'undefined-reference': '引用了不存在的 `{identifier}`',
  'undefined-reference.note': '请改正，或加上 `#{identifier}`'
}

function chapterWithProblems(): VFile {
  const file = new VFile({path: 'ch/02-镜像.md', value: '见图。'})
  reportWarning(file, {source: 'lint', ruleId: 'no-tabs', reason: 'Unexpected tab', place: {line: 7, column: 1}})
  reportError(file, {
    source: 'enrich',
    ruleId: 'undefined-reference',
    reason: 'Unexpected reference to undefined `fig:镜像`',
    place: {start: {line: 3, column: 9}, end: {line: 3, column: 20}},
    note: 'Correct it, or write `#fig:镜像`',
    expected: ['fig:镜像层'],
    values: {identifier: 'fig:镜像'}
  })
  return file
}

test('shows place, severity, rule, what is wrong and what to do on one line', () => {
  expect(formatFindings(collectFindings([chapterWithProblems()], wording), style)).toMatchInlineSnapshot(`
    "ch/02-镜像.md:3:9  error  undefined-reference  引用了不存在的 \`fig:镜像\`  → 请改正，或加上 \`#fig:镜像\`; 是否想写 \`fig:镜像层\`？
    ch/02-镜像.md:7:1  warning  no-tabs  Unexpected tab
    "
  `)
})

test('says in English what has no wording', () => {
  expect(formatFindings(collectFindings([chapterWithProblems()], {}), style)).toContain(
    'Unexpected reference to undefined `fig:镜像`  → Correct it, or write `#fig:镜像`'
  )
})

test('gives findings as plain data, with both ends of the place', () => {
  expect(collectFindings([chapterWithProblems()], wording)[0]).toEqual({
    path: 'ch/02-镜像.md',
    line: 3,
    column: 9,
    endLine: 3,
    endColumn: 20,
    severity: 'error',
    ruleId: 'undefined-reference',
    source: 'enrich',
    message: '引用了不存在的 `fig:镜像`',
    note: '请改正，或加上 `#fig:镜像`',
    expected: ['fig:镜像层'],
    fix: null
  })
})

test('sorts by path in code point order, then by place, whatever the order of the files', () => {
  const files = ['\u{20000}.md', '\uFF21.md', 'b.md'].map((path) => {
    const file = new VFile({path})
    for (const line of [12, 2]) reportInfo(file, {source: 'lint', ruleId: 'x', reason: 'X', place: {line, column: 1}})
    return file
  })
  const order = collectFindings(files, {}).map(({path, line}) => `${path}:${String(line)}`)
  expect(order).toEqual(['b.md:2', 'b.md:12', '\uFF21.md:2', '\uFF21.md:12', '\u{20000}.md:2', '\u{20000}.md:12'])
})

test('shows once what several editions report', () => {
  const file = chapterWithProblems()
  const [first] = file.messages
  file.messages.push(first!)
  expect(collectFindings([file, file], {})).toHaveLength(2)
})

test('stops after the limit and says how many more there are', () => {
  const file = new VFile({path: 'a.md'})
  for (let line = 1; line <= 205; line++) {
    reportError(file, {source: 'lint', ruleId: 'x', reason: 'X', place: {line, column: 1}})
  }
  const lines = formatFindings(collectFindings([file], {}), style)
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(201)
  expect(lines.at(-1)).toBe('……另有 5 条未显示')
})

test('shows three notes of a rule, and counts the others', () => {
  const file = new VFile({path: 'a.md'})
  for (let line = 1; line <= 7; line++) {
    reportInfo(file, {source: 'enrich', ruleId: 'unused-term', reason: 'X', place: {line, column: 1}})
  }
  reportWarning(file, {source: 'lint', ruleId: 'x', reason: 'Y', place: {line: 9, column: 1}})
  const lines = formatFindings(collectFindings([file], {}), style)
    .trimEnd()
    .split('\n')
  expect(lines.slice(2)).toEqual([
    'a.md:3:1  info  unused-term  X',
    'a.md:9:1  warning  x  Y',
    '……另有 4 条 unused-term 提示'
  ])
})

test('leaves the place out where there is none, and puts the prefix before the path', () => {
  const file = new VFile({path: 'book.yaml'})
  reportError(file, {source: 'load', ruleId: 'x', reason: 'X'})
  expect(formatFindings(collectFindings([file], {}), {...style, prefix: '../书/'})).toBe(
    '../书/book.yaml  error  x  X\n'
  )
})

test('colours on request, and lets no escape of the author through', () => {
  const file = new VFile({path: 'a.md'})
  reportError(file, {source: 'lint', ruleId: 'x', reason: 'Unexpected `\u001B[31m红\n`'})
  const text = formatFindings(collectFindings([file], {}), {...style, colour: true})
  expect(text).toContain('\u001B[31merror\u001B[39m')
  expect(text).toContain('Unexpected ` [31m红 `')
})

test('counts findings by severity', () => {
  expect(countFindings(collectFindings([chapterWithProblems()], {}))).toEqual({error: 1, warning: 1, info: 0})
})
