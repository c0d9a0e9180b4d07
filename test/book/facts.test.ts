import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {ownBook, root} from './own-book.ts'

/** Dated events as the sources of the book have them. */
const file = join(root, '../shared/data/events.json')

/** Told as events of the annals; told in a chapter; or left out, and why. In the order of the sources' dates. */
type Fate = {events: readonly string[]} | {chapter: string; words: string} | {leftOut: string}

const mood = '说的是气氛，没有哪份材料能证实或推翻'

const fates: readonly Fate[] = [
  {events: ['process-containers', 'cgroups-renamed', 'linux-2-6-24']},
  {events: ['gae-preview', 'lxc-first', 'borg-begins']},
  {events: ['mesos-begins']},
  {events: ['twitter-mesos']},
  {events: ['cloud-foundry']},
  {chapter: '01-paas', words: 'PaaS 时代'},
  {events: ['docker-talk', 'docker-open-source']},
  {events: ['kubernetes-idea']},
  {events: ['mesosphere-founded', 'hindman-joins']},
  {events: ['docker-inc']},
  {leftOut: mood},
  {events: ['mesos-0-20']},
  {events: ['mesosphere-series-a']},
  {events: ['kubernetes-first-commit', 'kubernetes-announced', 'docker-1-0']},
  {events: ['docker-orchard']},
  {chapter: '04-platform', words: '工具为什么不够'},
  {events: ['rocket']},
  {events: ['swarm-announced']},
  {leftOut: mood},
  {leftOut: mood},
  {leftOut: mood},
  {chapter: '06-mesos', words: '到底有多大'},
  {events: ['siri-mesos']},
  {leftOut: mood},
  {events: ['oci']},
  {events: ['cncf']},
  {events: ['swarm-mode']},
  {leftOut: mood},
  {events: ['cri']},
  {events: ['containerd-cncf']},
  {events: ['moby']},
  {events: ['docker-kubernetes']},
  {events: ['aws-eks']},
  {events: ['redhat-coreos']},
  {events: ['hykes-leaves']},
  {events: ['mesosphere-series-d']},
  {leftOut: mood},
  {events: ['d2iq']},
  {events: ['mirantis-docker']},
  {chapter: 'afterword', words: '人民邮电出版社'},
  {leftOut: '是一份材料写作的年份，不是这段历史里的事'},
  {leftOut: '是一份材料发表的日期，不是这段历史里的事'}
]

test('tells every dated event of its sources, or says why not', async () => {
  const {manuscript} = await ownBook('zh-Hans')
  const known = new Set(manuscript.annals!.events.map(({identifier}) => identifier))
  const textOf = (id: string): string => String(manuscript.chapters.find((chapter) => chapter.id === id)?.file ?? '')
  const lost = fates.flatMap((fate) => {
    if ('events' in fate) return fate.events.filter((id) => !known.has(id))
    if ('chapter' in fate) return textOf(fate.chapter).includes(fate.words) ? [] : [`${fate.chapter}: ${fate.words}`]
    return fate.leftOut === '' ? ['left out without a reason'] : []
  })
  expect(lost).toEqual([])
})

test.skipIf(!existsSync(file))('has a fate for each of them (skipped where the sources are absent)', () => {
  const events = JSON.parse(readFileSync(file, 'utf8')) as unknown[]
  expect(fates).toHaveLength(events.length)
})

test('says in a note or in the annals who disagrees, wherever sources do', async () => {
  const {manuscript, book} = await ownBook('zh-Hans')
  const conflicts = manuscript.annals!.events.filter(({conflict}) => Object.keys(conflict).length > 0).length
  const editors = book.notes.filter((note) => note.class === 'editor').length
  expect(conflicts + editors).toBeGreaterThanOrEqual(40)
})
