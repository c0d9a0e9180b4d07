import type {Heading, Root} from 'mdast'
import type {Annals, AnnalsEvent} from '../apparatus.ts'
import type {Chapter} from '../book.ts'
import type {Labels} from '../load/config.ts'
import type {AnnalsChart, AnnalsEntry, AnnalsList, ChartEvent} from '../mdast-apparatus.ts'
import {fillLabel} from './label-patterns.ts'
import {generatedId} from './generated-id.ts'

export type AnnalsOptions = {language: string; labels: Labels}

/**
 * Make the chapter of dated events: a chart, then the events by year. Later steps number it, link its terms and resolve
 * its references as they do in an author's chapter; its messages are those of `annals.yaml`.
 *
 * @param chapters Whose ids the new chapter's differs from.
 * @returns `undefined` where there are no events.
 */
export function buildAnnals(
  annals: Annals<Root> | undefined,
  chapters: readonly Chapter[],
  options: AnnalsOptions
): Chapter | undefined {
  if (!annals || annals.events.length === 0) return undefined
  const title = options.labels['annals'] ?? 'Annals'
  const events = [...annals.events].sort(byDate)
  const tree: Root = {
    type: 'root',
    children: [headingOf(title, 1), chartOf(annals, events, options), ...yearsOf(events, options)]
  }
  const id = generatedId('annals', chapters)
  return {id, division: 'backmatter', file: annals.file, tree, title, meta: {}, generated: 'annals'}
}

/** As text, `2013` sorts before `2013-03` before `2013-03-15`. */
function byDate(a: AnnalsEvent<Root>, b: AnnalsEvent<Root>): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.identifier < b.identifier ? -1 : 1
}

function headingOf(value: string, depth: 1 | 2): Heading {
  return {type: 'heading', depth, children: [{type: 'text', value}], data: {generated: true}}
}

function yearsOf(events: readonly AnnalsEvent<Root>[], {language, labels}: AnnalsOptions): (Heading | AnnalsList)[] {
  const years = new Map<string, AnnalsEntry[]>()
  for (const event of events) {
    const year = event.date.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), entryOf(event, language)])
  }
  return [...years].flatMap(([year, children]) => [
    headingOf(fillLabel(labels, 'dateYear', {year}), 2),
    {type: 'annalsList', children}
  ])
}

function entryOf(event: AnnalsEvent<Root>, language: string): AnnalsEntry {
  // Trees are cloned: the next edition gets the same ones.
  const text = structuredClone(sideOf(event.text, language)?.children ?? [])
  const conflict = structuredClone(sideOf(event.conflict, language)?.children ?? [])
  return {
    type: 'annalsEntry',
    event: factsOf(event, language),
    sources: event.sources,
    uses: [],
    // What Markdown gives below a root is blocks.
    children: [
      ...(text as AnnalsEntry['children']),
      ...(conflict.length > 0 ? [{type: 'annalsConflict', children: conflict} as AnnalsEntry['children'][number]] : [])
    ]
  }
}

function chartOf({topics}: Annals<Root>, events: readonly AnnalsEvent<Root>[], {language}: AnnalsOptions): AnnalsChart {
  const lanes = [...topics, undefined].map((topic) => ({
    name: topic ? (sideOf(topic.name, language) ?? topic.identifier) : '',
    events: events
      .filter((event) => event.topics[0] === topic?.identifier)
      .map((event) => ({
        ...factsOf(event, language),
        short: sideOf(event.short, language) ?? titleOf(event, language)
      }))
  }))
  return {type: 'annalsChart', lanes: lanes.filter((lane) => lane.events.length > 0)}
}

function factsOf(event: AnnalsEvent<Root>, language: string): Omit<ChartEvent, 'short'> {
  const {identifier, date, end, certainty} = event
  return {identifier, date, ...(end === undefined ? {} : {end}), title: titleOf(event, language), certainty}
}

function titleOf({title, identifier}: AnnalsEvent<Root>, language: string): string {
  return sideOf(title, language) ?? identifier
}

/** Choose the side to show: the edition's language, else Simplified Chinese, else English, else any. */
function sideOf<Side>(sides: Readonly<Record<string, Side>>, language: string): Side | undefined {
  return [language, 'zh-Hans', 'en', ...Object.keys(sides)].map((tag) => sides[tag]).find((side) => side !== undefined)
}
