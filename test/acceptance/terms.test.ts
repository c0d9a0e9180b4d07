import {describe, expect, test} from 'vitest'
import {covers, hasManuscripts, lintedFiles, messagesIn, title} from './linted-book.ts'

const names = ['term-case', 'term-spacing', 'forbidden-term', 'misspelled-term']
const words = ['misspelled-han', 'misspelled-idiom']

describe.skipIf(!hasManuscripts)(title, () => {
  test('77 gives every report a place inside its line, a rule, words and a fix that holds the wrong text', async () => {
    for (const file of await lintedFiles()) {
      const lines = String(file).split('\n')
      for (const message of file.messages.filter(({ruleId}) => [...names, ...words].includes(ruleId ?? ''))) {
        const {line = 0, column = 0, expected = [], fix, place} = message
        expect(column).toBeGreaterThan(0)
        expect(column).toBeLessThanOrEqual(lines[line - 1]!.length)
        expect(expected.length).toBe(1)
        const start = place && 'start' in place ? place.start.offset : undefined
        expect(fix?.edits[0]?.place.start.offset).toBe(start)
      }
    }
  })

  test.each([
    ['34', '001 57:54', '尘沙折戟', '沉沙折戟'],
    ['50', '003 1:3', 'Paas', 'PaaS'],
    ['78', '000 11:16', 'Doceker', 'Docker'],
    ['79', '000 63:17', 'CloudPoundly', 'Cloud Foundry'],
    ['80', '000 201:11', 'Kubemetes', 'Kubernetes'],
    ['80', '000 203:2', 'Kubemetes', 'Kubernetes'],
    ['80', '000 205:11', 'Kubemetes', 'Kubernetes'],
    ['84', '002 23:102', 'Solumon', 'Solomon'],
    ['84', '002 25:229', 'Solumon', 'Solomon'],
    ['84', '002 25:265', 'Solumon', 'Solomon'],
    ['86', '000 87:114', 'Paas', 'PaaS'],
    ['87', '000 23:58', 'NameSpace', 'Namespace'],
    ['88', '000 95:47', 'red hat', 'Red Hat'],
    ['88', '000 197:9', 'red hat', 'Red Hat'],
    ['88', '002 76:33', 'RedHat', 'Red Hat'],
    ['88', '002 76:174', 'RedHat', 'Red Hat'],
    ['88', '003 51:40', 'RedHat', 'Red Hat'],
    ['88', '003 59:10', 'Redhat', 'Red Hat'],
    ['92', '000 103:14', '项日', '项目'],
    ['92', '000 105:89', '幂后', '幕后'],
    ['92', '000 63:43', '进人', '进入'],
    ['92', '000 161:87', '写人', '写入']
  ])('%s reports %s %s as %s', async (_, ...[place, wrong, right]) => {
    expect(await covers(place, wrong, ...names, ...words)).toBe(true)
    const [number = '', line = ''] = place.split(/[ :]/)
    const there = (await messagesIn(number, ...names, ...words)).filter((message) => message.line === Number(line))
    expect(there.flatMap(({expected = []}) => expected).join(' ')).toContain(right)
  })

  test('88 leaves Red Hat alone where it is written so', async () => {
    const said = (await messagesIn('004', ...names)).filter(({expected}) => expected?.[0] === 'Red Hat')
    expect(said).toEqual([])
  })

  test('90 reports the 35 places of docker in small letters, and none in code', async () => {
    const said = (await messagesIn('000', ...names)).filter(({reason}) => /Unexpected `docker\b/.test(reason))
    expect(said).toHaveLength(35)
    expect(said.filter(({line}) => [44, 50, 132, 138].includes(line ?? 0))).toEqual([])
    const others = [...(await messagesIn('001', ...names)), ...(await messagesIn('004', ...names))]
    expect(others.filter(({reason}) => /Unexpected `docker\b/.test(reason))).toEqual([])
  })

  test('91 takes no ordinary word for a misspelled name', async () => {
    const said = (await lintedFiles()).flatMap(({messages}) => messages)
    const misspelled = said.filter(({ruleId}) => ruleId === 'misspelled-term').map(({reason}) => reason)
    expect(misspelled.filter((reason) => /`(?:demo|bash|title|date|tags|pages)`/i.test(reason))).toEqual([])
    expect(misspelled.length).toBeGreaterThan(4)
  })
})
