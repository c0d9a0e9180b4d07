import type {Root} from 'mdast'
import {admonitionKinds} from './admonition-kinds.ts'
import {codeIn} from './code-in.ts'
import type {TextEdit} from './recover/index.ts'

const tag = /^[ \t>]*(\{%-?[ \t]*(?:(hint)(?:[ \t]+style=["']?([\w-]+)["']?)?|endhint)[ \t]*-?%\})[ \t]*$/gm

/** Find GitBook's hints, `{% hint style="info" %}` to `{% endhint %}`, and write them as containers. */
export function findHints(text: string, tree: Root): TextEdit[] {
  const inCode = codeIn(tree)
  const open: TextEdit[] = []
  const edits: TextEdit[] = []
  for (const match of text.matchAll(tag)) {
    const [line, written = '', opens, style = ''] = match
    const start = match.index + line.indexOf('{')
    if (inCode(start)) continue
    const edit = {start, end: start + written.length}
    const name = admonitionKinds[style.toLowerCase()] ? style.toLowerCase() : 'note'
    if (opens) open.push({...edit, text: `:::${name}`})
    else {
      const opening = open.pop()
      if (opening) edits.push(opening, {...edit, text: ':::'})
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}
