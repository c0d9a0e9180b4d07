import {createHash} from 'node:crypto'
import type {Book} from '../../book.ts'

/** Two editions are two publications: all but the first get identifiers of their own, made from the book's. */
export function editionIdentifier({config, edition}: Book): string {
  const {identifier} = config
  const [first] = Object.keys(config.editions)
  if (edition.name === first || first === undefined) return identifier
  const uuid = /^urn:uuid:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(identifier)?.[1]
  return uuid === undefined ? `${identifier}#${edition.name}` : `urn:uuid:${nameBasedUuid(uuid, edition.name)}`
}

/** @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
function nameBasedUuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
