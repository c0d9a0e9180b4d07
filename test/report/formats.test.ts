import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {reportWarning} from '../../scripts/diagnostics.ts'
import {
  collectFindings,
  formatAnnotations,
  formatFinding,
  formatPretty,
  toSarif,
  type Finding
} from '../../scripts/report.ts'

const value = '# 题\n\n容器𠮷,十分方便，100% 好：真的。\n'

function findingsIn(): Finding[] {
  const file = new VFile({path: '稿/01 题.md', value})
  const place = {start: {line: 3, column: 5, offset: 9}, end: {line: 3, column: 6, offset: 10}}
  reportWarning(file, {
    source: 'lint',
    ruleId: 'half-width-punctuation',
    reason: 'Unexpected 50% of `,`:\nexpected `，`',
    place,
    note: 'See',
    fix: {kind: 'safe', edits: [{place, text: '，'}]}
  })
  reportWarning(file, {source: 'lint', ruleId: 'x', reason: 'X'})
  return collectFindings([file], {})
}

function pretty(columns: number, text = value): string {
  const style = {prefix: '', colour: false, expected: '{expected}?'}
  return formatPretty(findingsIn(), new Map([['稿/01 题.md', text]]), {
    lineOf: (finding) => formatFinding(finding, style),
    colour: false,
    columns
  })
}

test('underlines the place, counting two columns for what is wide', () => {
  expect(pretty(80)).toMatchInlineSnapshot(`
    "稿/01 题.md  warning  x  X
    稿/01 题.md:3:5  warning  half-width-punctuation  Unexpected 50% of \`,\`: expected \`，\`  → See
        3 │ 容器𠮷,十分方便，100% 好：真的。
          │       ^
    "
  `)
})

test('shows a window round the place where the line is longer than the screen', () => {
  const long = value.replace('容器', '容器'.repeat(60)).replace('真的', '真的'.repeat(60))
  const shown = pretty(60, long).split('\n')
  expect(shown[2]!.length).toBeLessThanOrEqual(60)
  expect(shown[2]).toContain('…')
})

test('writes annotations of GitHub, with what has a meaning in them escaped', () => {
  expect(formatAnnotations(findingsIn(), '')).toMatchInlineSnapshot(`
    "::warning file=稿/01 题.md,title=x::X
    ::warning file=稿/01 题.md,line=3,col=5,endColumn=6,endLine=3,title=half-width-punctuation::Unexpected 50%25 of \`,\`:%0Aexpected \`，\` → See
    "
  `)
})

test('writes SARIF with places, rules and fixes', () => {
  const tool = {
    version: '0.1.0',
    language: 'en',
    rules: [{id: 'half-width-punctuation', description: 'Full-width marks.'}]
  }
  expect(toSarif(findingsIn(), 'book/', tool)).toMatchInlineSnapshot(`
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "language": "en",
          "results": [
            {
              "level": "warning",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "book/%E7%A8%BF/01%20%E9%A2%98.md",
                    },
                  },
                },
              ],
              "message": {
                "text": "X",
              },
              "ruleId": "x",
              "ruleIndex": 1,
            },
            {
              "fixes": [
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "book/%E7%A8%BF/01%20%E9%A2%98.md",
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "endColumn": 6,
                            "endLine": 3,
                            "startColumn": 5,
                            "startLine": 3,
                          },
                          "insertedContent": {
                            "text": "，",
                          },
                        },
                      ],
                    },
                  ],
                },
              ],
              "level": "warning",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "book/%E7%A8%BF/01%20%E9%A2%98.md",
                    },
                    "region": {
                      "endColumn": 6,
                      "endLine": 3,
                      "startColumn": 5,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "text": "Unexpected 50% of \`,\`:
    expected \`，\`
    See",
              },
              "ruleId": "half-width-punctuation",
              "ruleIndex": 0,
            },
          ],
          "tool": {
            "driver": {
              "name": "zhushu",
              "rules": [
                {
                  "id": "half-width-punctuation",
                  "shortDescription": {
                    "text": "Full-width marks.",
                  },
                },
                {
                  "id": "x",
                },
              ],
              "semanticVersion": "0.1.0",
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `)
})
