import type {Root} from 'mdast'
import {codeIn} from './code-in.ts'
import type {TextEdit} from './recover/index.ts'

const shortcode =
  /(?<=\]\(\s*)\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?(?:"([^"\n]+)"|`([^`\n]+)`|([^\s"`<>]+))[^\n]*?[%>]\}\}(?=\s*\))/g

/** Find Hugo's addresses of pages in links, `[…]({{< ref "b.md" >}})`, and write them as paths. */
export function findShortcodes(text: string, tree: Root): TextEdit[] {
  const inCode = codeIn(tree)
  return [...text.matchAll(shortcode)].flatMap((match): TextEdit[] => {
    const [whole, quoted, raw, bare] = match
    if (inCode(match.index)) return []
    const path = (quoted ?? raw ?? bare ?? '').replace(/[<>]/g, encodeURIComponent)
    return [{start: match.index, end: match.index + whole.length, text: /[\s()]/.test(path) ? `<${path}>` : path}]
  })
}
