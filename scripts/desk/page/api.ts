/** Asks the server, with the token of the address that the page was opened with. */
import type {
  ConcordanceAnswer,
  Coverage,
  MergeAnswer,
  OthersAnswer,
  Overview,
  PreviewAnswer,
  ReviewAnswer,
  SaveAnswer,
  TermAnswer,
  TermValue
} from '../protocol.ts'

const tokenKey = 'zhushu-desk:token'

/** The server said no; `status` is HTTP's, 0 where it did not answer. */
export class Refusal extends Error {
  status: number

  constructor(status: number, reason: string) {
    super(reason)
    this.status = status
  }
}

/** Take the token out of the address, where it would be seen, and keep it for as long as the tab is open. */
export function takeToken(): boolean {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1]
  if (token !== undefined) {
    sessionStorage.setItem(tokenKey, token)
    history.replaceState(null, '', '#/')
  }
  return sessionStorage.getItem(tokenKey) !== null
}

type Init = Omit<RequestInit, 'headers'> & {headers?: Readonly<Record<string, string>>}

async function ask<T>(path: string, init: Init = {}): Promise<T> {
  const response = await send(path, init)
  if (!response.ok) throw new Refusal(response.status, await response.text())
  // What the server answers is described in the protocol that both sides share.
  return (await response.json()) as T
}

async function send(path: string, init: Init): Promise<Response> {
  const headers = {
    ...init.headers,
    authorization: `Bearer ${sessionStorage.getItem(tokenKey) ?? ''}`,
    // Messages come in the language of the page.
    'accept-language': document.documentElement.lang
  }
  return await fetch(`/api/${path}`, {...init, headers}).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal(0, String(error))
  })
}

function post<T>(path: string, body: unknown, init: Init = {}): Promise<T> {
  const headers = {'content-type': 'application/json', ...init.headers}
  return ask(path, {method: 'POST', ...init, headers, body: JSON.stringify(body)})
}

const at = encodeURIComponent

export const api = {
  overview: () => ask<Overview>('overview'),
  term: (id: string) => ask<TermAnswer>(`terms/${at(id)}`),
  create: (id: string, language: string, term: string) => post<SaveAnswer>('terms', {id, language, term}),
  save: (id: string, value: TermValue, revision: string) =>
    post<SaveAnswer>(`terms/${at(id)}`, {value}, {method: 'PUT', headers: {'if-match': `"${revision}"`}}),
  preview: (id: string, value: TermValue, signal: AbortSignal) =>
    post<PreviewAnswer>(`terms/${at(id)}/preview`, {value}, {signal}),
  merge: (id: string, base: TermValue, mine: TermValue) => post<MergeAnswer>(`terms/${at(id)}/merge`, {base, mine}),
  others: (id: string, value: TermValue) => post<OthersAnswer>(`terms/${at(id)}/others`, {value}),
  concordance: (text: string, id?: string) =>
    ask<ConcordanceAnswer>(`concordance?text=${at(text)}${id === undefined ? '' : `&id=${at(id)}`}`),
  coverage: () => ask<Coverage>('coverage'),
  review: (base: string) => ask<ReviewAnswer>(`review?base=${at(base)}`),
  propose: (branch: string, message: string) => post<{branch: string; commit: string}>('propose', {branch, message})
}

/** Hear of files that change, until the signal; a stream of lines, as `EventSource` cannot send the token. */
export async function listen(onChange: (ids: string[]) => void, signal: AbortSignal): Promise<void> {
  const response = await send('events', {signal})
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (pending + part.value).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) onChange(JSON.parse(line.slice(6)) as string[])
  }
}
