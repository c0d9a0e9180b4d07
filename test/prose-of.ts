/** What a reader must find of a Markdown source, told from the text alone, without any Markdown parser. */

export type Prose = {
  /** Han characters of the running text, in order. */
  body: string
  /** Han characters of each caption, in order. */
  captions: string[]
  /** Han characters of each note, sorted: formats place notes differently. */
  notes: string[]
}

const fence = /^( {0,3}|(?:> ?)+)(`{3,}|~{3,})([^\n`]*)\n([\s\S]*?)(?:\n\1\2[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))/gm

/** Keep the Han characters of a text, outside the Basic Multilingual Plane too. */
export function hanOf(text: string): string {
  return [...text.matchAll(/\p{Script=Han}/gu)].map(([character]) => character).join('')
}

/** Tell prose from marks: what stays, what becomes a caption or a note, what never was text. */
export function proseOf(source: string): Prose {
  const captions: string[] = []
  const notes: string[] = []
  const codes: string[] = []
  let text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  text = text.replace(/^---\n[\s\S]*?\n---\n/, (front) => titleOf(front, source))
  text = text.replace(fence, (...match: string[]) => {
    const [info = '', code = ''] = match.slice(3)
    const caption = /caption="([^"]*)"/.exec(info)?.[1]
    if (caption !== undefined) captions.push(caption)
    codes.push(code)
    return `\n\uE000${codes.length - 1}\uE001${caption === undefined ? '' : `\uE002${captions.length - 1}\uE003`}\n`
  })
  text = text.replace(/<!--[\s\S]*?-->/g, '')
  // What is for other editions than the one that is built.
  text = text.replace(/^:::only\{edition=(?!zh-Hans)[^}]*\}\n[\s\S]*?\n:::$/gm, '')
  text = text.replace(/^\[\^[^\]]+\]:((?:.*)(?:\n(?:[ \t]*\n)*(?: {4}|\t).*)*)/gm, (_, note: string) => {
    notes.push(note)
    return ''
  })
  const ordered: string[] = []
  text = text.replace(
    /^(?:表[：:]|Table:|:) *(.*\{#tbl:[^}]*\})$|!\[[^\]]*\]\(\s*[^\s)]+(?:\s+"([^"]*)")?\s*\)|\uE002(\d+)\uE003/gm,
    (...match: (string | undefined)[]) => {
      const [table, title, listing] = match.slice(1)
      const caption = table ?? title ?? (listing === undefined ? undefined : captions[Number(listing)])
      if (caption !== undefined) ordered.push(caption)
      return ''
    }
  )
  text = text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => codes[Number(index)] ?? '')
  return {
    body: hanOf(withoutMarks(text)),
    captions: ordered.map((caption) => hanOf(withoutMarks(caption))),
    notes: notes.map((note) => hanOf(withoutMarks(note))).sort()
  }
}

/** The title of front matter is printed where the text has no heading of its own. */
function titleOf(front: string, source: string): string {
  const title = /^title:\s*(.*)$/m.exec(front)?.[1] ?? ''
  return /^# /m.test(source) ? '' : `${title}\n\n`
}

function withoutMarks(text: string): string {
  return text
    .replace(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, ']')
    .replace(/\{[#.][^{}\n]*\}/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/<[a-z]+:[^<>\s]*>/gi, '')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
