/** The file of dated events → annals. */
import {lstatSync} from 'node:fs'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Annals, AnnalsEvent} from '../apparatus.ts'
import {reportError} from '../diagnostics.ts'
import {nearest} from '../nearest.ts'
import {annalsFile} from './annals-schema.ts'
import type {AnnalsFile} from './annals-schema.ts'
import {bookPath} from './read-contained.ts'
import {readText} from './read-text.ts'
import type {BookFolders} from './read-text.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/** Largest file of events, in bytes. */
const sizeLimit = 4_194_304

type PlaceOf = Yaml<unknown>['placeOf']

/**
 * Read a book's dated events.
 *
 * @param path Absolute; need not exist.
 * @returns `undefined` where there is no such file; no events where it could not be read.
 *   Reports what `readText` and `readYaml` do, `duplicate-event-id`, `undefined-topic`, `reversed-dates` (errors).
 */
export async function loadAnnals(folders: BookFolders, path: string): Promise<Annals<string> | undefined> {
  if (!lstatSync(path, {throwIfNoEntry: false})) return undefined
  const file = new VFile({path: bookPath(folders.root, path)})
  if (!(await readText(file, folders, {path, limit: sizeLimit}))) return {file, topics: [], events: []}
  const {value, placeOf} = readYaml(file, annalsFile)
  if (!value) return {file, topics: [], events: []}
  checkIdentifiers(file, value, placeOf)
  checkTopics(file, value, placeOf)
  checkDates(file, value, placeOf)
  return {
    file,
    topics: Object.entries(value.topics).map(([identifier, name]) => ({identifier, name})),
    events: withoutDuplicates(value.events).map(({event, index}) => eventOf(event, index, placeOf))
  }
}

type FileEvent = AnnalsFile['events'][number]

/** Later steps find an event by its identifier: the first of two stays. */
function withoutDuplicates(events: readonly FileEvent[]): {event: FileEvent; index: number}[] {
  const all = events.map((event, index) => ({event, index}))
  return all.filter(({event, index}) => events.findIndex(({id}) => id === event.id) === index)
}

function eventOf(event: FileEvent, index: number, placeOf: PlaceOf): AnnalsEvent<string> {
  const {id, end, sources, ...rest} = event
  const places = (['text', 'conflict'] as const).flatMap((key) =>
    Object.keys(event[key]).flatMap((language): [string, Position][] => {
      const place = placeOf(['events', index, key, language])
      return place ? [[`${key}.${language}`, place]] : []
    })
  )
  return {
    ...rest,
    identifier: id,
    ...(end === undefined ? {} : {end}),
    sources: sources.map(({title, date, url, note}) => ({
      title,
      ...(date === undefined ? {} : {date}),
      ...(url === undefined ? {} : {url}),
      ...(note === undefined ? {} : {note})
    })),
    places: Object.fromEntries(places)
  }
}

function checkIdentifiers(file: VFile, {events}: AnnalsFile, placeOf: PlaceOf): void {
  const first = new Map<string, number>()
  for (const [index, {id}] of events.entries()) {
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, index)
      continue
    }
    const line = placeOf(['events', earlier, 'id'])?.start.line ?? 0
    reportError(file, {
      source: 'load',
      ruleId: 'duplicate-event-id',
      reason: `Unexpected second event \`${id}\`, expected each id once, the first is in line ${line}`,
      place: placeOf(['events', index, 'id']),
      values: {id, line}
    })
  }
}

function checkTopics(file: VFile, {events, topics}: AnnalsFile, placeOf: PlaceOf): void {
  const known = Object.keys(topics)
  for (const [index, event] of events.entries()) {
    for (const [at, topic] of event.topics.entries()) {
      if (known.includes(topic)) continue
      reportError(file, {
        source: 'load',
        ruleId: 'undefined-topic',
        reason: `Unexpected topic \`${topic}\`, expected one under \`topics\``,
        place: placeOf(['events', index, 'topics', at]),
        expected: nearest(topic, known),
        values: {topic}
      })
    }
  }
}

/** `2013` to `2013-06` is right, `2013-06` to `2013` is too: only what both say counts. */
function checkDates(file: VFile, {events}: AnnalsFile, placeOf: PlaceOf): void {
  for (const [index, {date, end}] of events.entries()) {
    if (end === undefined) continue
    const length = Math.min(date.length, end.length)
    if (date.slice(0, length) <= end.slice(0, length)) continue
    reportError(file, {
      source: 'load',
      ruleId: 'reversed-dates',
      reason: `Unexpected end \`${end}\` before \`${date}\`, expected a later date`,
      place: placeOf(['events', index, 'end']),
      values: {end, date}
    })
  }
}
