import type {Nodes} from 'mdast'
import {VFileMessage} from 'vfile-message'
import type {Identifier} from '../apparatus.ts'
import type {Chapter, Target} from '../book.ts'
import {reportError} from '../diagnostics.ts'
import type {Attributes} from '../mdast.ts'
import {claimHtmlId, htmlIdOf} from './html-ids.ts'
import type {HtmlIds} from './html-ids.ts'
import {nodesOf} from './nodes-of.ts'

/** `claimed` knows the nodes whose author gave them an identifier. */
export type Claims = {
  targets: Map<Identifier, Target>
  htmlIds: HtmlIds
  claimed: ReadonlyMap<Nodes, {identifier: Identifier; htmlId: string}>
}

/**
 * Give each identifier that an author wrote its `id`, before any is made from a heading: an author's `{#intro}` keeps its
 * name even where a heading reads `Intro`.
 *
 * @param chapters Where an `id` must differ from what stands on a span or an HTML element, it is changed there.
 *   Reports `duplicate-identifier` (error) at the second of two.
 */
export function claimIdentifiers(chapters: readonly Chapter[]): Claims {
  const htmlIds: HtmlIds = new Map()
  const claimed = new Map<Nodes, {identifier: Identifier; htmlId: string}>()
  const seen = new Map<Identifier, VFileMessage>()
  for (const chapter of chapters) {
    for (const {node, identifier} of identifiersIn(chapter)) {
      const htmlId = claimHtmlId(htmlIds, chapter.id, htmlIdOf(identifier))
      claimed.set(node, {identifier, htmlId})
      writeHtmlId(node, htmlId)
      const key = identifier.normalize('NFC')
      const first = seen.get(key)
      if (first) reportDuplicate(chapter, {node, identifier, first})
      else seen.set(key, firstPlace(chapter, node))
    }
  }
  return {targets: new Map(), htmlIds, claimed}
}

/** An image or a fence gives its identifier to the figure around it. */
function identifiersIn(chapter: Chapter): {node: Nodes; identifier: Identifier}[] {
  const nodes = [...nodesOf(chapter.tree)]
  for (const figure of nodes) {
    if (figure.type === 'figure' && figure.identifier !== undefined) dropIdentifier(figure, figure.identifier)
  }
  return nodes.flatMap((node) => {
    const identifier = identifierOf(node)
    return identifier === undefined ? [] : [{node, identifier}]
  })
}

function dropIdentifier(figure: Nodes, identifier: Identifier): void {
  for (const node of nodesOf(figure)) {
    const attributes = attributesOf(node)
    if (attributes?.id === identifier) delete attributes.id
  }
}

function identifierOf(node: Nodes): Identifier | undefined {
  if (node.type === 'figure') return node.identifier
  if (node.type !== 'htmlElement') return attributesOf(node)?.id
  const {id} = node.properties
  return typeof id === 'string' && id !== '' ? id : undefined
}

function writeHtmlId(node: Nodes, htmlId: string): void {
  if (node.type === 'htmlElement') node.properties['id'] = htmlId
  const attributes = attributesOf(node)
  if (attributes) attributes.id = htmlId
}

function attributesOf(node: Nodes): Attributes | undefined {
  return node.data && 'attributes' in node.data ? node.data.attributes : undefined
}

function firstPlace(chapter: Chapter, node: Nodes): VFileMessage {
  const message = new VFileMessage('First given here', {place: node.position})
  message.file = chapter.file.path
  return message
}

function reportDuplicate(
  chapter: Chapter,
  {node, identifier, first}: {node: Nodes; identifier: Identifier; first: VFileMessage}
): void {
  reportError(chapter.file, {
    source: 'enrich',
    ruleId: 'duplicate-identifier',
    reason: `Unexpected second \`${identifier}\`, expected each identifier once in the book`,
    note: `The first is in ${first.file ?? 'this file'}${first.line === undefined ? '' : `, line ${first.line}`}`,
    place: node,
    cause: first,
    values: {identifier, file: first.file ?? '', line: first.line ?? ''}
  })
}
