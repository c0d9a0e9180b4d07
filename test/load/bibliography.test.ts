import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import type {Bibliography} from '../../scripts/apparatus.ts'
import {loadBibliography} from '../../scripts/load/bibliography.ts'

const folders: string[] = []

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, {recursive: true})))
})

async function bibliographyOf(files: Record<string, string>): Promise<Bibliography | undefined> {
  const root = await mkdtemp(join(tmpdir(), 'zhushu-works-'))
  folders.push(root)
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text)
  const names = ['bibliography.yaml', 'bibliography.json', 'bibliography.bib']
  return await loadBibliography(
    {root, allowed: [root]},
    names.map((name) => join(root, name))
  )
}

function textsOf(bibliography: Bibliography | undefined): string[] {
  return bibliography?.works.map(({identifier, text}) => `${identifier}  ${text}`) ?? []
}

function messagesOf(bibliography: Bibliography | undefined): string[] {
  return (bibliography?.files ?? []).flatMap(({path, messages}) =>
    messages.map(({line, column, ruleId, reason}) => `${path}:${line ?? 0}:${column ?? 0} ${ruleId ?? ''} ${reason}`)
  )
}

const yaml = `
- id: zhang
  type: book
  title: 容器编排手记
  author: [{family: 张, given: 某}]
  translator: [王某]
  edition: 2
  publisher: 某某出版社
  publisher-place: 北京
  issued: 2021
  page: 12-15
- {id: four, type: article-journal, title: 四人谈, author: [甲乙, 丙丁, 戊己, 庚辛], container-title: 某某学报, issued: 2019-03, volume: 14, issue: 1, page: 70-93}
- {id: news, type: article-newspaper, title: 集装箱来了, author: [某甲], container-title: 某某日报, issued: 2013-03-05, page: 4}
- {id: std, type: standard, title: 参考文献著录规则, number: GB/T 7714—2015, publisher: 某某出版社, issued: 2015}
- {id: thesis, type: thesis, title: 论隔离, author: [某乙], publisher: 某某大学, publisher-place: 北京, issued: 2020}
- {id: part, type: chapter, title: 第一层, author: [某丙], editor: [某丁], container-title: 层与层, publisher: 某社, issued: 2018}
- id: burns
  type: article-journal
  title: A tale of three systems
  author: [{family: Burns, given: Anna}, {family: Grant, given: Bo C.}, {family: Oak, given: Dan}, {family: Poe, given: Eve}]
  container-title: Some Queue
  issued: 2016
  volume: 14
  page: 70-93
  DOI: 10.1000/1
- {id: web, type: webpage, title: Opened today, author: [Some Company], container-title: Some Blog, issued: 2013-03, accessed: 2026-01-02, URL: 'https://example.org/x'}
- {id: code, type: software, title: somerun, author: [Some Initiative], issued: 2015, URL: 'https://example.org/y'}
`

test('lists works as GB/T 7714—2015 wants them', async () => {
  const bibliography = await bibliographyOf({'bibliography.yaml': yaml})
  expect(messagesOf(bibliography)).toEqual([])
  expect(textsOf(bibliography).join('\n')).toMatchInlineSnapshot(`
    "zhang  张某. 容器编排手记[M]. 王某, 译. 2 版. 北京: 某某出版社, 2021: 12-15.
    four  甲乙, 丙丁, 戊己, 等. 四人谈[J]. 某某学报, 2019, 14(1): 70-93.
    news  某甲. 集装箱来了[N]. 某某日报, 2013-03-05(4).
    std  参考文献著录规则: GB/T 7714—2015[S]. 某某出版社, 2015.
    thesis  某乙. 论隔离[D]. 北京: 某某大学, 2020.
    part  某丙. 第一层[M]//某丁. 层与层. 某社, 2018.
    burns  Burns A, Grant B C, Oak D, et al. A tale of three systems[J/OL]. Some Queue, 2016, 14: 70-93. DOI:10.1000/1.
    web  Some Company. Opened today[EB/OL]. Some Blog. (2013-03)[2026-01-02]. https://example.org/x.
    code  Some Initiative. somerun[CP/OL]. (2015). https://example.org/y."
  `)
})

test('reads CSL-JSON and BibTeX, side by side', async () => {
  const bibliography = await bibliographyOf({
    'bibliography.json':
      '[{"id": 7, "type": "book", "title": "层与层", "author": [{"family": "张", "given": "某"}], "issued": {"date-parts": [["2018", 3]]}, "custom": {"x": 1}}]',
    'bibliography.bib': String.raw`@online{hykes, title = {Caf\'e {UNIX}}, author = {Hykes, Sol and others}, url = {https://example.org/a_b}, urldate = {2024-05-01}, date = {2013-03}}
@book{某书, title = {某书}, author = {{某某小组}}, publisher = {某社}, year = 2021}`
  })
  expect(messagesOf(bibliography)).toEqual([])
  expect(textsOf(bibliography).join('\n')).toMatchInlineSnapshot(`
    "7  张某. 层与层[M]. 2018.
    hykes  Hykes S, et al. Café UNIX[EB/OL]. (2013-03)[2024-05-01]. https://example.org/a_b.
    某书  某某小组. 某书[M]. 某社, 2021."
  `)
})

test('says where a work is wrong', async () => {
  const bibliography = await bibliographyOf({
    'bibliography.yaml': '- {id: a, type: book, title: 甲}\n- {id: a, type: book, title: 乙}\n',
    'bibliography.json': '[{"id": "b", "type": "buch", "title": "丙"}]',
    'bibliography.bib': '@book{c, title = {丁'
  })
  expect(messagesOf(bibliography).join('\n')).toMatchInlineSnapshot(`
    "bibliography.yaml:2:8 duplicate-work-id Unexpected second work \`a\`, expected each id once, the first is in bibliography.yaml, line 1
    bibliography.json:1:22 invalid-value Unexpected value \`buch\` at \`0.type\`, expected \`article\`, \`article-journal\`, \`article-magazine\`, \`article-newspaper\`, \`bill\`, \`book\`, \`broadcast\`, \`chapter\`, \`classic\`, \`collection\`, \`dataset\`, \`document\`, \`entry\`, \`entry-dictionary\`, \`entry-encyclopedia\`, \`event\`, \`figure\`, \`graphic\`, \`hearing\`, \`interview\`, \`legal_case\`, \`legislation\`, \`manuscript\`, \`map\`, \`motion_picture\`, \`musical_score\`, \`pamphlet\`, \`paper-conference\`, \`patent\`, \`performance\`, \`periodical\`, \`personal_communication\`, \`post\`, \`post-weblog\`, \`regulation\`, \`report\`, \`review\`, \`review-book\`, \`software\`, \`song\`, \`speech\`, \`standard\`, \`thesis\`, \`treaty\` or \`webpage\`
    bibliography.bib:1:20 invalid-bibtex Cannot read BibTeX: expected "text", got EOF at line 1 col 20:"
  `)
})

test('says where an entry of BibTeX lacks something', async () => {
  const bibliography = await bibliographyOf({'bibliography.bib': '@book{ok, title={甲}}\n\n@book{none, year=2020}'})
  expect(textsOf(bibliography)).toEqual(['ok  甲[M].'])
  expect(messagesOf(bibliography).join('\n')).toMatchInlineSnapshot(
    `"bibliography.bib:3:7 invalid-bibtex Cannot read BibTeX: title: Invalid input: expected string, received undefined"`
  )
})

test('has nothing where there are no files', async () => {
  expect(await bibliographyOf({})).toBeUndefined()
})
