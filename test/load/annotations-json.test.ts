import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {annotationsFromJson, annotationsToJson} from '../../scripts/load/annotations-json.ts'
import {loadAnnotations} from '../../scripts/load/annotations.ts'

const folders: string[] = []

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, {recursive: true})))
})

async function folderOf(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'zhushu-notes-'))
  folders.push(root)
  await mkdir(join(root, 'annotations'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text)
  return root
}

const yaml = `annotations:
  - id: sandbox
    source: 02-docker.md
    quote: {exact: 沙盒, prefix: 创建的“}
    note: |
      今多称**容器。**

      "两段"
  - {id: t1, source: 02-docker, class: translator, quote: {exact: 镜像}, note: 译者说}
`

test('writes notes as Web Annotations, and reads the same again', async () => {
  const root = await folderOf({'annotations/a.yaml': yaml})
  const read = async () => await loadAnnotations({root, allowed: [root]}, join(root, 'annotations'))
  const first = await read()
  expect(first.flatMap(({file}) => file.messages.map(String))).toEqual([])
  const json = annotationsToJson(first, 'urn:zhushu:small')
  expect(JSON.parse(json)).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
    items: [
      {
        target: {
          source: '02-docker.md',
          selector: {type: 'TextQuoteSelector', exact: '沙盒', prefix: '创建的“', suffix: ''}
        }
      },
      {body: [{value: '译者说'}, {purpose: 'tagging', value: 'translator'}]}
    ]
  })
  await writeFile(join(root, 'notes.jsonld'), json)
  await writeFile(join(root, 'annotations/a.yaml'), await annotationsFromJson(join(root, 'notes.jsonld')))
  const again = await read()
  const bare = (files: typeof first) =>
    files.flatMap(({annotations}) => annotations.map((one) => ({...one, places: {}})))
  expect(bare(again)).toEqual(bare(first))
})

test('reads what other programs write', async () => {
  const one = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://example.org/anno/é7',
    type: 'Annotation',
    body: '只有文字',
    target: {
      source: 'https://example.org/book/02-docker.html#x',
      selector: [
        {type: 'TextPositionSelector', start: 1},
        {type: 'TextQuoteSelector', exact: '镜像'}
      ]
    }
  }
  const root = await folderOf({'one.json': JSON.stringify(one)})
  expect(await annotationsFromJson(join(root, 'one.json'))).toBe(`annotations:
  - id: "7"
    source: "02-docker"
    class: editor
    quote: {exact: "镜像", prefix: "", suffix: ""}
    note: "只有文字"
`)
})

test.each([
  ['no JSON', '{'],
  [
    'an annotation without a quotation',
    '{"body": "x", "target": {"source": "a", "selector": {"type": "FragmentSelector"}}}'
  ],
  ['an annotation without a text', '{"body": [], "target": {"source": "a", "selector": {"exact": "x"}}}'],
  ['something else', '[1]']
])('refuses %s', async (_, text) => {
  const root = await folderOf({'bad.json': text})
  await expect(annotationsFromJson(join(root, 'bad.json'))).rejects.toMatchObject({
    facts: {ruleId: 'unusable-annotations'}
  })
})

test('reports two notes of one id, across files', async () => {
  const root = await folderOf({'annotations/a.yaml': yaml, 'annotations/b.yaml': yaml})
  const files = await loadAnnotations({root, allowed: [root]}, join(root, 'annotations'))
  expect(files.map(({file}) => file.messages.map(({ruleId}) => ruleId))).toEqual([
    [],
    ['duplicate-annotation-id', 'duplicate-annotation-id']
  ])
})
