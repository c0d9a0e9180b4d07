import type {Root} from 'mdast'
import type {Position} from 'unist'
import type {Annals} from '../apparatus.ts'
import type {MarkdownProcessor} from './create-processor.ts'
import {parseTextAt} from './parse-text-at.ts'

/** Parse what is told of each event. Lines and columns are those of the file. */
export function parseAnnals({file, topics, events}: Annals<string>, processor: MarkdownProcessor): Annals<Root> {
  const parseSides = (sides: Readonly<Record<string, string>>, placeOf: (language: string) => Position | undefined) =>
    Object.fromEntries(
      Object.entries(sides).map(([language, text]) => [
        language,
        parseTextAt(text, placeOf(language), {file, processor})
      ])
    )
  return {
    file,
    topics,
    events: events.map((event) => ({
      ...event,
      text: parseSides(event.text, (language) => event.places[`text.${language}`]),
      conflict: parseSides(event.conflict, (language) => event.places[`conflict.${language}`])
    }))
  }
}
