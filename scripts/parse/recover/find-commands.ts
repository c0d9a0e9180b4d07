import type {Nodes, Paragraph, Root} from 'mdast'
import {visitParents} from 'unist-util-visit-parents'
import type {Recovery} from './recovery.ts'

/** A prompt, a command's name, and its arguments. */
const command = /^[$＄] (?:sudo )?[a-z][\w.+-]*(?: \S.*)?$/u

/** Find shell commands that stand as running text, alone in their paragraph or between lines of it. */
export function findCommands(text: string, tree: Root): Recovery[] {
  const found: Recovery[] = []
  visitParents(tree, 'paragraph', (node, parents) => {
    const nodes: readonly Nodes[] = parents
    if (nodes.every(({type}) => type === 'root' || type === 'blockquote')) found.push(...commandsIn(text, node, nodes))
  })
  return found
}

function commandsIn(text: string, {position}: Paragraph, parents: readonly Nodes[]): Recovery[] {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const prefix = text.slice(lineStart, start)
  const quote = parents.some(({type}) => type === 'blockquote') ? prefix : ''
  if (quote === '' && prefix.trim() !== '') return []
  const lines = linesWithin(text, start, end)
  const isCommand = lines.map(({value}) => command.test(value) && isShell(value))
  const found: Recovery[] = []
  for (let index = 0; index < lines.length; index++) {
    if (!isCommand[index]) continue
    let last = index
    while (isCommand[last + 1]) last++
    const isWhole = index === 0 && last === lines.length - 1
    if (isWhole || quote === '')
      found.push(
        fence(lines.slice(index, last + 1), {quote, isFirst: index === 0, isLast: last === lines.length - 1, text})
      )
    index = last
  }
  return found
}

/** Chinese among the arguments is a place holder or in quotes; else the line may be a sentence. */
function isShell(value: string): boolean {
  return !/\p{Script=Han}/u.test(value.replace(/(["“'‘_<])[^"”'’_>]*["”'’_>]/gu, '')) && !/[。，；]/u.test(value)
}

type Piece = {value: string; start: number; end: number}

function linesWithin(text: string, start: number, end: number): Piece[] {
  let at = start
  return text
    .slice(start, end)
    .split('\n')
    .map((raw) => {
      const value = raw.replace(/^[\s>]*/, '').trim()
      const from = at + raw.indexOf(value)
      const piece = {value, start: from, end: at + raw.length}
      at += raw.length + 1
      return piece
    })
}

type Place = {quote: string; isFirst: boolean; isLast: boolean; text: string}

function fence(lines: readonly Piece[], {quote, isFirst, isLast, text}: Place): Recovery {
  const start = lines[0]?.start ?? 0
  // Spaces behind the last line are no part of the command, nor of the paragraph.
  const ending = text.indexOf('\n', lines.at(-1)?.end ?? 0)
  const end = ending === -1 ? text.length : ending
  const code = lines.map(({value}) => value.replace(/^＄/u, '$'))
  const fenced = ['```', ...code, '```'].join(`\n${quote}`)
  const value = lines[0]?.value ?? ''
  return {
    kind: 'commands',
    ruleId: 'recover-commands',
    start,
    end,
    edits: [{start, end, text: `${isFirst ? '' : '\n'}${fenced}${isLast ? '' : '\n'}`}],
    certain: true,
    reason: `Unexpected command \`${value}\` in running text, expected a block of code`,
    values: {command: value}
  }
}
