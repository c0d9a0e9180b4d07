/** A small book with a desk open on it, in a folder of its own, and requests as a stranger would write them. */
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {request, type IncomingHttpHeaders} from 'node:http'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {openDesk, type Desk} from '../../scripts/desk/index.ts'

export const hasGit = spawnSync('git', ['--version']).status === 0

export type OpenedDesk = {
  desk: Desk
  root: string
  port: number
  token: string
  /** Send a request with the right token, and whatever is said otherwise. */
  ask: (path: string, options?: Asking) => Promise<Answer>
  read: (path: string) => string
  write: (path: string, text: string) => void
  git: (...parameters: string[]) => string
  close: () => Promise<void>
}

export type Asking = {
  method?: string
  headers?: Readonly<Record<string, string>>
  /** Headers that are not to be sent. */
  without?: readonly string[]
  body?: unknown
  host?: string
}

/** `status` is 0 where the connection was ended. */
export type Answer = {status: number; headers: IncomingHttpHeaders; text: string}

/** What the book beside this file has, and what a test adds. */
export async function openTestDesk(more: Readonly<Record<string, string>> = {}): Promise<OpenedDesk> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), '书桌 ')))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries({...book, ...more})) write(path, text)
  const git = (...parameters: string[]): string =>
    execFileSync('git', parameters, {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trim()
  if (hasGit) {
    git('init', '-q', '-b', 'main')
    git('config', 'user.name', '林译')
    git('config', 'user.email', 'lin@example.org')
    git('add', '-A')
    git('commit', '-qm', '第一稿')
  }
  const desk = await openDesk({root})
  const [address = '', token = ''] = desk.address.split('#token=')
  const port = Number(new URL(address).port)
  return {
    ...{desk, root, port, token, write, git},
    ask: (path, options = {}) => send({port, token}, path, options),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    close: async () => {
      await desk.close()
      rmSync(root, {recursive: true, force: true})
    }
  }
}

function send(
  {port, token}: {port: number; token: string},
  path: string,
  {method = 'GET', headers = {}, without = [], body, host = '127.0.0.1'}: Asking
): Promise<Answer> {
  const usual = {
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : {'content-type': 'application/json'})
  }
  const wanted = Object.entries({...usual, ...headers}).filter(([name]) => !without.includes(name))
  return new Promise((resolve) => {
    const refused = (): void => {
      resolve({status: 0, headers: {}, text: ''})
    }
    const sent = request({host, port, path, method, headers: Object.fromEntries(wanted), agent: false}, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        resolve({status: response.statusCode ?? 0, headers: response.headers, text})
      })
      response.on('error', refused)
    })
    sent.on('error', refused)
    sent.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body))
  })
}

/** Comments, quotes and wrapping as a person writes them. */
export const pod = `# 这一条由林译照看
id: pod
class: concept
langs:
  zh-Hans:
    status: approved   # 2026 年定
    term: 容器组
    aliases: [Pod]
    definition: >-
      一起调度的一组[容器](term:container)，
      共用网络与存储。
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: approved
    term: "pod"
    definition: A group of containers that are scheduled together.
`

const book: Readonly<Record<string, string>> = {
  'book.yaml': `title: 小书
language: zh-Hans
creators: [{name: 林译, role: author}]
chapters: [01-start.md, 02-more.md]
glossary: glossary
editions:
  full: {}
`,
  '01-start.md': `# 开始

容器组是调度的单位。一个容器组里有几个容器，容器组共用网络。

容器组织得好不好，看调度。容器组织是另一回事。
`,
  '02-more.md': `# 再说

每个 Pod 有一个地址。容器镜像放在仓库里，容器镜像有标签。
`,
  'glossary/terms/pod.yaml': pod,
  'glossary/terms/container.yaml': `id: container
related: [pod]
langs:
  zh-Hans:
    status: approved
    term: 容器
    definition: 隔离的进程。
  zh-Hant:
    status: draft
    term: 容器
    basedOn: zh-Hans@00000000
    definition: 隔離的行程。
  en:
    status: approved
    term: container
    definition: An isolated process.
`,
  'glossary/terms/registry.yaml': `id: registry
langs:
  zh-Hans:
    status: draft
    term: 注册中心
    definition:
  zh-Hant:
    status: missing
    term:
    definition:
  en:
    status: approved
    term: registry
    definition: A store of images.
`
}
