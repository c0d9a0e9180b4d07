/** Messages ↔ plain data, as they are errors, which no serializer keeps whole. */
import {VFileMessage} from 'vfile-message'

/** What a message knows; its cause as data, too. */
export type MessageData = {facts: Readonly<Record<string, unknown>>; cause?: MessageData | string}

/** Not of the message, but of the run that made it. */
const passing = ['stack', 'ancestors', 'cause']

/** Take a message apart. */
export function messageToData(message: VFileMessage): MessageData {
  const names = Object.getOwnPropertyNames(message).filter((name) => !passing.includes(name))
  const facts = Object.fromEntries(names.map((name) => [name, Reflect.get(message, name) as unknown]))
  const {cause} = message
  if (cause === undefined) return {facts}
  return {facts, cause: cause instanceof VFileMessage ? messageToData(cause) : causeOf(cause)}
}

function causeOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : ''
}

/** Put a message together again. */
export function messageFromData({facts, cause}: MessageData): VFileMessage {
  const known = typeof cause === 'string' ? new Error(cause) : cause && messageFromData(cause)
  return Object.assign(new VFileMessage(String(facts['reason']), known ? {cause: known} : {}), facts)
}
