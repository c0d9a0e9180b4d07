/** What the manifests start is what the command line understands. */
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {parse, parseAllDocuments} from 'yaml'
import {parseArguments} from '../../scripts/cli/arguments.ts'
import {commands} from '../../scripts/cli/commands/index.ts'

const folder = resolve(import.meta.dirname, '../../scripts/queue/deploy')
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

type Service = {command: string[]; ports?: string[]; networks?: string[]; volumes?: string[]}
type Resource = {
  kind: string
  metadata: {name: string; namespace?: string}
  spec: {template?: {spec: Pod}; selector?: {matchLabels?: object; app?: string}}
}
type Pod = {
  containers: {args: string[]; image: string; securityContext: object; volumeMounts: {name: string}[]}[]
  volumes?: {name: string}[]
  securityContext: object
}

const surroundings = {cwd: '/', env: {}, packageRoot: '/opt/zhushu', isFolder: () => true}

function nameOf(args: readonly string[]): string {
  const parsed = parseArguments(args, commands, surroundings)
  return parsed.name === 'run' ? parsed.command.name : parsed.name
}

test('compose starts a worker that has no way out, and a board for this machine', () => {
  const {services} = parse(textOf('compose.yaml'), {merge: true}) as {services: Record<string, Service>}
  expect(Object.keys(services)).toEqual(['redis', 'worker', 'board'])
  expect(nameOf(services['worker']?.command ?? [])).toBe('worker')
  expect(nameOf(services['board']?.command ?? [])).toBe('queue dashboard')
  expect(services['worker']?.networks).toEqual(['inside'])
  expect(services['worker']?.volumes?.[0]).toMatch(/:ro$/)
  const ports = Object.values(services).flatMap(({ports = []}) => ports)
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
})

test('Kubernetes starts workers without rights, and every mount has its volume', () => {
  const resources = parseAllDocuments(textOf('kubernetes.yaml')).map((document) => document.toJS() as Resource)
  expect(resources.map(({kind}) => kind)).toContain('NetworkPolicy')
  const pods = resources.flatMap(({spec}) => spec?.template?.spec ?? [])
  expect(pods).toHaveLength(2)
  for (const {containers, securityContext} of pods) {
    expect(securityContext).toMatchObject({runAsNonRoot: true})
    expect(containers[0]?.securityContext).toMatchObject({allowPrivilegeEscalation: false})
    expect(containers[0]?.image).not.toMatch(/:latest$|^[^:]*$/)
  }
  const worker = pods[1]
  expect(nameOf(worker?.containers[0]?.args ?? [])).toBe('worker')
  const volumes = worker?.volumes?.map(({name}) => name)
  expect(worker?.containers[0]?.volumeMounts.map(({name}) => name)).toEqual(volumes)
})

test('the image holds what zhushu is made of, and its own command', () => {
  const lines = textOf('Dockerfile').split('\n')
  const command = JSON.parse(lines.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[]
  expect(nameOf(command)).toBe('worker')
  const copied = lines.filter((line) => line.startsWith('COPY ')).join(' ')
  for (const part of ['package-lock.json', 'scripts', 'templates', 'glossary']) expect(copied).toContain(part)
})
