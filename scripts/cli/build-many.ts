/** What `zhushu build` of several books does and prints. */
import {packageRoot} from '../load/index.ts'
import {buildBooks} from '../queue/index.ts'
import type {Invocation} from './command.ts'
import {bookFolder, typedPath} from './places.ts'
import {toJson} from './report-text.ts'
import {stoppable} from './stoppable.ts'
import {fill, words} from './words.ts'

/** Build books, each in a process of its own; gives the highest exit code of any. */
export async function buildMany(invocation: Invocation): Promise<number> {
  const {positionals, options, surroundings, language = 'zh', quiet, json} = invocation
  const out = options.get('out')?.at(-1)
  const folders = positionals.map((folder) => bookFolder(folder, surroundings))
  const books: {folder: string; result: unknown}[] = []
  return await stoppable({language, silent: true}, async ({signal}) => {
    const codes = await buildBooks({
      packageRoot: packageRoot(),
      folders,
      out: out === undefined ? undefined : typedPath(out, surroundings),
      args: argumentsOf(invocation),
      signal,
      onEnd: ({folder, code, lines, text}) => {
        if (json) books.push({folder, result: parsed(text)})
        else {
          // Of what went well, what was made is enough.
          const said = code === 0 && quiet ? [] : lines.slice(code === 0 ? -1 : 0)
          process.stderr.write([folder, ...said].map((line) => `${line}\n`).join(''))
          process.stdout.write(text)
        }
      }
    })
    const failed = codes.filter((code) => code !== 0).length
    const exitCode = Math.max(...codes)
    if (json) process.stdout.write(toJson({books, exitCode}))
    else if (!quiet) {
      process.stderr.write(`${fill(words[language].builtMany, {count: codes.length - failed, all: codes.length})}\n`)
    }
    return exitCode
  })
}

/** What was typed, but for the folders and `--out`. */
function argumentsOf({options, quiet, json, language}: Invocation): string[] {
  const own = [...options].filter(([name]) => name !== 'out' && name !== 'json' && name !== 'quiet' && name !== 'lang')
  return [
    ...own.flatMap(([name, values]) => values.map((value) => (value === '' ? `--${name}` : `--${name}=${value}`))),
    ...(quiet ? ['--quiet'] : []),
    ...(json ? ['--json'] : []),
    ...(language === undefined ? [] : [`--lang=${language}`])
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
