/** What each section of a Markdown source says, told from the text alone: the truth that search is held to. */

export type PlainSection = {title: string; lines: string[]}

/** Cut a source at its headings and take its marks away. What stands before the first heading is a section of its own. */
export function sectionsOf(source: string): PlainSection[] {
  const notes = new Map<string, string[]>()
  const text = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    // What other editions say.
    .replace(/^:::only\{edition=(?!zh-Hans\})[^}]*\}\n[\s\S]*?\n:::$/gm, '')
    .replace(/^\[\^([^\]]+)\]: *(.*(?:\n(?:[ \t]*\n)*(?: {4}|\t).*)*)/gm, (_, name: string, note: string) => {
      notes.set(name, note.split('\n').flatMap(plainLines))
      return ''
    })
  const sections: PlainSection[] = [{title: '', lines: []}]
  let fence = ''
  for (const line of text.split('\n')) {
    const open = /^ {0,3}(`{3,}|~{3,})(.*)/.exec(line)
    const heading = fence === '' && /^#{1,6} +(.*?)(?: *\{[^}]*\})?$/.exec(line)
    if (heading) sections.push({title: plainLines(heading[1]!).join(' '), lines: []})
    const {lines} = sections.at(-1)!
    if (open && (fence === '' || open[1]!.startsWith(fence))) {
      lines.push(/caption="([^"]*)"/.exec(open[2]!)?.[1] ?? '')
      fence = fence === '' ? open[1]! : ''
    } else if (fence !== '') lines.push(line.trim())
    else {
      if (!heading) lines.push(...plainLines(line))
      // A note stands with what first refers to it.
      for (const [, name] of line.matchAll(/\[\^([^\]]+)\]/g)) {
        lines.push(...(notes.get(name!) ?? []))
        notes.delete(name!)
      }
    }
  }
  return sections
    .map(({title, lines}) => ({title, lines: lines.map((line) => line.trim()).filter((line) => line !== '')}))
    .filter(({title, lines}) => title !== '' || lines.length > 0)
}

/** The cells of a row, an image's two texts, are lines of their own. */
function plainLines(line: string): string[] {
  return line
    .replace(
      /^\s*(?:>\s?)*(?:\[![A-Z]+\]$|[-*+] +(?:\[[ x]\] )?|\d+[.)] +|:::+ *[\w-]* *|(?:表[：:]|Table:) *|: +)?/,
      ''
    )
    .replace(/\{[#.][^{}]*\}/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/!\[([^\]]*)\]\(\S+?(?:\s+"([^"]*)")?\)/g, '\n$1\n$2\n')
    .replace(/\[@[^\]]+\]|\[\]\([^)]*\)/g, '\n')
    .replace(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, ']')
    .replace(/<([a-z]+:[^<>\s]*)>/gi, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/^\|?[ :|-]+\|[ :|-]*$/, '')
    .replace(/\*\*?|~~|`|(?<!\\)[[\]]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .split(/\n|(?<=^\s*\|.*|.)\|/)
}

/** Write differences out of a text that search does not make either. */
export function plainForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=[!-~])|(?<=[!-~]) (?=\p{Script=Han})/gu, '')
}
