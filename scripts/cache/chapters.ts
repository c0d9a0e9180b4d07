/** Remembers what was parsed, and what the rules said of it. */
import {deserialize, serialize} from 'node:v8'
import type {VFile} from 'vfile'
import type {Chapter} from '../book.ts'
import {textOf} from './content.ts'
import type {Cache} from './index.ts'
import {keyOf} from './key.ts'
import {messageFromData, messageToData, type MessageData} from './messages.ts'
import type {Store} from './store.ts'

type Parsed = {chapter: Omit<Chapter, 'file'>; messages: readonly MessageData[]}

/** @param keys Takes what names each chapter, by its file. */
export function rememberParsed(store: Store, program: string, keys: WeakMap<VFile, string>): Cache['parse'] {
  const lately = new Map<string, {key: string; parsed: Parsed}>()
  return (source, world, parse) => {
    const {file} = source
    const key = keyOf(program, textOf(source, world))
    keys.set(file, key)
    const last = lately.get(file.path)
    const known = last?.key === key ? last.parsed : parsedIn(store.read('parse', key))
    if (known) {
      lately.set(file.path, {key, parsed: known})
      file.messages.push(...known.messages.map(messageFromData))
      return {...known.chapter, file}
    }
    const before = file.messages.length
    const made = parse()
    const {file: own, ...chapter} = made
    const parsed = {chapter, messages: own.messages.slice(before).map(messageToData)}
    lately.set(file.path, {key, parsed})
    store.write('parse', key, serialize(parsed))
    return made
  }
}

/** @param keys What names each chapter, by its file. */
export function rememberChecks(store: Store, keys: WeakMap<VFile, string>): Cache['check'] {
  return ({file}, world, check) => {
    const key = keyOf(keys.get(file) ?? '', world)
    const bytes = store.read('check', key)
    if (bytes) {
      const known = deserialize(bytes) as MessageData[]
      file.messages.push(...known.map(messageFromData))
      return
    }
    const before = file.messages.length
    check()
    store.write('check', key, serialize(file.messages.slice(before).map(messageToData)))
  }
}

function parsedIn(bytes: Buffer | undefined): Parsed | undefined {
  return bytes && (deserialize(bytes) as Parsed)
}
