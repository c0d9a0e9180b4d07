import {eastAsianWidth} from 'get-east-asian-width'
import type {Progress} from '../renderer.ts'
import {fill, type Words} from './words.ts'

/** Where progress is shown. */
export type Screen = {write: (text: string) => void; isTTY: boolean; columns: number}

export type ProgressLine = {show: (progress: Progress) => void; clear: () => void}

/**
 * Show progress: one line that is written over on a terminal, else one plain line a step.
 *
 * @param now Milliseconds from any moment.
 */
export function progressLine(screen: Screen, words: Words, now: () => number): ProgressLine {
  const start = now()
  const said = new Set<string>()
  let current: Progress | undefined
  const seconds = (): string => fill(words.seconds, {count: ((now() - start) / 1000).toFixed(1)})
  const draw = (): void => {
    if (current) screen.write(`\r\u001B[2K${fit(`${describe(current, words)}  ${seconds()}`, screen.columns - 1)}`)
  }
  const timer = screen.isTTY ? setInterval(draw, 100).unref() : undefined
  return {
    show: (progress) => {
      current = progress
      if (screen.isTTY) {
        draw()
        return
      }
      const text = describe({...progress, done: 0, total: 0}, words)
      if (!said.has(text)) screen.write(`${text}  ${seconds()}\n`)
      said.add(text)
    },
    clear: () => {
      clearInterval(timer)
      if (screen.isTTY && current) screen.write('\r\u001B[2K')
      current = undefined
    }
  }
}

function describe({edition, format, step, done, total}: Progress, words: Words): string {
  const count = !done ? '' : total === undefined ? ` ${done}` : ` ${done}/${total}`
  return [edition, format?.toUpperCase(), (words.steps[step] ?? step) + count]
    .filter((part) => part !== undefined)
    .join('  ')
}

/** Cut a text to so many columns, of which a Han character takes two. */
function fit(text: string, columns: number): string {
  let width = 0
  let fitting = ''
  for (const character of text) {
    width += eastAsianWidth(character.codePointAt(0) ?? 0)
    if (width > columns) return fitting
    fitting += character
  }
  return fitting
}
