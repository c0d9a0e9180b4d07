/** Markdown of the CNCF Glossary: `<language>/<id>.md`, a term and language each. Is only taken in. */
import {textOf, textsOf} from './exchange.ts'
import type {ExchangeFile, ExchangeTerm} from './exchange.ts'
import type {TermData} from '../term-data.ts'
import {outlineOf} from '../yaml-outline.ts'

const languages: Readonly<Record<string, string>> = {'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant', 'pt-br': 'pt-BR'}

/** Read the terms of files; those that are no terms are left out. */
export function readCncf(files: readonly ExchangeFile[]): ExchangeTerm[] {
  const terms = new Map<string, {[language: string]: TermData}>()
  const domains = new Map<string, string[]>()
  for (const {path, content} of files) {
    const [, folder = '', id = ''] =
      /(?:^|\/)([A-Za-z-]+)\/([a-z0-9][a-z0-9-]*)\.md$/.exec(path.replaceAll('\\', '/')) ?? []
    const found = id === '' ? undefined : sideOf(String(content), folder.toLowerCase(), id)
    if (!found) continue
    terms.set(id, {...terms.get(id), [languages[folder.toLowerCase()] ?? folder]: found.side})
    if (found.domain.length > 0 && !domains.has(id)) domains.set(id, found.domain)
  }
  return [...terms].map(([id, langs]) => ({
    data: {id, ...(domains.has(id) ? {domain: domains.get(id) ?? []} : {}), langs}
  }))
}

function sideOf(text: string, folder: string, id: string): {side: TermData; domain: string[]} | undefined {
  const [, front = '', body = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? []
  const outline = outlineOf(front)
  if (typeof outline === 'string') return undefined
  const {data} = outline
  const title = textOf(data['title'] ?? data['Title']).trim()
  if (title === '') return undefined
  // The abbreviation stands in the title: 平台即服务 (PaaS).
  const [, name = title, abbr] = /^(.*?)\s*[（(]([A-Za-z][\w/-]*)[)）]$/u.exec(title) ?? []
  const status = textOf(data['status'] ?? data['Status'])
    .trim()
    .toLowerCase()
  const definition = definitionOf(body)
  const address = `https://glossary.cncf.io/${folder === 'en' ? '' : `${folder}/`}${id}/`
  return {
    side: {
      status: status === 'deprecated' ? 'deprecated' : 'proposed',
      term: name,
      ...(abbr === undefined ? {} : {abbr}),
      source: {title: 'CNCF Glossary', url: address, license: 'CC-BY-4.0'},
      ...(definition === '' ? {} : {definition})
    },
    domain: textsOf(data['tags']).filter((tag) => tag.trim() !== '')
  }
}

/** The first paragraph; links to other terms lead to ours of that name. */
function definitionOf(body: string): string {
  const blocks = body
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
  const first = blocks.find((block) => block !== '' && !/^(#|!\[|<|\{\{|---)/.test(block)) ?? ''
  return first
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\]\((?:https:\/\/glossary\.cncf\.io)?\/(?:[a-z-]+\/)?([a-z0-9-]+)\/?(?:#[^)]*)?\)/g, '](term:$1)')
}
