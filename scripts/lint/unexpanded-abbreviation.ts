import {toString} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Manuscript} from '../book.ts'
import type {Draft, Rule} from './rule.ts'
import type {Passage} from './passage.ts'

/** What readers of technical books know by these letters better than by its name. */
const known = new Set(
  (
    'AI ANSI API APP ARM ASCII AWS BIOS BSD CD CDN CEO CI CLI CPU CRUD CSS CSV CTO CV CVE DDOS DNS DOM DOS EOF EPUB FAQ FTP GB GCC GIF GNU GPL GPU GUI HDD HR HTML HTTP HTTPS ' +
    'IBM ID IDE IEEE IETF IO IOS IP IPV4 IPV6 ISBN ISO IT JPEG JPG JS JSON JVM KB LAN LED LTS MAC MB MD5 MIT MP3 MP4 MVP NASA NBA NAT NGINX NIST NPM NTP NVIDIA OK OO OOP ORM OS PC PDF PHP PNG POSIX PPT PR QA QQ RAM RFC RGB ROM RPC RSS SAP SDK SHA SLA SMTP SQL SRE SSD SSH SSL SUSE SVG TB TCP TCP/IP TLS ' +
    'TODO TV UDP UI UK UML UNIX URI URL US USA USB UTC UTF UUID UX VIP VLAN VM VPN VPS W3C WAN WIFI WWW XML XSS YAML ZIP'
  ).split(' ')
)

/** English words that are written large as instructions, methods and names. */
const words = new Set(
  'ADD ALL AND ARG BASE COPY DELETE DOWN ENV EXPOSE FROM GET HEAD IN INFO INIT KEY LABEL LEFT LIST MERGE NAME NET NEW NOT NULL ON ONE OPEN OR PATCH POST PUSH PUT READ RESET RIGHT ROOT RUN SELECT SET SHELL SHOW STOP SYNC TABLE TEST TRUE TYPE UPDATE USER VALUE VIEW VOLUME WARN WORK WRITE YES YOU'.split(
    ' '
  )
)

/** What is named less often is named in passing: a company, a conference. */
const fewest = 3

type Use = {name: string; draft: Draft; passage: Passage; index: number}

const abbreviation = /(?<![\w.\-/&])[A-Z][A-Z\d]{1,5}(?![\w\-/&]|\.\w)/g

/** Letters that stand for a name that the book never tells. Told once a book, where they come first. */
export const unexpandedAbbreviation: Rule = {
  ruleId: 'unexpanded-abbreviation',
  severity: 'info',
  description: 'What an abbreviation stands for is said once, beside it or in the glossary.',
  checkBook: (drafts, reportOn) => {
    const told = new Set([...known, ...(drafts[0] ? namesIn(drafts[0].manuscript) : [])])
    const uses = new Map<string, Use[]>()
    for (const draft of drafts) {
      for (const name of indexedIn(draft)) told.add(name)
      for (const passage of draft.passages) {
        for (const name of expandedIn(passage.text)) told.add(name)
        for (const use of usesIn(draft, passage)) uses.set(use.name, [...(uses.get(use.name) ?? []), use])
      }
    }
    for (const [name, [first, ...others]] of uses) {
      if (!first || told.has(name) || others.length + 1 < fewest) continue
      const {draft, passage, index} = first
      reportOn(draft)({
        reason: `Unexpected abbreviation \`${name}\` that the book never expands, expected \`${name}（…）\` at its first use or an entry of the glossary`,
        place: passage.placeOf(index, name.length),
        values: {name}
      })
    }
  }
}

/** What the author leads readers to is no name in passing. */
function indexedIn({tree}: Draft): string[] {
  const names: string[] = []
  visit(tree, 'indexMark', (mark) => {
    names.push(toString(mark), ...mark.path)
  })
  return names
}

function usesIn(draft: Draft, passage: Passage): Use[] {
  const uses = [...passage.text.matchAll(abbreviation)].map(({0: name, index}) => ({name, draft, passage, index}))
  // Roman numerals.
  return uses.filter(({name}) => !/^[IVXLCDM]+$/.test(name) && !words.has(name))
}

/**
 * `CRI（Container Runtime Interface）`, `Container Runtime Interface (CRI)`, `运行时接口（Container Runtime Interface, CRI）`,
 * `CRI 即 …`, `…，简称 CRI`.
 */
function expandedIn(text: string): string[] {
  const patterns = [
    /([A-Z][A-Z\d]{1,5})\s*[（(]/g,
    /[（(]\s*(?:简称|缩写|以下简称|即)?\s*“?([A-Z][A-Z\d]{1,5})\b/g,
    /[（(][^（）()]*[A-Za-z]{3}[^（）()]*[,，]\s*(?:简称|缩写为?|即)?\s*([A-Z][A-Z\d]{1,5})\s*[）)]/g,
    /([A-Z][A-Z\d]{1,5})”?[，,]?\s*(?:即|也就是|是指|指的是|全称|——)/g,
    /(?:简称|缩写|称为|称作|叫作|叫做)(?:是|为)?\s*“?([A-Z][A-Z\d]{1,5})/g
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''))
}

function namesIn({glossary}: Manuscript): string[] {
  const sides = glossary.flatMap(({langs}) => Object.values(langs))
  const names = sides.flatMap(({term, abbr, aliases}) => [term, abbr ?? '', ...aliases])
  return names.flatMap((name) => [name, ...(name.match(/[A-Z][A-Z\d]+/g) ?? [])])
}
